// A voice's open engines, inside the speaker: the voice's own first, then the fallbacks for what it does not
// know. Only the speaker opens engines (speaker.c says why).
#ifndef VOICE_ENGINES_H
#define VOICE_ENGINES_H

#include "voice/engine.h"

enum { ENGINES_MAX = 1 + VOICE_FALLBACKS_MAX };  // a voice and its fallbacks

typedef struct {
    const VoiceProfile *profiles;  // one for each
    const EngineOps    *ops[ENGINES_MAX];
    void               *selves[ENGINES_MAX];
    size_t              count;  // how many are open
} Engines;

// In the host, in any thread: whether the machine has what the profile asks of its engine. Does not look at
// the fallback, and starts nothing. False after an error in diags.
bool engine_is_there(const VoiceProfile *profile, Arena *arena, DiagList *diags);

// False after an error in diags, about profiles[out->count].
bool engines_open(const VoiceProfile *profiles, size_t count, Arena *arena, DiagList *diags, Engines *out);
void engines_close(Engines *engines);

// Index of the first engine that can say the text; -1: none.
int engines_for(const Engines *engines, const char *text);

// How long a phrase may take, whichever engine says it.
Micros engines_patience(const Engines *engines);

#endif
