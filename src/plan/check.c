// What a plan has to keep to: days, levels and lengths by her week, and no jump from one row to the next.
#include "plan/inside.h"

#include "rules/rules.h"

enum { RISE_MAX = 20 };  // minutes, from row to row [St John of God: about 5 more with each day's walk]
enum { UNASKED_MINUTES = 20 };  // a longer walk comes only after CHECK_WEEK_6 [ours]

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

// What `today` never offers is nothing for a plan to promise.
static void check_at_home(const Plan *plan, const PlanRow *row, const Desk *desk)
{
    const int days = plan_waits(plan) ? HOME_DAYS_LATE : HOME_DAYS;
    for (int i = 0; i < row->walk_count; i++)
        if (row->walks[i].day <= days) {
            diag_error(desk->diags, row->walks[i].pos, RULE(PLAN_EARLY),
                       "a walk on day %d of week 0: she is at home for the first %d days", row->walks[i].day,
                       days);
            return;
        }
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

// --- Questions -------------------------------------------------------------------------

static bool has_level(const PlanRow *row, int level)
{
    for (int i = 0; i < row->walk_count; i++)
        if (row->walks[i].level == level)
            return true;
    return false;
}

static bool has_longer(const PlanRow *row, int minutes)
{
    for (int i = 0; i < row->walk_count; i++)
        if (row->walks[i].minutes > minutes)
            return true;
    return false;
}

// Whether a row has walks that come only after that check. What is asked before level 3 (that bleeding has
// stopped and the wound has healed) is asked before level 4, too.
static bool comes_to(const PlanRow *row, PlanCheck check)
{
    switch (check) {
    case CHECK_NONE: break;
    case CHECK_WEEK_6: return has_longer(row, UNASKED_MINUTES);
    case CHECK_LEVEL_3: return has_level(row, 3) || has_level(row, 4);
    case CHECK_LEVEL_4: return has_level(row, 4);
    }
    return false;
}

static void report_unasked(const PlanRow *row, PlanCheck check, const Desk *desk)
{
    const char *word = choice_word(plan_checks, (int)check);
    if (check == CHECK_WEEK_6)
        diag_error(
            desk->diags, row->pos, RULE(PLAN_CHECK),
            "walks over %d minutes begin here, and the check at 6 to 8 weeks is not asked about before "
            "them: check = \"%s\"",
            UNASKED_MINUTES, word);
    else if (check == CHECK_LEVEL_3 && !has_level(row, 3))
        diag_error(desk->diags, row->pos, RULE(PLAN_CHECK),
                   "level 4 begins here, and what level 3 needs is not asked before it: check = \"%s\" in an "
                   "earlier week",
                   word);
    else
        diag_error(desk->diags, row->pos, RULE(PLAN_CHECK),
                   "level %d begins here, and nothing is asked before it: check = \"%s\"",
                   check == CHECK_LEVEL_4 ? 4 : 3, word);
}

// She is in week 0 whatever she answers.
static void check_checks(const Plan *plan, const Desk *desk)
{
    bool settled[CHECK_LEVEL_4 + 1] = { false };  // asked before, or reported
    if (plan->row_count > 0 && plan->rows[0].check != CHECK_NONE)
        diag_error(desk->diags, plan->rows[0].pos, RULE(PLAN_CHECK),
                   "nothing is asked before week 0: the check belongs to a later week");
    for (int week = 0; week < plan->row_count; week++) {
        const PlanRow *row = &plan->rows[week];
        if (week > 0)
            settled[row->check] = true;
        for (PlanCheck check = CHECK_WEEK_6; check <= CHECK_LEVEL_4; check++)
            if (comes_to(row, check) && !settled[check]) {
                settled[check] = true;
                report_unasked(row, check, desk);
            }
    }
}

void plan_check(const Plan *plan, const Desk *desk)
{
    const PlanRow unborn = { .walk_count = 0 };
    for (int week = 0; week < plan->row_count; week++) {
        const PlanRow *row = &plan->rows[week];
        check_walk_days(row, desk);
        check_drill_days(row, desk);
        check_daily(row, week, desk);
        for (int i = 0; i < row->walk_count; i++)
            check_level(plan, &row->walks[i], week, desk);
        check_step(week > 0 ? &plan->rows[week - 1] : &unborn, row, desk);
    }
    if (plan->row_count > 0)
        check_at_home(plan, &plan->rows[0], desk);
    check_checks(plan, desk);
}
