// Why the advice is what it is, in one line, and what to do about a sign. Said to her, plainly and warmly.
#include "plan/course.h"

static bool holds(SignSet signs, const char *id) { return (signs & sign_set_of(id)) != 0; }

static SignSet set_of(const char *a, const char *b) { return sign_set_of(a) | sign_set_of(b); }

// --- About signs -----------------------------------------------------------------------

enum { BLEEDING_WEEK = 8, SAID_DAYS = 7 };  // from that week on any bleeding is for the GP

static const char *joined(const char *a, const char *b, Arena *arena)
{
    return !*a ? b : !*b ? a : arena_printf(arena, "%s %s", a, b);
}

// Whether one of these signs is there, and was there before.
static bool came_again(const Signs *signs, SignSet some)
{
    return (signs->signs & some) && (signs->again || (signs->before & some));
}

// Who looks at what came again, in one sentence. calls: she is to call in any case.
static const char *who_if_again(const Signs *signs, bool calls, bool late_bleeding, Arena *arena)
{
    const SignSet floor = set_of("heavy", "leaking") | sign_set_of("doming"),
                  hurt = set_of("pain", "bleeding");
    const bool physio = came_again(signs, floor), call = came_again(signs, hurt) && !late_bleeding && !calls;
    if (!physio && !call)
        return "";
    return arena_printf(arena, "%s: %s%s%s.",
                        signs->signs & signs->before ? "It has come again" : "Another sign of too much",
                        physio ? "see a pelvic-health physiotherapist" : "", physio && call ? ", and " : "",
                        call ? "call your midwife or GP" : "");
}

static const char *whom_to_see(const Whose *whose, const Course *course, bool calls, Arena *arena)
{
    const Signs *signs = &course->signs;
    const bool  late_bleeding = holds(signs->signs, "bleeding") && week_on(whose, signs->on) >= BLEEDING_WEEK;
    const char *text = who_if_again(signs, calls, late_bleeding, arena);
    if (late_bleeding)
        text = joined(text, "Bleeding this long after the birth: call your GP.", arena);
    if (holds(signs->signs, "heavy"))
        text = joined(text, "If you see or feel a bulge: call your midwife or GP this week.", arena);
    return text;
}

const char *words_about_signs(const Whose *whose, const Course *course, Arena *arena)
{
    const Limit *limit = &course->limit;
    bool         recent = course->signs.signs && (limit->open || course->day - course->signs.on < SAID_DAYS);
    const bool   calls = limit->open && limit->rest > 1;
    const char  *text = recent && !course->red ? whom_to_see(whose, course, calls, arena) : "";
    if (calls)
        text = joined(text,
                      course->day - limit->since <= limit->rest
                          ? "Two days of rest, and call your midwife or GP."
                          : "Call your midwife or GP, if you have not yet.",
                      arena);
    return *text ? text : NULL;
}

// --- Why -------------------------------------------------------------------------------

// A walk that is short already cannot be shorter, and after a step back they are as that row has them.
static const char *why_limited(const Whose *whose, const Course *course, const PlanWalk *walk)
{
    const PlanWalk *planned = plan_walk_on(row_of(whose, course), weekday_on(whose, course->day));
    bool            as_planned = walk->minutes == planned->minutes && walk->level == planned->level;
    return !as_planned ? "Shorter after a sign, until a walk has gone by without one."
           : course->limit.less || course->limit.rest
               ? "Not longer after a sign, until a walk has gone by without one."
               : "An easier week after signs, until a walk has gone by without one.";
}

static const char *why_after_pause(const Course *course)
{
    int steps = course->last.row - course->row;
    return steps > 1    ? "You had a pause: two steps back, and on from there."
           : steps == 1 ? "You had a pause: one step back, and on from there."
                        : "You had a pause: on from where you were.";
}

static const char *why_walk(const Whose *whose, const Course *course, const Advice *advice, Arena *arena)
{
    int left = PLAN_CLEAN_WALKS - course->clean;
    if (course->limit.open)
        return why_limited(whose, course, &advice->walk);
    if (course->paused)
        return why_after_pause(course);
    if (row_now(whose, course) == 0)
        return "Five minutes round the corner, only if you like.";
    if (row_now(whose, course) < course->row)
        return "The walks of the week before, until your answers say that more is fine.";
    if (course->row + 1 >= whose->plan->row_count)
        return "This is the last week of the plan; it goes on as long as it does you good.";
    if (left > 0)
        return arena_printf(arena,
                            "%s more easy or good walk%s without a sign, then come the next week's walks.",
                            left == 1   ? "One"
                            : left == 2 ? "Two"
                                        : "Three",
                            left == 1 ? "" : "s");
    if (answers_last_row(whose, course) <= course->row)
        return answers_missing(whose, course) ? "You have walked enough for the next step: it waits until "
                                                "you can say yes to its questions."
                                              : "You have walked enough for the next step: it waits for your "
                                                "provider's yes to core work. "
                                                "When you have it: walkcoach init --cleared";
    return "You have walked enough for the next step: it comes with the first day of a new week.";
}

static const char *why_at_home(const Course *course)
{
    return course->started && !is_screened(course)
               ? "No walk yet: up and about at home, little and often. The questions come again in a week."
               : "Up and about at home, little and often, as the ward told you. Move your ankles.";
}

const char *words_why(const Whose *whose, const Course *course, const Advice *advice, Arena *arena)
{
    switch (advice->state) {
    case STATE_AT_HOME: return why_at_home(course);
    case STATE_WALK: return why_walk(whose, course, advice, arena);
    case STATE_DAY_OFF: return "A day without a walk is part of the plan: this is when your body builds.";
    case STATE_RESTING: return "Rest, because of the sign. Then a short walk.";
    case STATE_DONE: return "You have walked today. That is enough.";
    case STATE_ASK: return "A few questions first.";
    case STATE_RED: return "You noted a sign that somebody has to look at first.";
    case STATE_STOPPED: return "The plan waits until your provider says that you may walk.";
    case STATE_ENDED: return "You are pregnant again: your midwife knows what is good for you now.";
    }
    return "";
}
