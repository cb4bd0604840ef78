// A drill part: sides, repetitions, and the moves of each, laid one after the other; its length comes out of
// that.
#ifndef TIMELINE_DRILL_H
#define TIMELINE_DRILL_H

#include "timeline/breath.h"

typedef struct {
    BreathPart  part;  // at: from the start of the drill part
    const Pool *pool;  // said at its start; NULL: nothing
    SourcePos   pos;
    int         side, rep;  // of `drill->sides`, from 0; repetitions from 1
    bool        counted;    // a hold in seconds: its last ones are counted aloud
    bool        beat;       // one of several quick efforts: what is said about it sits on its start
    bool        lift;       // core work begins with it
    int         count;      // which breath of a hold, which quick effort: said at its start; else 0
} DrillMove;

struct DrillLayout {
    DrillMove *moves;
    size_t     count, capacity;
    Micros     length;
};

// opening and tail: room for the words before its first move, and for the heads-up after its last.
const DrillLayout *drill_lay(const Plan *plan, const Phase *phase, Micros opening, Micros tail);

#endif
