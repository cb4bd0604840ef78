// Her answers, and how far they let her go on.
#include "plan/course.h"

enum { ASK_AGAIN = 7 };

static const Question first_walk[] = { QUESTION_UP, QUESTION_AT_HOME, QUESTION_WOUND_DRY, QUESTION_RISK };
enum { FIRST_WALK = sizeof first_walk / sizeof *first_walk };

static Asked asked_of(const Question *questions, int count)
{
    Asked asked = { .count = count };
    for (int i = 0; i < count; i++)
        asked.questions[i] = questions[i];
    return asked;
}

Asked asked_before_first_walk(void) { return asked_of(first_walk, FIRST_WALK); }

Asked asked_by(PlanCheck check)
{
    switch (check) {
    case CHECK_NONE: break;
    case CHECK_WEEK_6: return (Asked){ { QUESTION_CHECK_6 }, 1 };
    case CHECK_LEVEL_3:
        return (Asked){ { QUESTION_CHECK_HAD, QUESTION_BLEEDING, QUESTION_HEALED, QUESTION_LEVEL_2 }, 4 };
    case CHECK_LEVEL_4: return (Asked){ { QUESTION_WEEK_CLEAN, QUESTION_TALKING, QUESTION_ONE_LEG }, 3 };
    }
    return (Asked){ .count = 0 };
}

// --- Answers ---------------------------------------------------------------------------

bool said_yes(const Course *course, Question question)
{
    return course->answers[question].given && course->answers[question].answer == ANSWER_YES;
}

// A question answered with no is asked again a week later.
bool may_ask(const Course *course, Question question)
{
    const Answered *said = &course->answers[question];
    return !said_yes(course, question) &&
           !(said->given && said->answer == ANSWER_NO && course->day - said->on < ASK_AGAIN);
}

static bool all_yes(const Course *course, Asked asked)
{
    for (int i = 0; i < asked.count; i++)
        if (!said_yes(course, asked.questions[i]))
            return false;
    return true;
}

static void forget(Course *course, Asked asked)
{
    for (int i = 0; i < asked.count; i++)
        course->answers[asked.questions[i]].given = false;
}

bool is_screened(const Course *course) { return all_yes(course, asked_before_first_walk()); }
void answers_forget_first_walk(Course *course) { forget(course, asked_before_first_walk()); }
void answers_reopen_level_3(Course *course) { forget(course, asked_by(CHECK_LEVEL_3)); }

bool answers_missing(const Whose *whose, const Course *course)
{
    int next = answers_last_row(whose, course) + 1;
    return next < whose->plan->row_count && !all_yes(course, asked_by(whose->plan->rows[next].check));
}

int answers_last_row(const Whose *whose, const Course *course)
{
    PlanAnswers answers = { .needs_yes = whose->mother->tear && !whose->mother->cleared };
    for (PlanCheck check = CHECK_NONE; check <= CHECK_LEVEL_4; check++)
        answers.answered[check] = all_yes(course, asked_by(check));
    return plan_last_row(whose->plan, &answers);
}
