// What a plan has to keep to: days, levels and lengths by her week, and no jump from one row to the next.
#include "plan/inside.h"

#include "rules/rules.h"

enum { RISE_MAX = 20 };  // minutes, from row to row [St John of God: about 5 more with each day's walk]

// --- Days ------------------------------------------------------------------------------

static void check_walk_days(const PlanRow *row, const Desk *desk)
{
    for (int i = 1; i < row->walk_count; i++)
        if (row->walks[i].day == row->walks[i - 1].day)
            diag_error(desk->diags, row->days_pos, RULE(PLAN_DAYS), "two walks on day %d of the week",
                       row->walks[i].day);
        else if (row->walks[i].day < row->walks[i - 1].day)
            diag_error(desk->diags, row->days_pos, RULE(PLAN_DAYS),
                       "day %d comes after day %d: walks must be in the order of their days",
                       row->walks[i].day, row->walks[i - 1].day);
        else if (row->walks[i].day > 7)
            diag_error(desk->diags, row->days_pos, RULE(PLAN_DAYS),
                       "a week has seven days: with more than four walks, say which days = [1, 2, ...]");
}

static void check_drill_days(const PlanRow *row, const Desk *desk)
{
    for (int i = 1; i < row->drill_count; i++)
        if (row->drills[i].day <= row->drills[i - 1].day)
            diag_error(desk->diags, row->drills[i].pos, RULE(PLAN_DAYS),
                       row->drills[i].day == row->drills[i - 1].day
                           ? "two drills on day %d of the week"
                           : "day %d is out of order: drills must be in the order of their days",
                       row->drills[i].day);
}

// --- Levels and lengths ----------------------------------------------------------------

static void check_level(const Plan *plan, const PlanWalk *walk, int week, const Desk *desk)
{
    int from = LEVEL_WEEK[walk->level][plan_waits(plan)];
    if (from > week)
        diag_error(desk->diags, walk->pos, RULE(PLAN_EARLY),
                   "level %d begins in week %d, and this is week %d", walk->level, from, week);
    if (walk->minutes > plan_longest(walk->level, week))
        diag_error(desk->diags, walk->pos, RULE(PLAN_MINUTES),
                   "%d minutes are more than the %d of level %d in week %d", walk->minutes,
                   plan_longest(walk->level, week), walk->level, week);
    if (walk->minutes < PLAN_LEAST_MINUTES[walk->level])
        diag_error(desk->diags, walk->pos, RULE(PLAN_MINUTES),
                   "%d minutes are fewer than the %d that level %d begins with", walk->minutes,
                   PLAN_LEAST_MINUTES[walk->level], walk->level);
}

static void check_daily(const PlanRow *row, int week, const Desk *desk)
{
    if (row->daily == DAILY_PELVIC_FLOOR && week < FLOOR_WEEK)
        diag_error(desk->diags, row->pos, RULE(PLAN_EARLY),
                   "pelvic-floor work begins in week %d: daily = \"breathing\"", FLOOR_WEEK);
}

// --- From row to row -------------------------------------------------------------------

static void check_step(const PlanRow *before, const PlanRow *row, const Desk *desk)
{
    int minutes = plan_row_minutes(row), change = minutes - plan_row_minutes(before);
    if (change > RISE_MAX)
        diag_error(desk->diags, row->pos, RULE(PLAN_MINUTES),
                   "%d minutes, %d more than the week before; at most %d", minutes, change, RISE_MAX);
    if (change < 0 && plan_row_highest(row) <= plan_row_highest(before))
        diag_error(desk->diags, row->pos, RULE(PLAN_MINUTES),
                   "%d minutes, %d fewer than the week before, and the level is no higher", minutes, -change);
}

// Levels 3 and 4 come only through their questions.
static void check_checks(const Plan *plan, const Desk *desk)
{
    bool asked[CHECK_LEVEL_4 + 1] = { false }, told[CHECK_LEVEL_4 + 1] = { false };
    for (int week = 0; week < plan->row_count; week++) {
        const PlanRow *row = &plan->rows[week];
        int            highest = plan_row_highest(row);
        PlanCheck      needs = highest >= 4 ? CHECK_LEVEL_4 : highest == 3 ? CHECK_LEVEL_3 : CHECK_NONE;
        asked[row->check] = true;
        if (needs != CHECK_NONE && !asked[needs] && !told[needs]) {
            told[needs] = true;
            diag_error(desk->diags, row->pos, RULE(PLAN_CHECK),
                       "level %d begins here, and nothing is asked before it: check = \"%s\"", highest,
                       choice_word(plan_checks, (int)needs));
        }
    }
}

void plan_check(const Plan *plan, const Desk *desk)
{
    for (int week = 0; week < plan->row_count; week++) {
        const PlanRow *row = &plan->rows[week];
        check_walk_days(row, desk);
        check_drill_days(row, desk);
        check_daily(row, week, desk);
        for (int i = 0; i < row->walk_count; i++)
            check_level(plan, &row->walks[i], week, desk);
        if (week > 0)
            check_step(&plan->rows[week - 1], row, desk);
    }
    check_checks(plan, desk);
}
