// The programme as a picture: a column of walks for each week, by minutes and level, and where she is:
//
//                           ▄ 4
//     minutes     ▄   █ █   █ 3
//               ▄ █   █ █   █ 2
//     weeks     0 1   5 6   17
#ifndef PICTURE_PLOT_PLAN_H
#define PICTURE_PLOT_PLAN_H

#include "picture/picture.h"
#include "plan/plan.h"

// row: hers; -1: none. Drawn into out, which uses the same arena.
void plot_plan(const Plan *plan, int row, Arena *arena, Picture *out);

#endif
