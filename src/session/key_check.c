// Walks through a file as the rows of the language say, and reports what they do not know.
#include "rules/rules.h"
#include "session/stages.h"

static bool is_group(const ConfNode *node, const Desk *desk)
{
    if (node->kind == CONF_GROUP)
        return true;
    diag_error(desk->diags, node->pos, RULE(NOT_A_GROUP), "%s is a group: write %s: { ... }", node->name,
               node->name);
    return false;
}

// where: how messages call the group. depth: of parts in parts.
static void check_keys(const ConfNode *group, Place place, const char *where, int depth, const Desk *desk);

static void check_parts(const ConfNode *parts, Place place, int depth, const Desk *desk)
{
    if (depth > PARTS_DEEP_MAX) {
        diag_error(desk->diags, parts->key_pos, RULE(TOO_DEEP), "parts may be nested at most %d deep",
                   PARTS_DEEP_MAX);
        return;
    }
    const char *what = choice_word(session_language.places, (int)place);
    for (const ConfNode *part = parts->first; part; part = part->next)
        if (is_group(part, desk))
            check_keys(part, place, arena_printf(desk->arena, "%s \"%s\"", what, part->name), depth, desk);
}

static void check_pools(const ConfNode *pools, Place place, const Desk *desk)
{
    for (const ConfNode *pool = pools->first; pool; pool = pool->next)
        if (pool->kind == CONF_GROUP)
            check_keys(pool, place, arena_printf(desk->arena, "the words \"%s\"", pool->name), 0, desk);
}

static void check_inside(const ConfNode *node, const Key *row, const char *name, int depth, const Desk *desk)
{
    bool holds_keys = row->type == TYPE_GROUP || row->type == TYPE_GROUPS || row->type == TYPE_WORDS;
    if (!holds_keys || !is_group(node, desk))
        return;
    if (row->type == TYPE_GROUP)
        check_keys(node, (Place)row->inner, name, depth, desk);
    else if (row->type == TYPE_GROUPS)
        check_parts(node, (Place)row->inner, depth + 1, desk);
    else
        check_pools(node, (Place)row->inner, desk);
}

static void check_keys(const ConfNode *group, Place place, const char *where, int depth, const Desk *desk)
{
    table_check_group(&session_language, place, group, where, desk->diags);
    for (const ConfNode *node = group->first; node; node = node->next) {
        const char *name;
        const Key  *row = table_find(&session_language, place, node->name, &name);
        if (row)
            check_inside(node, row, name, depth, desk);
    }
}

void language_check(const ConfNode *root, Place file, const Desk *desk)
{
    const char *what = choice_word(session_language.places, (int)file);
    check_keys(root, file, arena_printf(desk->arena, "the %s", what), 0, desk);
}
