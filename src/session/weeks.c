// Weeks since birth: "6-12" from the sixth up to, not including, the twelfth; "12+"; "6+ cleared".
#include "rules/rules.h"
#include "session/notation.h"

bool notation_weeks(const ConfNode *node, const Desk *desk, WeekSpan *out)
{
    if (!node)
        return false;

    WeekSpan    span = { .to = -1, .pos = node->pos };
    const char *at = node->kind == CONF_TEXT ? node->text : "";
    bool        right = notation_count(&at, &span.from);
    if (right && notation_word(&at, "-"))
        right = notation_count(&at, &span.to) && span.to > span.from;
    else
        right = right && notation_word(&at, "+");
    span.cleared = right && notation_word(&at, "cleared");
    if (!right || *at || span.from > WEEKS_MAX) {
        diag_error(desk->diags, node->pos, RULE(WEEKS_FORM),
                   "%s is weeks since birth: \"6-12\" (up to the twelfth), \"12+\" or \"6+ cleared\" (by her "
                   "provider)",
                   node->name);
        return false;
    }
    *out = span;
    return true;
}
