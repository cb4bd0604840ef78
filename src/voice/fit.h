// Speech at a rate that its engine cannot be asked for: pauses are shortened first, then all of it is
// stretched at the same pitch.
#ifndef VOICE_FIT_H
#define VOICE_FIT_H

#include "voice/engine.h"

// Seconds from the first sound to the last.
double fit_sounded(const Utterance *of);

// Makes it `factor` times as fast, and moves its words and vowel along. False: it is unchanged, for want of
// Rubber Band or memory.
bool fit_to(Utterance *utterance, double factor);

#endif
