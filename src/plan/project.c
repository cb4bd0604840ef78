// One day after the other: the advice of a day, and what we assume she does, make the history of the next.
#include "plan/project.h"

#include <limits.h>
#include <string.h>

enum { ENTRIES_A_DAY = ADVICE_QUESTIONS + 2 };  // answers, the start, a walk

typedef struct {
    Entry *entries;
    size_t count;
} Supposed;

static void suppose(Supposed *supposed, Entry entry) { supposed->entries[supposed->count++] = entry; }

// The answer that lets the plan go on.
static Answer good_answer(Question question)
{
    return question == QUESTION_ILL || question == QUESTION_PREGNANT ? ANSWER_NO : ANSWER_YES;
}

static void suppose_answers(Supposed *supposed, Day day, const Advice *advice)
{
    if (advice->ask_start)
        suppose(supposed, (Entry){ .day = day, .kind = ENTRY_START });
    for (int i = 0; i < advice->question_count; i++)
        suppose(supposed, (Entry){ .day = day,
                                   .kind = ENTRY_QUESTION,
                                   .question = advice->questions[i],
                                   .answer = good_answer(advice->questions[i]) });
}

static void suppose_walk(Supposed *supposed, Day day, const Advice *advice, Suppose how)
{
    if (advice->state == STATE_WALK)
        suppose(supposed, (Entry){ .day = day,
                                   .kind = ENTRY_WALK,
                                   .session = advice->walk.session,
                                   .minutes = advice->walk.minutes,
                                   .level = advice->walk.level,
                                   .feel = how == SUPPOSE_CLEAN ? FEEL_GOOD : FEEL_NOT_SAID });
}

// Days with a walk before that day: the planned ones are numbered on from there.
static int walked_before(const History *history, Day day)
{
    int count = 0;
    Day last = INT_MIN;
    for (size_t i = 0; i < history->count; i++)
        if (history->entries[i].kind == ENTRY_WALK && history->entries[i].day < day &&
            history->entries[i].day != last) {
            last = history->entries[i].day;
            count++;
        }
    return count;
}

const PlannedDay *plan_project(const Plan *plan, const Mother *mother, const History *history, Day from,
                               int days, Suppose how, Arena *arena)
{
    PlannedDay *planned = ARENA_ARRAY(arena, PlannedDay, days + 1);
    Supposed    supposed = { ARENA_ARRAY(arena, Entry, history->count + (size_t)(days * ENTRIES_A_DAY) + 1),
                             history->count };
    if (history->count)
        memcpy(supposed.entries, history->entries, history->count * sizeof *history->entries);
    for (int i = 0; i < days; i++) {
        const Day     day = from + i;
        const History then = { supposed.entries, supposed.count };
        Advice        advice = plan_advise(plan, mother, &then, day, arena);
        if (how == SUPPOSE_CLEAN && (advice.question_count || advice.ask_start)) {
            suppose_answers(&supposed, day, &advice);
            advice = plan_advise(plan, mother, &(History){ supposed.entries, supposed.count }, day, arena);
        }
        planned[i] = (PlannedDay){ day, advice, 0 };
        if (advice.state == STATE_WALK || advice.state == STATE_DONE)
            planned[i].number = walked_before(&then, day) + 1;
        suppose_walk(&supposed, day, &advice, how);
    }
    return planned;
}
