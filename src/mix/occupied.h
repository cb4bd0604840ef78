// When somebody speaks: intervals that never overlap, each with the silence it wants beside it, and the holes
// between.
//
// Between two neighbours there is at least the larger of their gaps, and if both want to be apart from their
// kind, that distance too. Intervals are found by buckets of time, so that a cue in a walk of ten hours takes
// no longer than one in a walk of ten minutes.
#ifndef MIX_OCCUPIED_H
#define MIX_OCCUPIED_H

#include "base/arena.h"
#include "base/units.h"

// The silence that words want beside them, in frames.
typedef struct {
    Frames gap;    // from any other words
    Frames apart;  // from words that have an `apart` of their own: the smaller of the two counts. 0: none
} Silence;

Frames silence_between(Silence one, Silence other);

typedef struct Interval Interval;
struct Interval {
    Frames      from, to;
    Silence     silence;
    const char *text;  // what is said in it
    Interval   *before, *after;
};

typedef struct {
    Arena     *arena;
    Interval  *head;     // a sentinel before everything
    Interval **buckets;  // the first interval that begins in it; NULL: none does
    size_t     bucket_count;
    Frames     bucket_length;
} Occupied;

#define NO_HOLE ((Frames)-1)

Occupied occupied_init(Frames length, int rate, Arena *arena);

// Adds what fits: the caller has asked before.
void occupied_add(Occupied *occupied, Frames from, Frames to, Silence silence, const char *text);

// The interval in the way of from..to with that silence; NULL when it fits.
const Interval *occupied_obstacle(const Occupied *occupied, Frames from, Frames to, Silence silence);

// The first moment from `at` on where `length` fits and ends by `latest`; or NO_HOLE.
Frames occupied_first_hole(const Occupied *occupied, Frames at, Frames length, Silence silence,
                           Frames latest);

// The beginning of the last hole that ends at `end` or before, and not before `earliest`; or NO_HOLE.
Frames occupied_last_hole(const Occupied *occupied, Frames end, Frames length, Silence silence,
                          Frames earliest);

#endif
