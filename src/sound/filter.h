// Two filters whose corner may move while they run. (Fixed ones are in biquad.h.)
#ifndef SOUND_FILTER_H
#define SOUND_FILTER_H

#include <math.h>

// One pole: what is above the corner falls by 6 dB an octave.
typedef struct {
    double share, level;
} Smooth;

static inline void smooth_tune(Smooth *smooth, double hz, int rate)
{
    smooth->share = 1 - exp(-6.283185307179586 * hz / rate);
}

static inline double smooth_next(Smooth *smooth, double in)
{
    return smooth->level += smooth->share * (in - smooth->level);
}

// Two poles, three ways out at once: below the corner, around it, above it. Trapezoidal integrators, so that
// the corner can move with every sample. V. Zavalishin, "The Art of VA Filter Design", 2012, chapter 4.
typedef struct {
    double g, damping, share;  // tuning
    double s1, s2;             // what it remembers
    double low, band, high;    // the last sample's three outputs; band is 0 dB at the corner
} Band;

static inline void band_tune(Band *band, double hz, double q, int rate)
{
    double highest = 0.45 * rate;
    band->g = tan(3.141592653589793 * (hz < highest ? hz : highest) / rate);
    band->damping = 1 / q;
    band->share = 1 / (1 + band->g * (band->g + band->damping));
}

static inline void band_next(Band *band, double in)
{
    double high = (in - (band->damping + band->g) * band->s1 - band->s2) * band->share;
    double mid = band->s1 + band->g * high;
    double low = band->s2 + band->g * mid;
    band->s1 = mid + band->g * high;
    band->s2 = low + band->g * mid;
    band->low = low, band->band = mid * band->damping, band->high = high;
}

#endif
