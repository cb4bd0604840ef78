// Coloured noise as a function of a seed and the index: the same on every machine, from any place, and in a
// ring if wished.
#ifndef SOUND_NOISE_H
#define SOUND_NOISE_H

#include "base/units.h"
#include "sound/filter.h"

typedef enum { NOISE_WHITE, NOISE_PINK, NOISE_BROWN } NoiseColour;

enum { NOISE_POLES = 4 };

typedef struct {
    NoiseColour colour;
    uint64_t    seed;
    Frames      next, ring;  // ring > 0: the sample after ring - 1 is sample 0
    Smooth      poles[NOISE_POLES];
    double      gain;
} Noise;

// ring 0: endless. The filters have settled before the first sample, so that a ring closes without a seam.
void noise_init(Noise *noise, NoiseColour colour, uint64_t seed, Frames ring, int rate);

// The next `count` samples; RMS about 0.3 over the audible range, whatever the colour.
void noise_fill(Noise *noise, float *out, Frames count);

#endif
