// Curves that everything here is drawn with. Our own sine: the same on every machine, and quick enough for
// every sample.
#ifndef SOUND_WAVE_H
#define SOUND_WAVE_H

#include <math.h>

#define WAVE_TURN 6.283185307179586  // one turn in radians

// sin(turn * 2 pi) for any turn >= 0. Folded into a quarter turn, then its Taylor series: off by less than
// 4e-6.
static inline double wave_sine(double turn)
{
    double x = turn - (double)(long long)turn;      // 0..1
    x = x < 0.25 ? x : x < 0.75 ? 0.5 - x : x - 1;  // -0.25..0.25
    double y = x * WAVE_TURN, s = y * y;
    return y * (1 + s * (-1.0 / 6 + s * (1.0 / 120 + s * (-1.0 / 5040 + s * (1.0 / 362880)))));
}

// Half a cosine from 0 at x <= 0 to 1 at x >= 1: the edge that does not click.
static inline double wave_rise(double x)
{
    return x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - 0.5 * wave_sine(0.25 + 0.5 * x);
}

static inline double wave_gain(double db) { return pow(10, db / 20); }

#endif
