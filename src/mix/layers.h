// Everything that is not speech or bed, at its frame: breath, ticks, swells, chimes.
#ifndef MIX_LAYERS_H
#define MIX_LAYERS_H

#include "mix/packs.h"
#include "mix/score.h"

// Fills out->placed with all sounds and the speech of out->spoken, sorted by `at`.
void layers_place(const Packs *packs, Sounds *sounds, Arena *arena, Score *out);

// Orders from `sounds` what layers_place will ask for.
void layers_want(const Timeline *timeline, const Packs *packs, int rate, Sounds *sounds);

#endif
