// What a benchmark measures with: a walk laid out, its phrases, a voice, and every frame of it mixed once
// into memory.
//
// The frames are in shared mappings: a fork does not copy their page tables, so speaking costs here what it
// costs in the program, which has no such memory.
#ifndef BENCH_MATERIAL_H
#define BENCH_MATERIAL_H

#include "job/report.h"

enum { MIXING_PASSES = 5, MIXING_PIECE = 32768 };  // the piece is what render takes at once

typedef struct {
    WalkOrder order;
    Terminal  terminal;
    Walk      walk;  // as far as its timeline
    Phrase   *phrases;
    size_t    phrase_count;
    Voice    *voice;  // has no cache
    int       jobs, rate, channels;
    Frames    length;                 // of the stretch that is measured
    float    *frames;                 // interleaved, as the mixer makes them
    int16_t  *samples;                // the same, as a WAV has them
    double    mixing[MIXING_PASSES];  // processor seconds for the stretch, not kept
} Material;

// most: seconds of the walk at most. False after an error that was reported.
bool material_open(Material *out, const char *session, double most);
void material_close(Material *material);

#endif
