// When the n-th step of a part falls, and every step of the walk in order.
#ifndef TIMELINE_STEPS_H
#define TIMELINE_STEPS_H

#include "timeline/plan.h"

// The moment of step n from the start of the leaf, 0 <= n <= leaf->steps. Step leaf->steps is the end of the
// leaf, exactly.
Micros steps_moment(const Leaf *leaf, int64_t n);

// Walks over all steps of the plan, count-ins included, in order of time. Start with {0}.
typedef struct {
    size_t  leaf;
    int64_t next;  // negative: counting in
    bool    started;
} StepCursor;

bool steps_next(const Plan *plan, StepCursor *cursor, Event *out);

#endif
