#include "log/row.h"

#include "base/date.h"
#include "base/text.h"

#include <string.h>

// clang-format off
const Choice log_feels[] = {
    CHOICE("easy", FEEL_EASY),
    CHOICE("good", FEEL_GOOD),
    CHOICE("hard", FEEL_HARD),
    { 0 },
};

const Choice log_answers[] = {
    CHOICE("no", ANSWER_NO),
    CHOICE("yes", ANSWER_YES),
    CHOICE("skipped", ANSWER_SKIPPED),
    { 0 },
};
// clang-format on

// --- Signs -----------------------------------------------------------------------------

const char *row_signs(SignSet signs, Arena *arena)
{
    Text           text = { .arena = arena };
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (sign_set_of(rows[i].id) & signs)
            text_printf(&text, "%s%s", text.length ? " " : "", rows[i].id);
    return text_string(&text);
}

// False: one of them is not a sign.
static bool read_signs(const char *text, SignSet *out, Arena *arena)
{
    char *rest = NULL, *copy = arena_strdup(arena, text);
    for (char *id = strtok_r(copy, " ", &rest); id; id = strtok_r(NULL, " ", &rest)) {
        SignSet sign = sign_set_of(id);
        if (!sign)
            return false;
        *out |= sign;
    }
    return true;
}

// --- Entries ---------------------------------------------------------------------------

static bool has_question(const Entry *entry) { return entry->kind == ENTRY_QUESTION; }

void row_give(Query *query, int first, const Entry *entry, Arena *arena)
{
    char *day = arena_alloc(arena, DATE_SIZE);
    query_give_text(query, first++, date_write(entry->day, day));
    query_give_text(query, first++, choice_word(plan_entry_kinds, (int)entry->kind));
    query_give_text(query, first++, entry->session);
    query_give_number(query, first++, entry->minutes);
    query_give_number(query, first++, entry->level);
    query_give_number(query, first++, entry->left_early);
    query_give_text(query, first++, choice_word(log_feels, (int)entry->feel));
    query_give_text(query, first++, entry->signs ? row_signs(entry->signs, arena) : NULL);
    query_give_text(query, first++,
                    has_question(entry) ? choice_word(plan_questions, (int)entry->question) : NULL);
    query_give_text(query, first, has_question(entry) ? choice_word(log_answers, (int)entry->answer) : NULL);
}

// NULL leaves *value as it is.
static bool find_word(const Choice *words, const char *text, int *value)
{
    return !text || choice_find(words, text, value);
}

bool row_take(const Query *query, int first, Entry *out, Arena *arena)
{
    const char *day = query_text(query, first), *session = query_text(query, first + 2);
    const char *signs = query_text(query, first + 7);
    int         kind = -1, feel = FEEL_NOT_SAID, question = 0, answer = 0;
    *out = (Entry){ 0 };
    bool understood = day && date_parse(day, &out->day) &&
                      find_word(plan_entry_kinds, query_text(query, first + 1), &kind) && kind >= 0 &&
                      find_word(log_feels, query_text(query, first + 6), &feel) &&
                      (!signs || read_signs(signs, &out->signs, arena)) &&
                      find_word(plan_questions, query_text(query, first + 8), &question) &&
                      find_word(log_answers, query_text(query, first + 9), &answer);
    out->kind = (EntryKind)kind;
    out->session = session ? arena_strdup(arena, session) : NULL;
    out->minutes = (int)query_number(query, first + 3);
    out->level = (int)query_number(query, first + 4);
    out->left_early = query_number(query, first + 5) != 0;
    out->feel = (Feel)feel;
    out->question = (Question)question;
    out->answer = (Answer)answer;
    return understood &&
           (kind != ENTRY_QUESTION || (query_text(query, first + 8) && query_text(query, first + 9)));
}
