// The ducking that speech causes: how far the rest steps back, and when.
#ifndef MIX_DUCK_H
#define MIX_DUCK_H

#include "mix/score.h"

// Fills out->ducks, duck_gain and word_gain from out->spoken (sorted by onset) and out->rate.
void duck_build(Arena *arena, Score *out);

// The depth at a frame: 0..2. cursor: the number of points at or before a frame asked for last, moved on
// here; frames must not go back. Start from duck_seek.
float  duck_depth(const DuckPoint *points, size_t count, size_t *cursor, Frames frame);
size_t duck_seek(const DuckPoint *points, size_t count, Frames frame);

// A gain at a depth of 0..1: straight in decibels, which the ear hears as even.
float duck_part(float gain, float depth);

// A layer's gain at a depth of 0..2.
float duck_gain(const Score *score, Layer layer, float depth);

#endif
