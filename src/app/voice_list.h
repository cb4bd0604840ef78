// Every voice that there is: what its file says, and whether it works on this computer.
#ifndef APP_VOICE_LIST_H
#define APP_VOICE_LIST_H

#include "job/compile.h"
#include "voice/profile_read.h"

typedef struct {
    const char  *name;
    VoiceProfile profile;  // if the file has mistakes: what could be read
    bool         right;    // its file has no mistakes
    const char  *why;      // why it does not work here, as a sentence without its full stop; NULL: it works
    bool         hers;     // the one that speaks her walks
} ListedVoice;

typedef struct {
    const ListedVoice *voices;  // by name; in the desk's arena
    size_t             count;
} VoiceList;

// False after an error in her profile, reported to the desk. A voice with mistakes is in the list, and its
// first mistake is the reason. Starts no engine.
bool voice_list(const Paths *paths, const Asked *asked, const Desk *desk, VoiceList *out);

const ListedVoice *voice_list_find(const VoiceList *list, const char *name);  // NULL: none

// "espeak-ng", "program", "recordings", "hum"; "" where its file has mistakes
const char *voice_engine_word(const ListedVoice *voice);

// If another voice is easier to understand than hers, a line about it: how to choose it, or what it needs to
// work here. NULL: hers is the best that was measured. In the arena.
const char *voice_better(const VoiceList *list, Arena *arena);

#endif
