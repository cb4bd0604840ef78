// Brings the streams of events together: steps and breaths as they come, all else sorted.
#ifndef TIMELINE_ORDER_H
#define TIMELINE_ORDER_H

#include "timeline/speech.h"

// Sorted by time, then kind, then in the order in which `others` has them.
const Event *order_events(const Plan *plan, const Events *others, size_t *count);

#endif
