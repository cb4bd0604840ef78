// Everything that is not speech or bed, at its frame: breath, ticks, swells, chimes.
#ifndef MIX_LAYERS_H
#define MIX_LAYERS_H

#include "mix/packs.h"
#include "mix/score.h"

// Fills out->placed with all sounds and the speech of out->spoken, sorted by `at`. False after an error (an
// own file).
bool layers_place(const Packs *packs, Sounds *sounds, Arena *arena, DiagList *diags, Score *out);

#endif
