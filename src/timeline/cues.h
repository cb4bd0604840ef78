// Every time something is to be said, before any wording is chosen: the author's whens turned into moments.
#ifndef TIMELINE_CUES_H
#define TIMELINE_CUES_H

#include "timeline/cue_list.h"

// Lays out each drill part, with room for its opening words and the heads-up after it, before anything has
// its place. False when they last too long.
bool cues_lay_drills(Plan *plan);

// All cues in order of time; also fills in each leaf's `opening` and `hush`. False when there are too many.
bool cues_collect(Plan *plan, Cues *out);

#endif
