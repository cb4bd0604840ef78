// The days to come: what is advised on each, if what is planned is also done. For a calendar, for the files
// of a week, for `walkcoach plan`.
#ifndef PLAN_PROJECT_H
#define PLAN_PROJECT_H

#include "plan/advice.h"

// What we assume about the days before the one in question.
typedef enum {
    SUPPOSE_NOT_SAID,  // each walk walked, nothing said about how it was: she stays in her row
    SUPPOSE_CLEAN,     // each walk easy, each question a yes: the plan at its fastest
} Suppose;

typedef struct {
    Day    day;
    Advice advice;
    int    number;  // of the walk among all of hers, from 1, by which a calendar knows it; 0: no walk
} PlannedDay;

// `days` of them from the day on, in the arena. A walk of the first day that is done already is not planned
// again.
const PlannedDay *plan_project(const Plan *plan, const Mother *mother, const History *history, Day from,
                               int days, Suppose suppose, Arena *arena);

#endif
