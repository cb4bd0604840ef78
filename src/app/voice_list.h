// Every voice that there is: what its file says, and whether it works on this computer.
#ifndef APP_VOICE_LIST_H
#define APP_VOICE_LIST_H

#include "job/compile.h"
#include "voice/profile_read.h"

typedef struct {
    const char  *name;
    VoiceProfile profile;  // of a file with mistakes what could be read
    bool         right;    // its file has no mistakes
    const char  *why;      // it does not work here, as a sentence without its stop; NULL: it works
    bool         hers;     // which her walks are spoken in
} ListedVoice;

typedef struct {
    const ListedVoice *voices;  // by name; in the desk's arena
    size_t             count;
} VoiceList;

// False after an error in her profile, reported to the desk. A voice with mistakes is in the list, with its
// first one for a reason. Starts no engine.
bool voice_list(const Paths *paths, const Asked *asked, const Desk *desk, VoiceList *out);

const ListedVoice *voice_list_find(const VoiceList *list, const char *name);  // NULL: none

// "espeak-ng", "program", "recordings", "hum"; "" where its file has mistakes
const char *voice_engine_word(const ListedVoice *voice);

// A line about the voice that was understood best, where hers was understood worse: how to choose it, or what
// it needs to work here. NULL: hers is the best that was measured. In the arena.
const char *voice_better(const VoiceList *list, Arena *arena);

#endif
