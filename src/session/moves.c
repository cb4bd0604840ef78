// One step of a drill's repetition: "in", "out", "hold 7s", "hold 3 breaths", "rest 20s", joined by commas.
#include "rules/rules.h"
#include "session/notation.h"

static bool within(const Move *move, int low, int high)
{
    return move->time >= low * MICROS_PER_SECOND && move->time <= high * MICROS_PER_SECOND;
}

static bool read_hold(const char *text, Move *out)
{
    const char *rest = text;
    if (notation_count(&rest, &out->breaths) &&
        (notation_word(&rest, "breaths") || notation_word(&rest, "breath")) && !*rest) {
        out->kind = MOVE_HOLD_BREATHS;
        return out->breaths >= 1 && out->breaths <= HOLD_BREATHS_MAX;
    }
    *out = (Move){ .kind = MOVE_HOLD_TIME };
    return units_parse_length(text, &out->time) && within(out, HOLD_SECONDS_MIN, HOLD_SECONDS_MAX);
}

static bool read_move(const char *text, Move *out)
{
    *out = (Move){ .kind = MOVE_IN };
    if (notation_word(&text, "in"))
        return !*text;
    out->kind = MOVE_OUT;
    if (notation_word(&text, "out"))
        return !*text;
    if (notation_word(&text, "hold"))
        return read_hold(text, out);
    out->kind = MOVE_REST;
    return notation_word(&text, "rest") && units_parse_length(text, &out->time) &&
           within(out, 1, REST_SECONDS_MAX);
}

bool notation_moves(const ConfNode *node, const Desk *desk, DrillStep *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(desk->diags, node->pos, RULE(MOVE_FORM),
                   "%s is a text: \"in\", \"out\", \"hold 7s\", \"rest 20s\"", node->name);
        return false;
    }

    Piece  pieces[MOVES_MAX];
    size_t count = notation_split(node->text, ',', desk->arena, pieces, MOVES_MAX);
    if (count > MOVES_MAX) {
        diag_error(desk->diags, node->pos, RULE(MOVE_FORM),
                   "a step has at most %d moves: give the next a name of its own", MOVES_MAX);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        if (!read_move(pieces[i].text, &out->moves[i])) {
            diag_error(
                desk->diags, notation_pos(node, &pieces[i]), RULE(MOVE_FORM),
                "\"%s\" is no move: \"in\", \"out\", \"hold 7s\" (%d..%d s), \"hold 3 breaths\" (1..%d) or "
                "\"rest 20s\" (1..%d s)",
                pieces[i].text, HOLD_SECONDS_MIN, HOLD_SECONDS_MAX, HOLD_BREATHS_MAX, REST_SECONDS_MAX);
            return false;
        }
    out->name = node->name;
    out->move_count = (int)count;
    out->pos = node->pos;
    return true;
}
