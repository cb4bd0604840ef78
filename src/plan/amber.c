// After a sign: shorter walks, then a step back to easier ones, until one was clean.
#include "plan/course.h"

enum { SHORTER = 5, SHORTEST = 5, SECOND_REST = 2, WALKS_IN_A_ROW = 3 };

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

// --- A sign ----------------------------------------------------------------------------

// Two signs among three walks, the last one included.
static bool is_second(const Course *course)
{
    int count = 0;
    for (int i = 0; i < WALKS_IN_A_ROW; i++)
        count += (int)(course->signed_walks >> i & 1);
    return count >= 2;
}

static Limit shorter_than(int minutes, int level, Day day)
{
    return (Limit){ .open = true,
                    .minutes = minutes,
                    .level = level,
                    .less = SHORTER,
                    .rest = minutes <= SHORTEST,
                    .since = day };
}

// Back to the last row that is wholly below the highest level of her present row; at level 1, two days of
// rest.
static void step_down(const Whose *whose, Course *course, int minutes, int level)
{
    int row = row_now(whose, course);
    int below = plan_row_below(whose->plan, row, plan_row_highest(&whose->plan->rows[row]));
    course->limit = (Limit){ .open = true, .minutes = minutes, .level = level, .since = course->day };
    if (below >= 0) {
        rows_back_to(whose, course, below);
        return;
    }
    course->limit.minutes = SHORTEST;
    course->limit.rest = SECOND_REST;
}

static bool holds(SignSet signs, const char *id) { return (signs & sign_set_of(id)) != 0; }

static void take_sign(const Whose *whose, Course *course, int minutes, int level)
{
    bool second = is_second(course);
    course->clean = 0;
    course->signs.again |= second;
    if (second)
        step_down(whose, course, minutes,
                  level);  // from the row she is in: before its questions are asked again
    else
        course->limit = shorter_than(minutes, level, course->day);
    if (second || holds(course->today.signs, "bleeding"))
        answers_reopen_level_3(course);
    course->last.rested = course->limit.rest;
}

void amber_on_walk(const Whose *whose, Course *course)
{
    const Today *today = &course->today;
    bool         on_a_walk = sign_set_amber(today->walk_signs);
    course->signed_walks |= 1;
    take_sign(whose, course, on_a_walk ? today->signed_minutes : today->minutes,
              on_a_walk ? today->signed_level : today->level);
}

// The sign belongs to the last walk, which may have had one already.
void amber_on_signs(const Whose *whose, Course *course)
{
    bool known = course->last.known, had_one = known && course->signed_walks & 1;
    if (had_one && holds(course->today.signs, "bleeding"))
        answers_reopen_level_3(course);
    if (had_one)
        return;
    course->signed_walks |= known;
    take_sign(whose, course, known ? course->last.minutes : ANY_MINUTES,
              known ? course->last.level : LEVEL_MAX);
}

// --- What is offered -------------------------------------------------------------------

PlanWalk amber_offer(const Whose *whose, const Course *course, const PlanWalk *planned, Day day)
{
    const Limit *limit = &course->limit;
    PlanWalk     walk = *planned;
    if (!limit->open)
        return walk;
    walk.minutes = least(planned->minutes,
                         most(least(planned->minutes, limit->minutes) - limit->less, SHORTEST));
    walk.level = least(planned->level, limit->level);
    while (walk.level > 1 && walk.minutes < PLAN_LEAST_MINUTES[walk.level])
        walk.level--;
    walk.minutes = least(walk.minutes, plan_longest(walk.level, week_on(whose, day)));
    if (walk.minutes != planned->minutes || walk.level != planned->level)
        walk.session = NULL;
    return walk;
}

bool amber_rests(const Course *course, const PlanWalk *planned, Day day)
{
    const Limit *limit = &course->limit;
    bool         short_already = planned && limit->less > 0 && planned->minutes <= SHORTEST;
    return limit->open && day - limit->since <= most(limit->rest, short_already);
}

// Neither clean nor with a sign: walks stay as short as the one that was offered.
void amber_unclear(const Whose *whose, Course *course)
{
    const PlanWalk *planned = plan_walk_on(row_of(whose, course), weekday_on(whose, course->day));
    if (!course->limit.open || !planned)
        return;
    const PlanWalk offered = amber_offer(whose, course, planned, course->day);
    course->limit.minutes = offered.minutes;
    course->limit.level = offered.level;
    course->limit.less = 0;
}
