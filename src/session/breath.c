// How she breathes in a part, in:out: "3:4" steps, "4s:6s" seconds, "free"; "3:3 > 3:4" changes gear within
// the part.
#include "rules/rules.h"
#include "session/notation.h"

#include <string.h>

static bool wrong(const ConfNode *node, const Piece *piece, const Desk *desk, const char *why)
{
    diag_error(desk->diags, notation_pos(node, piece), RULE(BREATH_FORM), "breath \"%s\" %s", piece->text,
               why);
    return false;
}

// One side of a gear: "3" or "4s".
static bool read_side(const ConfNode *node, const Piece *piece, const Desk *desk, BreathKind *kind,
                      double *out)
{
    const char *at = piece->text;
    if (!notation_number(&at, out))
        return wrong(node, piece, desk, "is not a number of steps (3) or seconds (4s)");

    bool seconds = notation_word(&at, "s");
    if (*at)
        return wrong(node, piece, desk, "is not a number of steps (3) or seconds (4s)");
    if (*kind == BREATH_FREE)
        *kind = seconds ? BREATH_SECONDS : BREATH_STEPS;
    if (*kind != (seconds ? BREATH_SECONDS : BREATH_STEPS))
        return wrong(node, piece, desk, "mixes steps and seconds: use one or the other for the whole part");
    if (seconds && (*out < GEAR_SECONDS_MIN || *out > GEAR_SECONDS_MAX))
        return wrong(node, piece, desk,
                     arena_printf(desk->arena, "is outside %d..%d seconds", GEAR_SECONDS_MIN,
                                  GEAR_SECONDS_MAX));
    if (!seconds && (*out < GEAR_STEPS_MIN || *out > GEAR_STEPS_MAX || *out != (int)*out))
        return wrong(node, piece, desk,
                     arena_printf(desk->arena, "is outside %d..%d whole steps", GEAR_STEPS_MIN,
                                  GEAR_STEPS_MAX));
    return true;
}

static bool read_gear(const ConfNode *node, const Piece *piece, const Desk *desk, BreathKind *kind, Gear *out)
{
    Piece sides[2];
    if (notation_split(piece->text, ':', desk->arena, sides, 2) != 2)
        return wrong(node, piece, desk,
                     "is not in:out: \"3:4\" (steps), \"4s:6s\" (seconds), \"3:3 > 3:4\" or \"free\"");
    sides[0].offset += piece->offset;
    sides[1].offset += piece->offset;
    return read_side(node, &sides[0], desk, kind, &out->in) &&
           read_side(node, &sides[1], desk, kind, &out->out);
}

bool notation_breath(const ConfNode *node, const Desk *desk, Breath *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(desk->diags, node->pos, RULE(BREATH_FORM),
                   "breath is a text: \"3:4\" (steps), \"4s:6s\" (seconds) or \"free\"");
        return false;
    }

    Breath breath = { .pos = node->pos };
    Piece  gears[GEARS_MAX];
    size_t count = notation_split(node->text, '>', desk->arena, gears, GEARS_MAX);
    if (count > GEARS_MAX) {
        diag_error(desk->diags, node->pos, RULE(BREATH_FORM), "a part changes its breath at most %d times",
                   GEARS_MAX - 1);
        return false;
    }
    if (count > 1 || strcasecmp(gears[0].text, "free") != 0) {
        for (size_t i = 0; i < count; i++)
            if (!read_gear(node, &gears[i], desk, &breath.kind, &breath.gears[i]))
                return false;
        breath.gear_count = (int)count;
    }
    *out = breath;
    return true;
}
