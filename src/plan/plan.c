#include "plan/plan.h"

int plan_longest(int level, int week)
{
    return level == LEVEL_LONGER && week >= LEVEL_LONGER_WEEK ? LEVEL_LONGER_MINUTES : LEVEL_MINUTES[level];
}

int plan_row_minutes(const PlanRow *row)
{
    int minutes = 0;
    for (int i = 0; i < row->walk_count; i++)
        minutes += row->walks[i].minutes;
    return minutes;
}

int plan_row_highest(const PlanRow *row)
{
    int level = 0;
    for (int i = 0; i < row->walk_count; i++)
        level = row->walks[i].level > level ? row->walks[i].level : level;
    return level;
}

int plan_row_shortest(const PlanRow *row)
{
    int minutes = row->walk_count > 0 ? row->walks[0].minutes : 0;
    for (int i = 1; i < row->walk_count; i++)
        minutes = row->walks[i].minutes < minutes ? row->walks[i].minutes : minutes;
    return minutes;
}

int plan_row_below(const Plan *plan, int row, int level)
{
    for (int below = row - 1; below >= 0; below--) {
        int highest = plan_row_highest(&plan->rows[below]);
        if (highest > 0 && highest < level)
            return below;
    }
    return -1;
}

const PlanWalk *plan_walk_on(const PlanRow *row, int day)
{
    for (int i = 0; i < row->walk_count; i++)
        if (row->walks[i].day == day)
            return &row->walks[i];
    return NULL;
}

const PlanDrill *plan_drill_on(const PlanRow *row, int day)
{
    for (int i = 0; i < row->drill_count; i++)
        if (row->drills[i].day == day)
            return &row->drills[i];
    return NULL;
}
