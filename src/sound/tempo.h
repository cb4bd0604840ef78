// Speech slower or faster at the same pitch, by Rubber Band.
#ifndef SOUND_TEMPO_H
#define SOUND_TEMPO_H

#include "base/library.h"
#include "base/units.h"

// Whether Rubber Band is there; for a process whose children stretch. False: why.
bool tempo_ready(char why[LIBRARY_WHY_SIZE]);

// Interleaved samples (1 or 2 channels) that last `ratio` times as long: a new array for the caller to free,
// and its frames in *out_length. NULL: no Rubber Band, or no memory. One thread, so that results repeat.
float *tempo_stretch(const float *samples, Frames length, int channels, int rate, double ratio,
                     Frames *out_length);

#endif
