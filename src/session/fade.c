// How a wording wears off: "full x4, then short x8, then silent", counted over the whole walk.
#include "rules/rules.h"
#include "session/notation.h"

static bool read_step(const char *text, bool first, FadeStep *out)
{
    if (!first && !notation_word(&text, "then"))
        return false;
    for (const Choice *form = session_word_forms; form->word; form++)
        if (notation_word(&text, form->word)) {
            *out = (FadeStep){ (WordForm)form->value, -1 };
            return !*text || (notation_word(&text, "x") && notation_count(&text, &out->times) &&
                              out->times > 0 && !*text);
        }
    return false;
}

bool notation_fade(const ConfNode *node, const Desk *desk, Fade *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(desk->diags, node->pos, RULE(FADE_FORM),
                   "fade is a text: \"full x4, then short x8, then silent\"");
        return false;
    }

    Fade   fade = { .count = 0 };
    Piece  pieces[FADE_STEPS_MAX];
    size_t count = notation_split(node->text, ',', desk->arena, pieces, FADE_STEPS_MAX);
    if (count > FADE_STEPS_MAX) {
        diag_error(desk->diags, node->pos, RULE(FADE_FORM), "a fade has at most %d steps", FADE_STEPS_MAX);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        FadeStep *step = &fade.steps[fade.count++];
        if (!read_step(pieces[i].text, i == 0, step) || (step->times < 0 && i + 1 < count)) {
            diag_error(desk->diags, notation_pos(node, &pieces[i]), RULE(FADE_FORM),
                       "\"%s\" is not a step of a fade: \"full x4, then short x8, then silent\"",
                       pieces[i].text);
            return false;
        }
    }
    fade.steps[count - 1].times = -1;
    *out = fade;
    return true;
}
