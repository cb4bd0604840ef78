// A walk as a picture along time: parts, pace, breath, what is said, how much of it is voice. And as a
// cover: a ring.
#ifndef PICTURE_PLOT_H
#define PICTURE_PLOT_H

#include "mix/score.h"
#include "picture/picture.h"

enum { PLOT_COVER_SIDE = 1400 };  // pixels: what podcast apps ask for

// score may be NULL: then words are marks without lengths. wave: the highest sample (0..1) of each of
// `wave_count` equal stretches of the walk, 0 of them where nothing was rendered. Drawn into out, whose arena
// is that one.
void plot_walk(const Timeline *timeline, const Score *score, const float *wave, size_t wave_count,
               Arena *arena, Picture *out);

// The highest sample of each of `points` equal stretches of the walk; the whole walk is mixed to find it (0
// where there is no memory). In the arena.
const float *plot_wave(const Score *score, size_t points, Arena *arena);

void plot_cover(const Timeline *timeline, Arena *arena, Picture *out);

#endif
