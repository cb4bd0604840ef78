// From where she is to what she may do today.
#include "plan/course.h"
#include "session/medical.h"

enum { DAYS_AHEAD = 21 };

static bool is_at_home(const Whose *whose, Day day)
{
    return day - whose->mother->born < (is_late(whose->mother) ? HOME_DAYS_LATE : HOME_DAYS);
}

// --- The walk --------------------------------------------------------------------------

// What the row offers for that day; session NULL: nothing.
static PlanWalk walk_on(const Whose *whose, const Course *course, Arena *arena)
{
    const PlanWalk *planned = plan_walk_on(row_of(whose, course), weekday_on(whose, course->day));
    if (!planned || red_stops(course) || is_at_home(whose, course->day) ||
        amber_rests(course, planned, course->day))
        return (PlanWalk){ 0 };
    PlanWalk walk = amber_offer(whose, course, planned, course->day);
    if (!walk.session)
        walk.session = arena_printf(arena, "%dmin", walk.minutes);
    return walk;
}

// The next day with a walk, if nothing else is noted until then.
static PlanWalk next_walk(const Whose *whose, Course course, Day *next, Arena *arena)
{
    for (int ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
        course = course_next(whose, course);
        Course seen = course;
        rows_after_pause(whose, &seen);
        PlanWalk walk = walk_on(whose, &seen, arena);
        if (walk.session) {
            *next = course.day;
            return walk;
        }
    }
    return (PlanWalk){ 0 };
}

// --- The state -------------------------------------------------------------------------

static PlanState state_of(const Whose *whose, const Course *course, const Advice *asks, const PlanWalk *walk)
{
    if (course->red)
        return STATE_RED;
    if (course->ended)
        return STATE_ENDED;
    if (course->stopped)
        return STATE_STOPPED;
    if (is_at_home(whose, course->day))
        return STATE_AT_HOME;
    if (asks->ask_start || asks->question_count > 0)
        return STATE_ASK;
    if (!is_screened(course))
        return STATE_AT_HOME;
    if (course->today.walked)
        return STATE_DONE;
    if (walk->session)
        return STATE_WALK;
    const PlanWalk *planned = plan_walk_on(row_of(whose, course), weekday_on(whose, course->day));
    return amber_rests(course, planned, course->day) ? STATE_RESTING : STATE_DAY_OFF;
}

static bool knows_next(PlanState state)
{
    switch (state) {
    case STATE_WALK:
    case STATE_DAY_OFF:
    case STATE_RESTING:
    case STATE_DONE: return true;
    case STATE_AT_HOME:
    case STATE_ASK:
    case STATE_RED:
    case STATE_STOPPED:
    case STATE_ENDED: return false;
    }
    return false;
}

// What has to be asked before there is a walk.
static void ask_first(const Whose *whose, const Course *course, Advice *advice)
{
    if (red_stops(course) || is_at_home(whose, course->day))
        return;
    advice->ask_start = !course->started;
    advice->question_count = screening_blocking(course, advice->questions);
}

static void ask_besides(const Whose *whose, const Course *course, Advice *advice)
{
    bool after = !red_stops(course) && advice->state != STATE_ASK && !is_at_home(whose, course->day);
    if (after)
        advice->question_count = screening_due(whose, course, advice->questions);
    advice->ask_mood = !red_stops(course) && screening_mood_due(whose, course);
}

// --- All of it -------------------------------------------------------------------------

static Advice advise(const Whose *whose, const Course *course, const Course *unseen, Arena *arena)
{
    Advice   advice = { .week = week_on(whose, course->day),
                        .row = row_now(whose, course),
                        .clean = course->clean,
                        .longer_pause = course->paused };
    PlanWalk walk = walk_on(whose, course, arena);
    Day      next = 0;
    ask_first(whose, course, &advice);
    advice.state = state_of(whose, course, &advice, &walk);
    if (knows_next(advice.state)) {
        PlanWalk later = next_walk(whose, *unseen, &next, arena);
        advice.walk = advice.state == STATE_WALK ? walk : later;
        advice.next = next;
    }
    ask_besides(whose, course, &advice);
    advice.daily = drills_daily(whose, course, &advice.daily_easier);
    advice.drill = advice.state == STATE_ASK ? NULL : drills_today(whose, course, &advice.easier);
    advice.advice = words_about_signs(whose, course, arena);
    advice.why = words_why(whose, course, &advice, arena);
    return advice;
}

Advice plan_advise(const Plan *plan, const Mother *mother, const History *history, Day day, Arena *arena)
{
    const Whose whose = { plan, mother };
    Course      course = course_on(&whose, history, day);
    Course      seen = course;
    seen.red |= red_later(history, day);
    if (!course.today.walked)
        rows_after_pause(&whose, &seen);
    return advise(&whose, &seen, &course, arena);
}
