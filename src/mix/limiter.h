// Keeps true peaks under the ceiling: finds them between the samples, and turns down softly before they come.
//
// Pure functions of blocks of MIXER_BLOCK samples: what a block needs, and the gain at a border between two
// blocks from the needs of a few blocks around it. Nothing is remembered, so it is the same from wherever one
// starts.
#ifndef MIX_LIMITER_H
#define MIX_LIMITER_H

#include "mix/mixer.h"

enum {
    LIMITER_TAPS = 12,
    LIMITER_PHASES = 4,              // oversampling
    LIMITER_HISTORY = LIMITER_TAPS,  // samples in front of a block that limiter_need reads
    LIMITER_AHEAD = 2,    // blocks after a border's own first block that decide its gain, itself included
    LIMITER_RELEASE = 8,  // blocks until the gain is back: 93 ms
    LIMITER_BEFORE = LIMITER_RELEASE + 1,
};

// dBTP asked of our twelve taps. On loud noise up to the Nyquist frequency a filter of 64 taps at sixteenfold
// rate finds 0.32 dB more; the promise is -1.0.
#define LIMITER_CEILING_DB (-1.4)

typedef struct {
    float taps[LIMITER_PHASES - 1][LIMITER_TAPS];  // the samples themselves are the phase left out
    float ceiling;
    float harmless;  // samples under it cannot hide a true peak above the ceiling
} Limiter;

void limiter_init(Limiter *limiter);

// The gain, at most 1, that keeps these MIXER_BLOCK samples, and the curve between them, under the ceiling.
float limiter_need(const Limiter *limiter, const float *samples);

// The gain at the border in front of block n. need(n) is needs[n & mask]; read from n - LIMITER_BEFORE to n +
// 1.
float limiter_border(const float *needs, unsigned mask, int64_t block);

#endif
