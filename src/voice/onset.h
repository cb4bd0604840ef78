// Finds, in the sound alone, where the vowel that carries a phrase is heard to begin.
//
// What an engine knows about its phonemes is not what the ear hears. For espeak-ng a vowel begins when its
// formants have arrived, 60 to 90 ms after an l or r has opened into it. Listeners who tap along tap where
// the middle of the spectrum swells most; so does this.
#ifndef VOICE_ONSET_H
#define VOICE_ONSET_H

#include "base/units.h"

#define ONSET_NO_HINT (-1)

// samples: interleaved, `length` frames of `channels` at `rate` a second, speech of one phrase, at any level.
// hint: the frame where the engine says the stressed vowel begins; we look from 100 ms before it to 30 ms
// after it. ONSET_NO_HINT: the first vowel that is nearly as strong as the phrase's strongest.
// Returns a frame within 0..length. Silence, less than 50 ms, or no memory left: the hint, or 0. Any thread.
Frames onset_find(const float *samples, Frames length, int channels, int rate, Frames hint);

#endif
