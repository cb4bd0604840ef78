// What she is asked before the plan goes on, and what her answers do.
#include "plan/course.h"

enum { RELEASED_ASKED = 7 };

// If she says no to the questions of her row, she stays in the row before it.
static void keep_row_before(const Whose *whose, Course *course)
{
    rows_back_to(whose, course, answers_last_row(whose, course));
}

static bool is_of_a_check(Question question)
{
    for (PlanCheck check = CHECK_WEEK_6; check <= CHECK_LEVEL_4; check++) {
        const Asked asked = asked_by(check);
        for (int i = 0; i < asked.count; i++)
            if (asked.questions[i] == question)
                return true;
    }
    return false;
}

static void answer_after_pause(Course *course, Question question, Answer answer)
{
    bool ill = question == QUESTION_ILL;
    if (answer == ANSWER_SKIPPED)
        return;
    *(ill ? &course->ill_due : &course->pregnant_due) = false;
    if (answer == ANSWER_YES)
        *(ill ? &course->stopped : &course->ended) = true;
    course->well_on = course->day;
}

void screening_answer(const Whose *whose, Course *course, Question question, Answer answer)
{
    course->answers[question] = (Answered){ true, answer, course->day };
    if (question == QUESTION_ILL || question == QUESTION_PREGNANT)
        answer_after_pause(course, question, answer);
    else if (question == QUESTION_RELEASED && answer == ANSWER_NO)
        course->stopped = true;
    else if (is_of_a_check(question) && answer == ANSWER_NO)
        keep_row_before(whose, course);
}

// --- What is due -----------------------------------------------------------------------

// Adds a question where it may be asked.
static void add(const Course *course, Question question, Question out[ADVICE_QUESTIONS], int *count)
{
    if (*count < ADVICE_QUESTIONS && may_ask(course, question))
        out[(*count)++] = question;
}

int screening_blocking(const Course *course, Question out[ADVICE_QUESTIONS])
{
    const Asked first = asked_before_first_walk();
    int         count = 0;
    for (int i = 0; i < first.count; i++)
        add(course, first.questions[i], out, &count);
    if (course->ill_due)
        out[count++] = QUESTION_ILL;
    if (course->pregnant_due)
        out[count++] = QUESTION_PREGNANT;
    return count;
}

static bool floor_waits(const Mother *mother)
{
    return mother->breath_only || (mother->tear && !mother->floor_cleared);
}

// The check of the row that begins next: asked as soon as nothing else keeps her from it.
static PlanCheck next_check(const Whose *whose, const Course *course)
{
    int  next = answers_last_row(whose, course) + 1;
    bool held = next <= course->row;
    bool earned = next == course->row + 1 && course->clean >= PLAN_CLEAN_WALKS;
    return next < whose->plan->row_count && (held || earned) ? whose->plan->rows[next].check : CHECK_NONE;
}

static bool has_plank(const PlanRow *row)
{
    for (int i = 0; i < row->drill_count; i++)
        if (row->drills[i].plank)
            return true;
    return false;
}

static bool release_is_due(const Course *course)
{
    const Answered *said = &course->answers[QUESTION_RELEASED];
    return course->released && course->day - course->released_on >= RELEASED_ASKED &&
           !(said->given && said->answer != ANSWER_SKIPPED && said->on >= course->released_on);
}

int screening_due(const Whose *whose, const Course *course, Question out[ADVICE_QUESTIONS])
{
    int            count = 0;
    const PlanRow *row = row_of(whose, course);
    const Asked    check = asked_by(next_check(whose, course));
    if (release_is_due(course))
        out[count++] = QUESTION_RELEASED;
    if (row->daily == DAILY_PELVIC_FLOOR && !floor_waits(whose->mother))
        add(course, QUESTION_FLOOR, out, &count);
    for (int i = 0; i < check.count; i++)
        add(course, check.questions[i], out, &count);
    if (has_plank(row) && whose->mother->cleared && !whose->mother->breath_only)
        add(course, QUESTION_DOMING, out, &count);
    return count;
}

// --- Mood ------------------------------------------------------------------------------

bool screening_mood_due(const Whose *whose, const Course *course)
{
    static const int weeks[] = { 12, 6, 2 };
    const Answered  *asked = &course->answers[QUESTION_MOOD];
    if (course->pregnant_due || course->paused)
        if (!asked->given || asked->on <= course->last.day)
            return true;
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++)
        if (week_on(whose, course->day) >= weeks[i])
            return !asked->given || asked->on < whose->mother->born + weeks[i] * WEEK_DAYS;
    return false;
}
