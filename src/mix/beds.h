// What sounds without pause: the beds of the phases, the floor noise, the wake-up.
#ifndef MIX_BEDS_H
#define MIX_BEDS_H

#include "mix/packs.h"
#include "mix/score.h"

#define WAKE_UP (3 * MICROS_PER_SECOND / 2)  // headsets swallow up to a second: noise first, words after it

// Fills out->beds and out->floor.
void beds_lay(const Cast *cast, Sounds *sounds, bool solo, Arena *arena, Score *out);

// Orders from `sounds` what beds_lay will ask for.
void beds_want(const Timeline *timeline, const Cast *cast, Sounds *sounds);

// Turns all beds down until the loudest is under the meter's gate (LUFS at gain 1) and so out of the walk's
// range: otherwise a bed alone between words would count as its softest part. A part's own gain is still
// added. False: they were under it already.
bool beds_sink(double gate, Score *out);

// The gain of a span at a frame: 0 outside it.
float beds_gain(const BedSpan *span, Frames frame);

#endif
