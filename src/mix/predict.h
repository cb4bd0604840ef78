// How loud a walk will be, from the score alone, before a single frame is mixed.
#ifndef MIX_PREDICT_H
#define MIX_PREDICT_H

#include "mix/score.h"

typedef struct {
    double lufs;   // integrated, at gain 1; LOUDNESS_NONE where nothing sounds
    double range;  // LU
    double gate;   // LUFS at gain 1: what is softer does not count for the range
} Prediction;

Prediction predict_loudness(const Score *score, Arena *arena);

#endif
