// Changes that she should hear about beforehand: another part begins, or her breath takes another gear.
#ifndef TIMELINE_CHANGES_H
#define TIMELINE_CHANGES_H

#include "timeline/breath.h"

typedef struct {
    size_t      leaf;    // the part in which it can be announced: the one before, or the one it happens in
    Micros      at;      // of the change, from the start of the session
    Micros      since;   // the change before it in that part, or where the part begins
    int64_t     step;    // of that part, the one that falls on the change; 0 where nothing ticks
    bool        part;    // leaf + 1 begins
    BreathKind  breath;  // how the gear that begins is counted
    const Gear *gear;    // that begins; NULL: the breath stays as it is, or goes free
} Change;

// Every change of the plan, in order of time. Start with {0}; after lengths.c has laid out all lengths.
typedef struct {
    size_t leaf;
    int    gear;   // the last one looked at in this leaf
    Micros since;  // 0: the start of the leaf
} ChangeCursor;

bool changes_next(const Plan *plan, ChangeCursor *cursor, Change *out);

#endif
