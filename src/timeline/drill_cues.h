// What is said in a drill part: the words of each move, and the counting aloud.
#ifndef TIMELINE_DRILL_CUES_H
#define TIMELINE_DRILL_CUES_H

#include "timeline/cue_list.h"

void drill_cues_collect(Plan *plan, Cues *out);

#endif
