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

int plan_last_row(const Plan *plan, const PlanAnswers *answers)
{
    for (int row = 1; row < plan->row_count; row++) {
        const PlanRow *next = &plan->rows[row];
        if (next->check != CHECK_NONE && !answers->answered[next->check])
            return row - 1;
        if (answers->needs_yes && plan_row_highest(next) >= LEVEL_MAX)
            return row - 1;
    }
    return plan->row_count - 1;
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
