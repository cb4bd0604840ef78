// A walk half laid out: its parts one after the other, how long each is, the steps and breaths it holds.
//
// Private to timeline/. unroll.c makes it, lengths.c gives every part its exact place; after that nobody
// changes a moment, and steps.c and breath.c answer "when" from an index alone.
#ifndef TIMELINE_PLAN_H
#define TIMELINE_PLAN_H

#include "timeline/timeline.h"

#define END_SOUND_ROOM (4 * MICROS_PER_SECOND)  // the end sound begins this long before the end
#define END_WORDS_ROOM (3 * MICROS_PER_SECOND)  // and the last words may ring into its first second

typedef struct {
    Gear gear;
    int  breaths;
} GearRun;

typedef struct DrillLayout DrillLayout;

typedef struct {
    Micros from, to;  // from the start of the session
} Stretch;

// One part of the walk without inner parts; each round of a block has leaves of its own.
typedef struct {
    const Phase *phase;
    int          round, rounds;
    bool         quiet;
    Named        sound, bed;
    LayerSet     muted;
    double       gain_db[LAYER_COUNT];

    Micros             written;       // the length asked for
    Micros             at, length;    // exact, once lengths.c has been here
    double             from, to;      // steps a minute as laid out
    int64_t            steps;         // paced steps in it; 0 at her own pace
    int64_t            steps_before;  // in all parts before: they decide which foot it is
    BreathKind         breath;        // free where her own pace leaves nothing to count on
    GearRun            gears[GEARS_MAX];
    int                gear_count;
    int                breaths;  // sum over the gears
    const DrillLayout *drill;    // NULL: not a drill part

    Micros   opening;    // length of the words it opens with: breath schedules count from after them
    int      counted;    // half-breath, plus 1, from which a breath is counted aloud; 0: none is
    Micros   hush;       // from this moment on only the heads-up speaks
    Stretch *announced;  // and here only what announces a breath that changes within the part
    int      announced_count;
} Leaf;

// Says and the parts they reach over: a leaf's own, a block's, or the whole walk's.
typedef struct {
    const Say *says;
    size_t     say_count;
    size_t     first, count;  // leaves
    bool       whole_walk;
} Span;

typedef struct {
    const Session *session;
    Arena         *arena;    // what the timeline keeps
    Arena         *scratch;  // what is forgotten once it is built
    DiagList      *diags;
    Leaf          *leaves;
    size_t         leaf_count, leaf_capacity;
    Span          *spans;  // in file order, the whole walk last
    size_t         span_count, span_capacity;
    Micros         length;
} Plan;

// The session's tree as leaves and spans.
void plan_unroll(Plan *plan);

// Whole breaths for each part, the remainders shared out, every part at its place. False after an error.
bool plan_lengths(Plan *plan);

// The leaf sounding at a moment; the last one at and after the end.
size_t plan_leaf_at(const Plan *plan, Micros at);

static inline Micros leaf_end(const Leaf *leaf) { return leaf->at + leaf->length; }

#endif
