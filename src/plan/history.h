// What she did and how it was, as plain values, one after the other. The log keeps them (log/log.h); the
// programme is computed from them (plan/advice.h). Nothing here reads a clock or a file.
#ifndef PLAN_HISTORY_H
#define PLAN_HISTORY_H

#include "base/choice.h"
#include "session/signs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int Day;  // of the calendar where she is: days since 1970-01-01 (base/date.h)

// One bit for each row of sign_rows, by its number there. `harm` has none: it is never kept.
typedef uint32_t SignSet;
SignSet          sign_set_of(const char *id);    // 0: no such sign, or `harm`
bool             sign_set_red(SignSet signs);    // one of the two upper groups is among them
bool             sign_set_amber(SignSet signs);  // one of the lowest group is among them

typedef enum { FEEL_NOT_SAID, FEEL_EASY, FEEL_GOOD, FEEL_HARD } Feel;
typedef enum { ANSWER_NO, ANSWER_YES, ANSWER_SKIPPED } Answer;

// What the programme asks before it goes on, each with its reason (plan/questions.h).
typedef enum {
    QUESTION_UP,          // up and about
    QUESTION_AT_HOME,     // at home, not in hospital
    QUESTION_WOUND_DRY,   // or no wound
    QUESTION_RISK,        // nothing that needs her provider's yes first; or that yes
    QUESTION_FLOOR,       // catheter out, passing urine as usual, no pain there
    QUESTION_CHECK_6,     // the 6 to 8 week check had, or booked
    QUESTION_CHECK_HAD,   // that check had, and fine to be more active
    QUESTION_BLEEDING,    // bleeding has stopped
    QUESTION_HEALED,      // wound or tear healed
    QUESTION_LEVEL_2,     // 20 to 30 minutes at level 2 without symptoms
    QUESTION_WEEK_CLEAN,  // four walks in a week without a sign
    QUESTION_TALKING,     // 30 minutes brisk and still talking
    QUESTION_ONE_LEG,     // 10 seconds on each side
    QUESTION_DOMING,      // none while lifting the head
    QUESTION_ILL,         // after a pause: ill or operated on since (yes stops the plan)
    QUESTION_PREGNANT,    // after a pause: a yes ends the plan
    QUESTION_RELEASED,    // a week after a release: still well
    QUESTION_MOOD,        // only that it was asked is kept: always ANSWER_SKIPPED
    QUESTION_COUNT
} Question;
extern const Choice plan_questions[];  // their ids: "check-6"

typedef enum {
    ENTRY_WALK,      // session, minutes, level, left_early, feel, signs
    ENTRY_DRILL,     // session, signs
    ENTRY_SIGNS,     // signs on a day on which nothing was walked
    ENTRY_QUESTION,  // question, answer
    ENTRY_START,     // minutes she walks now without symptoms: 0, 10, 20 or 30
    ENTRY_RELEASE,   // her provider said yes, after red or an illness
} EntryKind;
extern const Choice plan_entry_kinds[];

typedef struct {
    Day         day;
    EntryKind   kind;
    const char *session;     // as she asked for it: "20min"; NULL where there is none
    int         minutes;     // of the walk as planned; ENTRY_START as above
    int         level;       // of the walk; 0: not known
    bool        left_early;  // before half: it counts for nothing
    Feel        feel;
    SignSet     signs;
    Question    question;
    Answer      answer;
} Entry;

// By day, and within a day in the order in which they were noted.
typedef struct {
    const Entry *entries;
    size_t       count;
} History;

#endif
