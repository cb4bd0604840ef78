#include "log/words.h"

#include "base/text.h"
#include "log/row.h"

const char *log_sign_words(SignSet signs, Arena *arena)
{
    Text           text = { .arena = arena };
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (sign_set_of(rows[i].id) & signs)
            text_printf(&text, "%s%s", text.length ? "; " : "", rows[i].words);
    return text_string(&text);
}

static const char *session_words(const Entry *entry, Arena *arena)
{
    Text        text = { .arena = arena };
    const char *feel = choice_word(log_feels, (int)entry->feel);
    text_add(&text, entry->session ? entry->session : "a walk");
    if (entry->left_early)
        text_add(&text, ", left early");
    if (feel)
        text_printf(&text, ", %s", feel);
    if (entry->signs)
        text_printf(&text, "; %s", log_sign_words(entry->signs, arena));
    return text_string(&text);
}

const char *log_entry_words(const Entry *entry, Arena *arena)
{
    switch (entry->kind) {
    case ENTRY_WALK:
    case ENTRY_DRILL: return session_words(entry, arena);
    case ENTRY_SIGNS: return log_sign_words(entry->signs, arena);
    case ENTRY_QUESTION:
        return arena_printf(arena, "%s: %s", choice_word(plan_questions, (int)entry->question),
                            choice_word(log_answers, (int)entry->answer));
    case ENTRY_START: return arena_printf(arena, "you begin with %d minutes", entry->minutes);
    case ENTRY_RELEASE: return "your provider said yes";
    }
    return "";
}
