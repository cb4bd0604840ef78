// At most ten lifts with less than a minute between neighbours, then a minute free: the rule no author can
// break.
#ifndef TIMELINE_LIFTS_H
#define TIMELINE_LIFTS_H

#include "timeline/cues.h"

// Removes lifts that leave no rest, keeps one word and one lift for each turn, and adds the `rest` words.
// Keeps order.
void lifts_rest(const Plan *plan, Cues *cues);

#endif
