// Which row of the plan she is in: earned, never above her weeks, back after a pause.
#include "plan/course.h"

enum {
    PAUSE_ONE_ROW = 8,  // whole days between two walks
    PAUSE_TWO_ROWS = 22,
    PAUSE_ANEW = 43,
};

int  week_on(const Whose *whose, Day day) { return (day - whose->mother->born) / WEEK_DAYS; }
int  weekday_on(const Whose *whose, Day day) { return (day - whose->mother->born) % WEEK_DAYS + 1; }
bool is_late(const Mother *mother) { return mother->c_section || mother->tear; }

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

// Row 0 is for week 0 alone.
static int lowest_row(const Whose *whose, Day day)
{
    return least(week_on(whose, day) > 0, whose->plan->row_count - 1);
}

int row_now(const Whose *whose, const Course *course)
{
    int row = least(course->row, answers_last_row(whose, course));
    return most(least(row, week_on(whose, course->day)), lowest_row(whose, course->day));
}

const PlanRow *row_of(const Whose *whose, const Course *course)
{
    return &whose->plan->rows[row_now(whose, course)];
}

// --- Up --------------------------------------------------------------------------------

static void begin_row(Course *course, int row)
{
    course->row = row;
    course->row_since = course->day;
    course->clean = 0;
}

static bool has_earned_next(const Whose *whose, const Course *course)
{
    int next = course->row + 1;
    return course->clean >= PLAN_CLEAN_WALKS && weekday_on(whose, course->day) == 1 &&
           course->day - course->row_since >= WEEK_DAYS && next < whose->plan->row_count &&
           next <= answers_last_row(whose, course);
}

void rows_rise(const Whose *whose, Course *course)
{
    if (!course->started || red_stops(course))
        return;
    if (course->row < lowest_row(whose, course->day))
        begin_row(course, lowest_row(whose, course->day));
    else if (has_earned_next(whose, course))
        begin_row(course, course->row + 1);
}

// --- The start -------------------------------------------------------------------------

// The row for how long she walks now: after a vaginal birth, and after a C-section.
static int row_for(int minutes, bool late)
{
    return minutes >= 30   ? (late ? 7 : 6)
           : minutes >= 20 ? (late ? 6 : 4)
           : minutes >= 10 ? (late ? 3 : 2)
                           : 1;
}

// Levels 3 and 4 come only through their checks.
void rows_start(const Whose *whose, Course *course, int minutes)
{
    int row = least(row_for(minutes, is_late(whose->mother)), week_on(whose, course->day));
    row = least(row, whose->plan->row_count - 1);
    while (row > 0 && plan_row_highest(&whose->plan->rows[row]) > 2)
        row--;
    if (course->started && course->last.known)
        return;
    begin_row(course, row);
    course->started = true;
    course->last.known = false;
}

// --- Back ------------------------------------------------------------------------------

void rows_back_to(const Whose *whose, Course *course, int row)
{
    row = most(row, lowest_row(whose, course->day));
    if (row < course->row)
        begin_row(course, row);
}

// Whole days without a walk so far, except days of rest that the plan ordered.
static int pause_of(const Course *course)
{
    return course->last.known ? course->day - course->last.day - 1 - course->last.rested : 0;
}

void rows_note_pause(Course *course)
{
    if (!course->last.known)
        return;
    if (pause_of(course) >= PAUSE_ONE_ROW && course->day - course->well_on > WEEK_DAYS)
        course->ill_due = course->pregnant_due = true;
    if (pause_of(course) >= PAUSE_ANEW) {
        course->started = course->last.known = false;
        answers_forget_first_walk(course);
    }
}

void rows_after_pause(const Whose *whose, Course *course)
{
    int pause = pause_of(course);
    course->paused = pause >= PAUSE_ONE_ROW;
    if (pause >= PAUSE_ONE_ROW)
        rows_back_to(whose, course, course->last.row - (pause >= PAUSE_TWO_ROWS ? 2 : 1));
}
