#include "cast/letters.h"

#include "rules/rules.h"
#include "voice/letters.h"

#include <string.h>

typedef struct {
    const VoiceProfile *voice;
    const Desk         *desk;
    const Pool        **pools;  // that have been looked at
    size_t              count, room;
    bool                names_said;  // a wording says what a part is called
} Look;

static void warn(const Look *look, const OddLetter *odd, SourcePos pos)
{
    const char *text = arena_strndup(look->desk->arena, odd->at, odd->bytes);
    switch (odd->kind) {
    case ODD_LETTER:
        diag_warning(look->desk->diags, pos, RULE(VOICE_LETTER),
                     "\"%s\" is not a letter of the voice's language (%s): it would be named, spelt out or "
                     "left out",
                     text, look->voice->language);
        break;
    case ODD_SIGN:
        diag_warning(look->desk->diags, pos, RULE(VOICE_LETTER),
                     "\"%s\" would be spoken by its name, or left out: write what is to be said", text);
        break;
    }
}

// A text of the same length: in the forms of a {variable:…} a # is a number.
static const char *with_numbers(const char *text, Arena *arena)
{
    char *copy = arena_strdup(arena, text);
    bool  inside = false;
    for (char *at = copy; *at; at++) {
        inside = *at == '{' || (inside && *at != '}');
        if (inside && *at == '#')
            *at = '0';
    }
    return copy;
}

static void look_at_wordings(Look *look, const Wordings *wordings)
{
    OddLetter odd;
    for (size_t i = 0; i < wordings->count; i++) {
        const Wording *wording = &wordings->items[i];
        look->names_said |= strstr(wording->text, "{phase}") || strstr(wording->text, "{next}");
        const char *text = wording->text;
        if (strchr(text, '{'))
            text = with_numbers(text, look->desk->arena);
        if (letters_find_odd(look->voice, text, look->desk->arena, &odd))
            warn(look, &odd, session_pos_inside(wording, wording->text + (odd.at - text), odd.bytes));
    }
}

static void look_at_pool(Look *look, const Pool *pool)
{
    for (size_t i = 0; i < look->count; i++)
        if (look->pools[i] == pool)
            return;
    if (!pool)
        return;
    *ARENA_PUSH(look->desk->arena, look->pools, look->count, look->room) = pool;
    look_at_wordings(look, &pool->full);
    look_at_wordings(look, &pool->brief);
    look_at_wordings(look, &pool->then);
}

static void look_at_says(Look *look, const Say *says, size_t count)
{
    for (size_t i = 0; i < count; i++)
        look_at_pool(look, says[i].pool);
}

static void look_at_parts(Look *look, const Phase *phases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const Drill *drill = phases[i].drill;
        look_at_says(look, phases[i].says, phases[i].say_count);
        for (size_t k = 0; drill && k < drill->step_count; k++)
            look_at_pool(look, drill->steps[k].pool);
        look_at_pool(look, drill ? drill->change_pool : NULL);
        look_at_parts(look, phases[i].phases, phases[i].phase_count);
    }
}

static void look_at_names(const Look *look, const Phase *phases, size_t count)
{
    OddLetter odd;
    for (size_t i = 0; i < count; i++) {
        const char *title = phases[i].title;
        if (title && letters_find_odd(look->voice, title, look->desk->arena, &odd))
            warn(look, &odd, phases[i].pos);
        look_at_names(look, phases[i].phases, phases[i].phase_count);
    }
}

void letters_check(const Session *session, const VoiceProfile *voice, const Desk *desk)
{
    Look look = { .voice = voice, .desk = desk };
    if (session_allows(session, RULE(VOICE_LETTER)))
        return;
    look_at_says(&look, session->says, session->say_count);
    look_at_pool(&look, session->rest);
    look_at_parts(&look, session->phases, session->phase_count);
    if (look.names_said)
        look_at_names(&look, session->phases, session->phase_count);
}
