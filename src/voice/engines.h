// The engines of a voice, open, as the speaker has them: the voice's own first, then what says for it what it
// does not know. Only the speaker opens engines (speaker.c says why).
#ifndef VOICE_ENGINES_H
#define VOICE_ENGINES_H

#include "voice/engine.h"

enum { ENGINES_MAX = 1 + VOICE_FALLBACKS_MAX };  // a voice and its fallbacks

typedef struct {
    const VoiceProfile *profiles;  // one for each
    const EngineOps    *ops[ENGINES_MAX];
    void               *selves[ENGINES_MAX];
    size_t              count;  // of those that are open
} Engines;

// In the host, in any thread: whether the machine has what the profile asks of its engine; its fallback is
// not looked at. Starts nothing. False after an error in diags.
bool engine_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags);

// False after an error in diags: it is about profiles[out->count].
bool engines_open(const VoiceProfile *profiles, size_t count, Arena *arena, DiagList *diags, Engines *out);
void engines_close(Engines *engines);

// Index of the first engine that has something for the text; -1: none.
int engines_for(const Engines *engines, const char *text);

// How long a phrase may take, whoever says it.
Micros engines_patience(const Engines *engines);

#endif
