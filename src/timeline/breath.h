// When she breathes in and out: each half of a breath from its index in the part.
#ifndef TIMELINE_BREATH_H
#define TIMELINE_BREATH_H

#include "timeline/plan.h"

// Half a breath (or a drill's hold or rest) on the walk's clock.
typedef struct {
    Micros     at, length;
    BreathTurn turn;
} BreathPart;

int        breath_part_count(const Leaf *leaf);
BreathPart breath_part(const Leaf *leaf, int index);

// The moment of a step, from 0, of a half-breath counted in steps. For its number of steps: when it ends.
Micros breath_step(const Leaf *leaf, int index, int step);

// The first part of that side that begins at or after a moment, or -1. ON_FREE: an in-breath. Not for drill
// parts.
int breath_next(const Leaf *leaf, BreathSide side, Micros at);

// Walks over all of them in order of time. Start with {0}.
typedef struct {
    size_t leaf;
    int    next;
} BreathCursor;

bool breath_cursor_next(const Plan *plan, BreathCursor *cursor, Event *out);

#endif
