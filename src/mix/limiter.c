// True peaks by fourfold oversampling with short windowed sincs (the way of ITU-R BS.1770-4, Annex 2), only
// where the samples are loud enough to hide one: a twelfth of speech. The gain is straight between borders,
// whole through the block in need and its neighbours, and comes back over LIMITER_RELEASE blocks:
//
//   gain   -----\          ______-----
//                \________/
//   blocks |  1  |before| NEED |after|  release ...
#include "mix/limiter.h"

#include "base/wide.h"

#include <math.h>

enum { PIECE = 64 };

static double sinc(double x) { return fabs(x) < 1e-9 ? 1 : sin(M_PI * x) / (M_PI * x); }

// Between samples TAPS/2 - 1 and TAPS/2 of the twelve, `part` of the way; scaled to pass a constant
// unchanged.
static void make_taps(float *taps, double part)
{
    double half = LIMITER_TAPS / 2.0, sum = 0, exact[LIMITER_TAPS];
    for (int i = 0; i < LIMITER_TAPS; i++) {
        double x = i - (half - 1) - part;
        exact[i] = sinc(x) * (0.5 + 0.5 * cos(M_PI * x / (half + 0.5)));
        sum += exact[i];
    }
    for (int i = 0; i < LIMITER_TAPS; i++)
        taps[i] = (float)(exact[i] / sum);
}

void limiter_init(Limiter *limiter)
{
    float most = 1;
    for (int phase = 1; phase < LIMITER_PHASES; phase++) {
        float *taps = limiter->taps[phase - 1], sum = 0;
        make_taps(taps, (double)phase / LIMITER_PHASES);
        for (int i = 0; i < LIMITER_TAPS; i++)
            sum += fabsf(taps[i]);
        most = fmaxf(most, sum);
    }
    limiter->ceiling = powf(10, (float)LIMITER_CEILING_DB / 20);
    limiter->harmless = limiter->ceiling / most;
}

static float peak_of(const float *samples, int count)
{
    float peak = 0;
    for (int i = 0; i < count; i++)
        peak = fmaxf(peak, fabsf(samples[i]));
    return peak;
}

// The peak of the values between the samples, of those whose filter ends within this piece.
static float peak_between(const Limiter *limiter, const float *samples)
{
    float peak = 0;
    for (int phase = 0; phase < LIMITER_PHASES - 1; phase++) {
        float between[PIECE] = { 0 };
        for (int tap = 0; tap < LIMITER_TAPS; tap++)
            for (int i = 0; i < PIECE; i++)
                between[i] += limiter->taps[phase][tap] * samples[i + tap - (LIMITER_TAPS - 1)];
        peak = fmaxf(peak, peak_of(between, PIECE));
    }
    return peak;
}

WIDE static float need_of(const Limiter *limiter, const float *samples)
{
    float peak = 0, before = peak_of(samples - LIMITER_HISTORY, LIMITER_HISTORY);
    for (int piece = 0; piece < MIXER_BLOCK; piece += PIECE) {
        float here = peak_of(samples + piece, PIECE);
        peak = fmaxf(peak, here);
        if (fmaxf(here, before) > limiter->harmless)
            peak = fmaxf(peak, peak_between(limiter, samples + piece));
        before = here;
    }
    return peak > limiter->ceiling ? limiter->ceiling / peak : 1;
}

float limiter_need(const Limiter *limiter, const float *samples) { return need_of(limiter, samples); }

float limiter_border(const float *needs, unsigned mask, int64_t block)
{
    float gain = 1;
    for (int64_t near = block - 1; near < block + LIMITER_AHEAD; near++)
        gain = fminf(gain, needs[near & mask]);
    for (int back = 1; back < LIMITER_RELEASE; back++) {
        float need = needs[(block - 1 - back) & mask];
        gain = fminf(gain, need + (1 - need) * (float)back / LIMITER_RELEASE);
    }
    return gain;
}
