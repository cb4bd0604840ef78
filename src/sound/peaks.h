// Takes the peaks of a whole clip down to a ceiling: it sees them coming, so there is no click and no
// pumping.
#ifndef SOUND_PEAKS_H
#define SOUND_PEAKS_H

#include "base/units.h"

float peaks_highest(const float *samples, Frames length, int channels);

// Changes the samples in place; both channels alike. False: out of memory.
bool peaks_limit(float *samples, Frames length, int channels, int rate, float ceiling);

#endif
