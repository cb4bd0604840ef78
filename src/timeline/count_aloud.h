// The first breath after an explanation, counted aloud: a word on each step. "In, two, three. Out, two,
// three, four."
#ifndef TIMELINE_COUNT_ALOUD_H
#define TIMELINE_COUNT_ALOUD_H

#include "timeline/cue_list.h"

// For the says of a span that count at its start: keeps the first breath after the opening words of the part
// for them (`counted`), and ends the opening after it, so that breath schedules begin after it.
void count_aloud_make_room(const Plan *plan, const Span *span, Leaf *leaf);

// A cue for each step of the breath whose breath in is half-breath `part`, as far as it can be counted there:
// in steps, with full talk, a word for each, and nothing announced meanwhile. `one`: its pool and line.
void count_aloud_add(const Plan *plan, Cues *cues, const Cue *one, int part);

#endif
