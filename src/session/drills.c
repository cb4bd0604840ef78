// A drill's part: a number of repetitions a side, each made of named steps. What is said = what she does.
#include "rules/rules.h"
#include "session/stages.h"

enum { STEPS_MAX = 16 };

static void read_sides(const ConfNode *node, const Desk *desk, Drill *out)
{
    const char *const *sides;
    size_t             count;
    if (!conf_texts(node, desk->arena, desk->diags, &sides, &count))
        return;
    if (count > 2) {
        diag_error(desk->diags, node->pos, RULE(SIDES), "%zu sides: a drill has one or two", count);
        return;
    }
    for (size_t i = 0; i < count; i++)
        out->sides[i] = sides[i];
    out->side_count = (int)count;
    out->sides_pos = node->pos;
}

// The words of a move tell her what to do: a condition that leaves them out would leave her without them.
static const Pool *words_of_move(const ConfNode *move, const Pools *pools, const Desk *desk)
{
    const ReadPool *found = pools_find(pools, move->name);
    if (found && !found->said_to_her)
        diag_warning(desk->diags, found->node->key_pos, RULE(MOVE_UNSAID),
                     "\"%s\" is a move of a drill, and its `only` or `weeks` keep the words from her",
                     move->name);
    return found && found->said_to_her ? &found->pool : NULL;
}

static void read_steps(const ConfNode *each, const Pools *pools, const Desk *desk, Drill *out)
{
    DrillStep *steps = ARENA_ARRAY(desk->arena, DrillStep, STEPS_MAX);

    out->steps = steps;
    for (const ConfNode *node = each->first; node; node = node->next) {
        if (out->step_count == STEPS_MAX) {
            diag_error(desk->diags, node->key_pos, RULE(TOO_MANY_STEPS),
                       "one repetition has at most %d steps", STEPS_MAX);
            return;
        }
        DrillStep *step = &steps[out->step_count];
        if (!notation_moves(node, desk, step))
            continue;
        step->pool = words_of_move(node, pools, desk);
        step->pos = node->key_pos;
        out->step_count++;
    }
    if (!each->first)
        diag_error(desk->diags, each->pos, RULE(MOVE_FORM),
                   "each is empty: name what is done, ready = \"in\"");
}

static bool has_hold(const Drill *drill)
{
    for (size_t i = 0; i < drill->step_count; i++)
        for (int m = 0; m < drill->steps[i].move_count; m++)
            if (drill->steps[i].moves[m].kind == MOVE_HOLD_TIME ||
                drill->steps[i].moves[m].kind == MOVE_HOLD_BREATHS)
                return true;
    return false;
}

static void check_place(const ConfNode *each, SessionKind kind, const Phase *part, const Drill *drill,
                        const Desk *desk)
{
    if (kind == SESSION_WALK && has_hold(drill))
        diag_error(desk->diags, each->key_pos, RULE(HOLD_WHILE_WALKING),
                   "nothing is held while walking: a held breath presses on the pelvic floor; a session of "
                   "kind = \"drill\" "
                   "may hold");
    else if (kind == SESSION_WALK)
        diag_error(desk->diags, each->key_pos, RULE(DRILL_IN_WALK),
                   "each belongs to a drill: write kind = \"drill\" in "
                   "the session");
    else if (part->breath.kind == BREATH_FREE)
        diag_error(desk->diags, each->key_pos, RULE(DRILL_BREATH),
                   "a drill counts its breath in seconds: breath = \"4s:6s\"");
}

// Keys that only say how often and on which side `each` is done.
static void check_alone(const ConfNode *node, SessionKind kind, const Desk *desk)
{
    static const KeyId keys[] = { KEY_SIDES, KEY_REPS, KEY_SWITCH };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const ConfNode *key = key_get(node, keys[i]);
        if (key && kind == SESSION_WALK)
            diag_error(desk->diags, key->key_pos, RULE(DRILL_IN_WALK),
                       "\"%s\" belongs to a drill: write kind = \"drill\" in the "
                       "session",
                       key_name(keys[i]));
        else if (key)
            diag_error(desk->diags, key->key_pos, RULE(DRILL_IN_WALK),
                       "\"%s\" of what? each: { up = \"out\" } says what is done", key_name(keys[i]));
    }
}

const Drill *drill_read(const ConfNode *node, SessionKind kind, const Phase *part, const Pools *pools,
                        const Desk *desk)
{
    const ConfNode *each = key_get(node, KEY_EACH);
    if (!each) {
        check_alone(node, kind, desk);
        return NULL;
    }
    if (each->kind != CONF_GROUP) {
        diag_error(desk->diags, each->pos, RULE(NOT_A_GROUP),
                   "each is a group: each: { ready = \"in\"  press = \"out\" }");
        return NULL;
    }

    Drill *drill = ARENA_NEW(desk->arena, Drill);
    language_read(node, PLACE_PART, INTO_DRILL, desk, drill);
    read_sides(key_get(node, KEY_SIDES), desk, drill);
    drill->change_pool = pools_said(pools, "switch");
    read_steps(each, pools, desk, drill);
    check_place(each, kind, part, drill, desk);
    return drill;
}
