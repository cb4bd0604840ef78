// The ducking that speech causes: how far the rest steps back, and when.
#ifndef MIX_DUCK_H
#define MIX_DUCK_H

#include "mix/score.h"

// Fills out->ducks and out->duck_gain from out->spoken (sorted by onset) and out->rate.
void duck_build(Arena *arena, Score *out);

// The depth at a frame, 0..1. cursor: the number of points at or before a frame asked for last, moved on
// here; frames must not go back. Start from duck_seek.
float  duck_depth(const DuckPoint *points, size_t count, size_t *cursor, Frames frame);
size_t duck_seek(const DuckPoint *points, size_t count, Frames frame);

// A layer's gain at a depth: straight in decibels, which the ear hears as even.
float duck_layer_gain(float gain_at_depth_1, float depth);

#endif
