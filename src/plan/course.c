// Day after day from the birth on: what was noted, in its order, and then what the day amounts to.
#include "plan/course.h"

// --- What is noted ---------------------------------------------------------------------

static int least(int a, int b) { return a < b ? a : b; }

// Counts as clean unless somebody notes a sign for it.
static bool felt_good(const Entry *walk)
{
    return !walk->left_early && (walk->feel == FEEL_EASY || walk->feel == FEEL_GOOD);
}

static void note_walk(Today *today, const Entry *walk)
{
    int minutes = walk->minutes > 0 ? walk->minutes : ANY_MINUTES;
    int level = walk->level > 0 ? walk->level : LEVEL_MAX;
    today->walk_signs |= walk->signs;
    today->signs |= walk->signs;
    if (walk->left_early && walk->signs == 0)
        return;  // it counts for nothing
    today->walked = true;
    today->minutes = least(today->minutes, minutes);
    today->level = least(today->level, level);
    if (sign_set_amber(walk->signs)) {
        today->signed_minutes = least(today->signed_minutes, minutes);
        today->signed_level = least(today->signed_level, level);
    }
    if (felt_good(walk)) {
        today->clean = true;
        today->clean_minutes = walk->minutes > today->clean_minutes ? walk->minutes : today->clean_minutes;
    }
}

static void note(const Whose *whose, Course *course, const Entry *entry)
{
    switch (entry->kind) {
    case ENTRY_WALK: note_walk(&course->today, entry); break;
    case ENTRY_DRILL: drills_note(course, entry->session, entry->signs); break;
    case ENTRY_SIGNS: course->today.signs |= entry->signs; break;
    case ENTRY_QUESTION: screening_answer(whose, course, entry->question, entry->answer); break;
    case ENTRY_START: rows_start(whose, course, entry->minutes); break;
    case ENTRY_RELEASE: red_release(whose, course); break;
    }
    red_note(course, entry->signs);
}

// --- What a day amounts to -------------------------------------------------------------

static void keep_signs(Course *course)
{
    SignSet lasting = course->today.signs | course->today.drill_signs;
    Signs  *signs = &course->signs;
    if (!sign_set_amber(lasting))
        return;
    signs->before |= signs->signs;
    signs->signs = lasting;
    signs->on = course->day;
    signs->again = false;
    if (lasting & (sign_set_of("heavy") | sign_set_of("leaking"))) {
        signs->floor = true;
        signs->floor_on = course->day;
    }
}

static void count_clean(const Whose *whose, Course *course)
{
    const PlanRow *row = row_of(whose, course);
    bool in_it = course->started && course->row <= answers_last_row(whose, course) && row->walk_count > 0;
    course->limit.open = false;
    if (in_it && course->today.clean_minutes >= plan_row_shortest(row))
        course->clean++;
}

static void judge_walk(const Whose *whose, Course *course)
{
    const Today *today = &course->today;
    rows_after_pause(whose, course);
    course->signed_walks <<= 1;
    course->last = (LastWalk){ true, course->day, today->minutes, today->level, row_now(whose, course), 0 };
    if (sign_set_amber(today->signs))
        amber_on_walk(whose, course);
    else if (today->clean && today->signs == 0 && !red_stops(course))
        count_clean(whose, course);
    else
        amber_unclear(whose, course);
}

static void judge(const Whose *whose, Course *course)
{
    keep_signs(course);
    if (course->today.walked)
        judge_walk(whose, course);
    else if (sign_set_amber(course->today.signs))
        amber_on_signs(whose, course);
}

// --- Day after day ---------------------------------------------------------------------

static void dawn(Course *course, Day day)
{
    course->day = day;
    course->paused = false;
    course->today = (Today){
        .minutes = ANY_MINUTES, .level = LEVEL_MAX, .signed_minutes = ANY_MINUTES, .signed_level = LEVEL_MAX
    };
    rows_note_pause(course);
}

// Answers of the first day of a week count for the row that begins on it; what she does that day is in it.
static bool begins_the_day(const Entry *entry)
{
    return entry->kind == ENTRY_WALK || entry->kind == ENTRY_DRILL || entry->kind == ENTRY_SIGNS;
}

static Course live_day(const Whose *whose, Course course, Day day, const Entry *entries, size_t count)
{
    bool risen = false;
    dawn(&course, day);
    for (size_t i = 0; i < count; i++) {
        if (begins_the_day(&entries[i]) && !risen) {
            rows_rise(whose, &course);
            risen = true;
        }
        note(whose, &course, &entries[i]);
    }
    if (!risen)
        rows_rise(whose, &course);
    judge(whose, &course);
    return course;
}

Course course_next(const Whose *whose, Course course)
{
    return live_day(whose, course, course.day + 1, NULL, 0);
}

Course course_on(const Whose *whose, const History *history, Day day)
{
    Course course = { .day = whose->mother->born, .row_since = whose->mother->born };
    size_t at = 0;
    while (at < history->count && history->entries[at].day < whose->mother->born)
        at++;
    for (Day on = whose->mother->born; on <= day; on++) {
        size_t count = 0;
        while (at + count < history->count && history->entries[at + count].day == on)
            count++;
        course = live_day(whose, course, on, history->entries + at, count);
        at += count;
    }
    return course;
}
