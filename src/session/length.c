// How long: "4:00", "45s", "57 breaths", "400 steps"; and what a level offers: "30 min from week 6".
#include "rules/rules.h"
#include "session/notation.h"

static bool counted(const char *text, Length *out)
{
    if (!notation_count(&text, &out->count) || out->count == 0)
        return false;
    if (notation_word(&text, "breaths") || notation_word(&text, "breath"))
        out->kind = LENGTH_BREATHS;
    else if (notation_word(&text, "steps") || notation_word(&text, "step"))
        out->kind = LENGTH_STEPS;
    return out->kind != LENGTH_NONE && !*text;
}

bool notation_length(const ConfNode *node, const Desk *desk, Length *out)
{
    if (!node)
        return false;

    Length length = { .pos = node->pos };
    if (node->kind != CONF_TEXT || !counted(node->text, &length)) {
        length = (Length){ .kind = LENGTH_TIME, .pos = node->pos };
        if (node->kind != CONF_TEXT || !units_parse_length(node->text, &length.time)) {
            conf_refuse_length(node, desk->diags);
            return false;
        }
    }
    *out = length;
    return true;
}

bool notation_offer(const char *text, const ConfNode *node, const Desk *desk, Offer *out)
{
    enum { WHOLE = 40 };
    size_t end = 0;
    while (end < WHOLE && text[end] && (text[end] != 'f' || text[end + 1] != 'r'))
        end++;

    const char *rest = text + end;
    Offer       offer = { 0 };
    Piece       piece;
    notation_split(arena_strndup(desk->arena, text, end), '\n', desk->arena, &piece, 1);
    bool right = units_parse_length(piece.text, &offer.length);
    if (right && *rest)
        right = notation_word(&rest, "from") && notation_word(&rest, "week") &&
                notation_count(&rest, &offer.from_week) && !*rest;
    if (!right) {
        diag_error(desk->diags, node->pos, RULE(WALKS_FORM),
                   "\"%s\" is not a walk: write \"20 min\" or \"30 min from week 6\"", text);
        return false;
    }
    *out = offer;
    return true;
}
