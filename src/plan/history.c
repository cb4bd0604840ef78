#include "plan/history.h"

#include "base/files.h"

// clang-format off
const Choice plan_questions[] = {
    CHOICE("up", QUESTION_UP),                 CHOICE("at-home", QUESTION_AT_HOME),
    CHOICE("wound-dry", QUESTION_WOUND_DRY),   CHOICE("risk", QUESTION_RISK),
    CHOICE("floor", QUESTION_FLOOR),           CHOICE("check-6", QUESTION_CHECK_6),
    CHOICE("check-had", QUESTION_CHECK_HAD),   CHOICE("bleeding-stopped", QUESTION_BLEEDING),
    CHOICE("healed", QUESTION_HEALED),         CHOICE("level-2", QUESTION_LEVEL_2),
    CHOICE("week-clean", QUESTION_WEEK_CLEAN), CHOICE("talking", QUESTION_TALKING),
    CHOICE("one-leg", QUESTION_ONE_LEG),       CHOICE("doming", QUESTION_DOMING),
    CHOICE("ill", QUESTION_ILL),               CHOICE("pregnant", QUESTION_PREGNANT),
    CHOICE("released", QUESTION_RELEASED),     CHOICE("mood", QUESTION_MOOD),
    { 0 },
};

const Choice plan_entry_kinds[] = {
    CHOICE("walk", ENTRY_WALK),         CHOICE("drill", ENTRY_DRILL), CHOICE("signs", ENTRY_SIGNS),
    CHOICE("question", ENTRY_QUESTION), CHOICE("start", ENTRY_START), CHOICE("release", ENTRY_RELEASE),
    { 0 },
};
// clang-format on

_Static_assert(sizeof plan_questions / sizeof *plan_questions == QUESTION_COUNT + 1, "an id for each");

// What is never kept has no bit.
static bool is_kept(const SignRow *row) { return !files_same_name(row->id, "harm"); }

SignSet sign_set_of(const char *id)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (files_same_name(rows[i].id, id) && is_kept(&rows[i]))
            return (SignSet)1 << i;
    return 0;
}

static bool holds(SignSet signs, bool red)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (signs >> i & 1 && is_kept(&rows[i]) && (rows[i].group != SIGN_SHORTER) == red)
            return true;
    return false;
}

bool sign_set_red(SignSet signs) { return holds(signs, true); }
bool sign_set_amber(SignSet signs) { return holds(signs, false); }
