// Turns any engine's raw speech into a clip that can be placed: trimmed, equalised, peaks tamed, levelled, at
// the wanted rate.
#ifndef VOICE_POLISH_H
#define VOICE_POLISH_H

#include "voice/engine.h"

// Uses up the utterance's samples (changes them, does not free them). NULL: nothing can be heard in it, or
// out of memory.
Clip *polish(const Utterance *raw, const VoiceProfile *profile, int rate);

#endif
