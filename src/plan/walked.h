// What she walked, week by week since the birth, against what the plan had for the week.
#ifndef PLAN_WALKED_H
#define PLAN_WALKED_H

#include "plan/advice.h"

typedef struct {
    int     week;     // since the birth; the first is 0
    Day     from;     // its first day
    int     walks;    // those that count: not left early
    int     minutes;  // of them
    int     row;      // of the plan: the one she was in at the end of the week
    int     planned;  // minutes of that row
    SignSet signs;    // that she noted in it
} WalkedWeek;

typedef struct {
    const WalkedWeek *weeks;  // from the first in which something is noted to that of the day
    size_t            count;
    int               streak;  // weeks in a row with a walk, up to now; this week's may still come
} Walked;

// In the arena. day: not before the birth.
Walked plan_walked(const Plan *plan, const Mother *mother, const History *history, Day day, Arena *arena);

#endif
