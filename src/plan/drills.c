// The daily five, and the strength drill of a day.
#include "plan/course.h"
#include "plan/plan_keys.h"

#include "base/files.h"

enum { PAUSE_DAYS = 7, SIGNS_RUNNING = 2, NEW_TO_FLOOR_DAYS = 14, FLOOR_WRITTEN_WEEK = 3 };

static bool is_daily(const char *session)
{
    int which;
    return session && choice_find(plan_dailies, session, &which);
}

static bool is_breathing(const char *session)
{
    return session && files_same_name(session, choice_word(plan_dailies, DAILY_BREATHING));
}

// --- What was done ---------------------------------------------------------------------

static int find_easier(const Drills *drills, const char *session)
{
    for (int i = 0; i < drills->easier_count; i++)
        if (files_same_name(drills->easier[i], session))
            return i;
    return -1;
}

static void note_sign(Drills *drills, const char *session, Day day)
{
    if (find_easier(drills, session) < 0 && drills->easier_count < EASIER_MAX)
        drills->easier[drills->easier_count++] = session;
    if (++drills->signed_running < SIGNS_RUNNING)
        return;
    drills->paused = true;
    drills->paused_until = day + PAUSE_DAYS;
}

static void note_clean(Drills *drills, const char *session)
{
    int at = find_easier(drills, session);
    if (at >= 0)
        drills->easier[at] = drills->easier[--drills->easier_count];
    drills->signed_running = is_breathing(session) ? drills->signed_running : 0;
}

void drills_note(Course *course, const char *session, SignSet signs)
{
    course->today.drill_signs |= signs;
    course->today.drilled |= !is_daily(session);
    if (session && sign_set_amber(signs))
        note_sign(&course->drills, session, course->day);
    else if (session && signs == 0)
        note_clean(&course->drills, session);
}

// --- What is offered -------------------------------------------------------------------

// Heaviness or leaking: nothing but breathing, that day and the next.
static bool only_breathing(const Course *course)
{
    return course->signs.floor && course->day - course->signs.floor_on <= 1;
}

static bool may_do_floor(const Whose *whose, const Course *course)
{
    return said_yes(course, QUESTION_FLOOR) && !only_breathing(course) && !whose->mother->breath_only &&
           (!whose->mother->tear || whose->mother->floor_cleared);
}

// Five of each, short: for her first two weeks of it, and always before week three (session/dose.c).
static bool is_new_to_floor(const Whose *whose, const Course *course)
{
    return course->day - course->answers[QUESTION_FLOOR].on < NEW_TO_FLOOR_DAYS ||
           week_on(whose, course->day) < FLOOR_WRITTEN_WEEK;
}

Daily drills_daily(const Whose *whose, const Course *course, bool *easier)
{
    Daily daily = row_of(whose, course)->daily;
    *easier = false;
    if (red_stops(course))
        return DAILY_NOTHING;
    if (daily != DAILY_PELVIC_FLOOR)
        return daily;
    if (!may_do_floor(whose, course))
        return DAILY_BREATHING;
    *easier = is_new_to_floor(whose, course) ||
              find_easier(&course->drills, choice_word(plan_dailies, DAILY_PELVIC_FLOOR)) >= 0;
    return DAILY_PELVIC_FLOOR;
}

static bool has_to_wait(const Whose *whose, const Course *course)
{
    bool paused = course->drills.paused && course->day <= course->drills.paused_until;
    bool waits = whose->mother->breath_only || (whose->mother->tear && !whose->mother->cleared);
    return !course->started || !is_screened(course) || red_stops(course) || paused || waits ||
           only_breathing(course) || course->today.drilled;
}

const char *drills_today(const Whose *whose, const Course *course, bool *easier)
{
    const PlanDrill *drill = plan_drill_on(row_of(whose, course), weekday_on(whose, course->day));
    *easier = false;
    if (!drill || has_to_wait(whose, course))
        return NULL;
    bool        plank = whose->mother->cleared && said_yes(course, QUESTION_DOMING);
    const char *session = drill->plank && !plank ? drill->otherwise : drill->session;
    *easier = session && find_easier(&course->drills, session) >= 0;
    return session;
}
