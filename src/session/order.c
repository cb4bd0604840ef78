// Parts in the order in which they are walked: as written, except that `after` and `before` move a part, and
// `drop` leaves it out.
#include "rules/rules.h"
#include "session/stages.h"

#include <string.h>

typedef struct {
    const ConfNode *part;
    const char     *after;  // where it was put, so that two put after the same part keep their order
} Placed;

static size_t index_of(const Placed *places, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (files_same_name(places[i].part->name, name))
            return i;
    return count;
}

static void report_no_part(const Placed *places, size_t count, size_t from, bool itself,
                           const ConfNode *where, const char *name, const Desk *desk)
{
    const char **names = ARENA_ARRAY(desk->arena, const char *, count + 1);
    size_t       others = 0;
    for (size_t i = 0; i < count; i++)
        if (i != from)
            names[others++] = places[i].part->name;
    diag_error(desk->diags, where->pos, RULE(NO_SUCH_PART), "there is no %spart \"%s\" to put \"%s\" %s%s",
               itself ? "other " : "", name, places[from].part->name, where->name,
               files_did_you_mean(itself ? NULL : files_nearest(name, names, others), desk->arena));
}

// The part that this one is put after or before; NULL: none, or none of that name.
static const ConfNode *put_by(const ConfNode *phases, const ConfNode *part)
{
    const ConfNode *after = key_get(part, KEY_AFTER), *before = key_get(part, KEY_BEFORE);
    const ConfNode *where = after ? after : before;
    if (!where || where->kind != CONF_TEXT)
        return NULL;
    for (const ConfNode *other = phases->first; other; other = other->next)
        if (other->kind == CONF_GROUP && files_same_name(other->name, where->text))
            return other;
    return NULL;
}

// Each of the parts of a circle waits for the next: none of them has a place. Reported at the first one that
// is written.
static void check_circles(const ConfNode *phases, size_t count, const Desk *desk)
{
    for (const ConfNode *part = phases->first; part; part = part->next) {
        const ConfNode *at = part->kind == CONF_GROUP ? put_by(phases, part) : NULL;
        const char     *way = part->name;
        for (size_t steps = 0; at && at != part && steps < count; steps++) {
            way = arena_printf(desk->arena, "%s, %s", way, at->name);
            at = put_by(phases, at);
        }
        if (at != part || way == part->name)
            continue;
        diag_error(desk->diags, part->key_pos, RULE(AFTER_CIRCLE),
                   "%s: each waits for the place of the next, and the last for the first", way);
        return;
    }
}

// Moves the part at `from` to where its `after` or `before` says.
static void move_part(Placed *places, size_t count, size_t from, const ConfNode *where, bool after,
                      const Desk *desk)
{
    const char *name = NULL;
    if (!conf_text(where, desk->diags, &name))
        return;
    size_t target = index_of(places, count, name);
    if (target == count || target == from) {
        report_no_part(places, count, from, target == from, where, name, desk);
        return;
    }
    Placed moved = { places[from].part, after ? name : NULL };
    memmove(&places[from], &places[from + 1], (count - from - 1) * sizeof *places);
    size_t to = index_of(places, count - 1, name) + (after ? 1 : 0);
    while (after && to < count - 1 && places[to].after && files_same_name(places[to].after, name))
        to++;
    memmove(&places[to + 1], &places[to], (count - 1 - to) * sizeof *places);
    places[to] = moved;
}

static void move_parts(const ConfNode *phases, Placed *places, size_t count, const Desk *desk)
{
    for (const ConfNode *part = phases->first; part; part = part->next) {
        const ConfNode *after = key_get(part, KEY_AFTER), *before = key_get(part, KEY_BEFORE);
        if (part->kind != CONF_GROUP || (!after && !before))
            continue;
        move_part(places, count, index_of(places, count, part->name), after ? after : before, after != NULL,
                  desk);
    }
}

const ConfNode **order_parts(const ConfNode *phases, size_t *count, const Desk *desk)
{
    size_t all = 0;
    *count = 0;
    if (!phases || phases->kind != CONF_GROUP)
        return NULL;
    for (const ConfNode *part = phases->first; part; part = part->next)
        all += part->kind == CONF_GROUP;

    Placed          *places = ARENA_ARRAY(desk->arena, Placed, all + 1);
    const ConfNode **parts = ARENA_ARRAY(desk->arena, const ConfNode *, all + 1);
    size_t           placed = 0;
    for (const ConfNode *part = phases->first; part; part = part->next)
        if (part->kind == CONF_GROUP)
            places[placed++].part = part;
    move_parts(phases, places, placed, desk);
    check_circles(phases, placed, desk);
    for (size_t i = 0; i < placed; i++) {
        bool dropped = false;
        key_read(places[i].part, KEY_DROP, desk, &dropped);
        if (!dropped)
            parts[(*count)++] = places[i].part;
    }
    return parts;
}
