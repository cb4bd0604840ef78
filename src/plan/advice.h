// What she may do on a day: computed from the programme, from who she is and from what she noted, and from
// nothing else. The same three give the same advice, on any machine, at any hour.
//
//     Plan + Mother + History + day ──▶ Advice
#ifndef PLAN_ADVICE_H
#define PLAN_ADVICE_H

#include "base/arena.h"
#include "plan/history.h"
#include "plan/plan.h"

// What is known about her, as in her profile.
typedef struct {
    Day  born;
    bool c_section, tear;         // tear: severe, or a prolapse
    bool cleared, floor_cleared;  // belly work is fine; pelvic floor work after a tear is too
    bool breath_only;             // no effort of either: no drills
} Mother;

typedef enum {
    STATE_AT_HOME,  // before the first walk: up and about at home
    STATE_WALK,     // `walk` is for today
    STATE_DAY_OFF,  // none today; `next` says when
    STATE_RESTING,  // the same, because of a sign
    STATE_DONE,     // she has walked today
    STATE_ASK,      // `questions` first: without answers she is not in any row
    STATE_RED,      // a red sign: nothing is offered until her provider says yes
    STATE_STOPPED,  // ill, operated on: until her provider says yes
    STATE_ENDED,    // pregnant again: her midwife's advice from here
} PlanState;

enum { ADVICE_QUESTIONS = 8 };

typedef struct {
    PlanState state;
    int       week;   // since the birth; the first is 0
    int       row;    // of the plan: the one that she is in
    int       clean;  // walks counted in this row, of PLAN_CLEAN_WALKS
    PlanWalk
          walk;   // STATE_WALK: today's; otherwise the next one, where it is known (session NULL: it is not)
    Day   next;   // of the next walk after this day; 0: not known
    Daily daily;  // the daily five
    bool  daily_easier;  // the pelvic floor's easier form: in her first two weeks of it, and after a sign
    const char *drill;   // today's strength drill; NULL: none
    bool        easier;  // its easier form
    const char *why;     // one line, said to her
    const char *advice;  // what to do about a sign, whom to call; NULL: nothing
    Question    questions[ADVICE_QUESTIONS];  // due, in the order in which they are asked
    int         question_count;
    bool        ask_mood;      // at weeks 2, 6, 12 and after a pause: on a terminal only
    bool        ask_start;     // how long she walks now
    bool        longer_pause;  // more than a week has gone by without a walk
} Advice;

// The red signs that she noted since her provider last said yes, whatever the day, and when the last of them
// was. signs 0: none.
typedef struct {
    SignSet signs;
    Day     last;
} Red;
Red plan_red(const History *history);

// In the arena. day: not before her birth.
Advice plan_advise(const Plan *plan, const Mother *mother, const History *history, Day day, Arena *arena);

#endif
