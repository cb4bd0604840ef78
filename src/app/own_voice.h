// A voice of her own: a folder of recordings, the file that names it, and what there is to say.
//
//     sessions, or all that fit her ─▶ Script ─┬─▶ script   prints it: what is recorded, what is missing
//     voices/NAME/, her own folder ─▶ Takes ───┴─▶ record   takes what is missing from the microphone
#ifndef APP_OWN_VOICE_H
#define APP_OWN_VOICE_H

#include "job/script.h"
#include "job/settings.h"
#include "voice/takes.h"

typedef struct {
    const char *name;    // "mine"
    const char *file;    // voices/mine.cfg in her folder
    const char *folder;  // voices/mine beside it
    Takes       takes;
    Script      script;
} OwnVoice;

// What is said in the sessions that the command names, or with --all in all that fit her, and which of it is
// recorded. Anything but STATUS_DONE was reported.
Status own_voice_find(const Settings *settings, const Paths *paths, Arena *arena, OwnVoice *out);

bool own_voice_has(const OwnVoice *own, const ScriptLine *line, Arena *arena);

// What is recorded but no longer said in any of these sessions, sorted. In the arena.
const char *const *own_voice_unsaid(const OwnVoice *own, Arena *arena, size_t *count);

// Makes the folder and, where there is none, the file, with the voice that says what is missing. False: error
// says why.
bool own_voice_write(const OwnVoice *own, const char *fallback, const char *language, SinkError *error);

#endif
