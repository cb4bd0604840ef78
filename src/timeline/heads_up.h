// The words before something changes ("Next: Reset." "3 steps in, 4 steps out."), and the quiet that other
// words keep for them.
#ifndef TIMELINE_HEADS_UP_H
#define TIMELINE_HEADS_UP_H

#include "timeline/cue_list.h"

// Adds the cues before each change that is to be announced; sets `hush` of the part that ends, or an
// `announced` stretch within a part.
void heads_up_collect(Plan *plan, Cues *out);

// How long the heads-up after this leaf takes, its lead included; 0 where none is said. For drills, whose
// length depends on it: asked before any part has its place.
Micros heads_up_room(const Plan *plan, size_t leaf);

#endif
