// Steps a minute: 100, "100 > 116" for a ramp over the part, or "own".
#include "rules/rules.h"
#include "session/notation.h"

#include <string.h>

static bool steps(double value, SourcePos pos, const Desk *desk, double *out)
{
    if (value < PACE_MIN || value > PACE_MAX) {
        diag_error(desk->diags, pos, RULE(PACE_RANGE), "pace %g is outside %d..%d steps a minute", value,
                   PACE_MIN, PACE_MAX);
        return false;
    }
    *out = value;
    return true;
}

static bool piece_steps(const ConfNode *node, const Piece *piece, const Desk *desk, double *out)
{
    const char *at = piece->text;
    double      value;
    if (notation_number(&at, &value) && !*at)
        return steps(value, notation_pos(node, piece), desk, out);
    if (strchr(piece->text, ':'))
        diag_error(desk->diags, notation_pos(node, piece), RULE(PACE_FORM),
                   "pace \"%s\": pace counts steps a minute, not minutes per kilometre: pace = 100",
                   piece->text);
    else
        diag_error(desk->diags, notation_pos(node, piece), RULE(PACE_FORM),
                   "pace \"%s\" is not a pace: 100 (steps a minute), \"100 > 110\" (from one to the other) "
                   "or \"own\"",
                   piece->text);
    return false;
}

static bool text_pace(const ConfNode *node, const Desk *desk, Pace *out)
{
    Piece  pieces[2];
    size_t count = notation_split(node->text, '>', desk->arena, pieces, 2);

    if (count == 1 && strcasecmp(pieces[0].text, "own") == 0) {
        out->own = true;
        return true;
    }
    if (count > 2) {
        diag_error(desk->diags, node->pos, RULE(PACE_FORM),
                   "pace \"%s\": a ramp goes from one pace to one other", node->text);
        return false;
    }
    return piece_steps(node, &pieces[0], desk, &out->from) &&
           piece_steps(node, &pieces[count - 1], desk, &out->to);
}

bool notation_pace(const ConfNode *node, const Desk *desk, Pace *out)
{
    if (!node)
        return false;

    Pace pace = { .pos = node->pos };
    bool right = true;
    if (node->kind == CONF_INT || node->kind == CONF_FLOAT)
        right = steps(node->kind == CONF_INT ? (double)node->integer : node->number, node->pos, desk,
                      &pace.from);
    else if (node->kind == CONF_TEXT)
        right = text_pace(node, desk, &pace);
    else {
        diag_error(desk->diags, node->pos, RULE(PACE_FORM),
                   "pace is 100 (steps a minute), \"100 > 110\" or \"own\"");
        right = false;
    }
    if (!right)
        return false;
    if (pace.to == 0)
        pace.to = pace.from;
    *out = pace;
    return true;
}
