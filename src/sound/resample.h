// Samples at another rate.
#ifndef SOUND_RESAMPLE_H
#define SOUND_RESAMPLE_H

#include "base/units.h"

// How many frames `length` become.
Frames resample_length(Frames length, int from_rate, int to_rate);

// Interleaved samples at to_rate: a new array of resample_length frames for the caller to free. NULL: out of
// memory, or a rate that soxr does not take. Same rates give a copy.
float *resample(const float *samples, Frames length, int channels, int from_rate, int to_rate);

#endif
