// `pace = "follow"`: how much quicker than written she walks, from what she noted.
#ifndef PLAN_PACE_H
#define PLAN_PACE_H

#include "plan/history.h"

// Steps a minute, 0 or more: two more for each two walks in a row that were easy, two less for a hard one or
// a sign. The level's own range is kept where the session is read.
double plan_pace_more(const History *history);

#endif
