// A bed that follows the breath: up through the inhale, down through the exhale.
#ifndef MIX_TIDE_H
#define MIX_TIDE_H

#include "mix/score.h"

// Whether a bed of that name does: noise that is like weather or water.
bool tide_follows(const SoundSpec *bed);

// Fills out->tides from the breaths of out->timeline; none where no bed follows.
void tide_build(Arena *arena, Score *out);

// The gain at a frame. cursor: as in duck_depth.
float tide_gain(const Score *score, size_t *cursor, Frames frame);

#endif
