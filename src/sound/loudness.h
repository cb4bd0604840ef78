// How loud something is to the ear: ITU-R BS.1770, in LUFS. Mono counts as heard in both ears, 3 LU above its
// one channel.
//
// Two ways to the same figure: libebur128 over samples, and our own sum over K-weighted energy per 10 ms. A
// score uses the latter to know the loudness of a walk that is not mixed yet. A test compares the two.
#ifndef SOUND_LOUDNESS_H
#define SOUND_LOUDNESS_H

#include "base/units.h"

#define LOUDNESS_NONE (-200.0)  // what silence measures

enum { LOUDNESS_BLOCKS = 100 };  // energy blocks a second: block n runs from frame n * rate / 100

// Integrated loudness of interleaved samples. What is shorter than 0.4 s is repeated until it can be
// measured, so that a short word and a long one compare. LOUDNESS_NONE for silence.
double loudness_integrated(const float *samples, Frames length, int channels, int rate);

// How many 10 ms blocks cover `length` frames.
int loudness_block_count(Frames length, int rate);

// K-weighted mean square per block, channels added up; out holds loudness_block_count items. The last block
// counts as a whole one, silent after the end.
void loudness_energy(const float *samples, Frames length, int channels, int rate, float *out);

// Integrated loudness of such blocks (both gates of BS.1770); short ones repeated as above. scale: 2 for one
// channel heard in both ears, else 1.
double loudness_of_energy(const float *energy, int count, double scale);

#endif
