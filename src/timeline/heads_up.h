// The words that tell of a part before it begins ("Next: Reset."), and the quiet other words keep for them.
#ifndef TIMELINE_HEADS_UP_H
#define TIMELINE_HEADS_UP_H

#include "timeline/cues.h"

// Adds a cue before each part that is to be announced, and sets the `hush` of the part it is said in.
void heads_up_collect(Plan *plan, Cues *out);

// How long a heads-up behind this leaf takes, its lead included; 0 where none is said.
Micros heads_up_room(const Plan *plan, size_t leaf);

#endif
