// Speech at another rate than an engine can be asked for: pauses are made shorter first, then all of it is
// stretched at its pitch.
#ifndef VOICE_FIT_H
#define VOICE_FIT_H

#include "voice/engine.h"

// Seconds from the first sound to the last.
double fit_sounded(const Utterance *of);

// Makes it `factor` times as fast, its words and vowel with it. False: it stays as it was, for want of Rubber
// Band or memory.
bool fit_to(Utterance *utterance, double factor);

#endif
