// One step of a drill's repetition: "in", "out", "hold 7s", "hold 3 breaths", "quick 1s:1s x5", "rest 20s",
// joined by commas.
#include "rules/rules.h"
#include "session/notation.h"

static bool within(Micros time, int low, int high)
{
    return time >= low * MICROS_PER_SECOND && time <= high * MICROS_PER_SECOND;
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
    return units_parse_length(text, &out->time) && within(out->time, HOLD_SECONDS_MIN, HOLD_SECONDS_MAX);
}

// "1s:1s x5": a second of effort, a second fully let go, five times. Muscles that are only tightened get
// tight: letting go lasts at least as long.
static bool read_quick(const char *text, Arena *arena, Move *out)
{
    Piece lengths[2], counted[2];
    if (notation_split(text, ':', arena, lengths, 2) != 2 ||
        notation_split(lengths[1].text, 'x', arena, counted, 2) != 2)
        return false;
    const char *times = counted[1].text;
    return units_parse_length(lengths[0].text, &out->time) &&
           units_parse_length(counted[0].text, &out->let_go) && notation_count(&times, &out->times) &&
           !*times && within(out->time, 1, QUICK_SECONDS_MAX) && within(out->let_go, 1, LET_GO_SECONDS_MAX) &&
           out->let_go >= out->time && out->times >= QUICK_TIMES_MIN && out->times <= QUICK_TIMES_MAX;
}

static bool read_move(const char *text, Arena *arena, Move *out)
{
    *out = (Move){ .kind = MOVE_IN };
    if (notation_word(&text, "in"))
        return !*text;
    out->kind = MOVE_OUT;
    if (notation_word(&text, "out"))
        return !*text;
    if (notation_word(&text, "hold"))
        return read_hold(text, out);
    out->kind = MOVE_QUICK;
    if (notation_word(&text, "quick"))
        return read_quick(text, arena, out);
    out->kind = MOVE_REST;
    return notation_word(&text, "rest") && units_parse_length(text, &out->time) &&
           within(out->time, 1, REST_SECONDS_MAX);
}

bool notation_moves(const ConfNode *node, const Desk *desk, DrillStep *out)
{
    if (!node)
        return false;
    if (node->kind != CONF_TEXT) {
        diag_error(desk->diags, node->pos, RULE(MOVE_FORM),
                   "%s is a text: \"in\", \"out\", \"hold 7s\", \"quick 1s:1s x5\", \"rest 20s\"",
                   node->name);
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
        if (!read_move(pieces[i].text, desk->arena, &out->moves[i])) {
            diag_error(
                desk->diags, notation_pos(node, &pieces[i]), RULE(MOVE_FORM),
                "\"%s\" is not a move: \"in\", \"out\", \"hold 7s\" (%d..%d s), \"hold 3 breaths\" (1..%d), "
                "\"quick 1s:1s x5\" (effort 1..%d s, let go at least as long, %d..%d times) or \"rest 20s\" "
                "(1..%d s)",
                pieces[i].text, HOLD_SECONDS_MIN, HOLD_SECONDS_MAX, HOLD_BREATHS_MAX, QUICK_SECONDS_MAX,
                QUICK_TIMES_MIN, QUICK_TIMES_MAX, REST_SECONDS_MAX);
            return false;
        }
    out->name = node->name;
    out->move_count = (int)count;
    out->pos = node->pos;
    return true;
}
