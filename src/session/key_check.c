// Walks through a file as the rows of the language say, and reports what they do not know.
#include "rules/rules.h"
#include "session/language.h"
#include "session/stages.h"

enum { NAMES_MAX = 64 };  // of one place; tests/unit/test_session_language.c knows that they are fewer

// The names of a place's keys, NULL-ended.
static void names_at(Place place, const char *names[NAMES_MAX + 1])
{
    size_t     rows_count, count = 0;
    const Key *rows = language_rows(&rows_count);
    for (const Key *row = rows; row < rows + rows_count; row++) {
        if (!(row->places & place))
            continue;
        if (row->name && count < NAMES_MAX)
            names[count++] = row->name;
        for (const Choice *name = row->names; name && name->word && count < NAMES_MAX; name++)
            names[count++] = name->word;
    }
    names[count] = NULL;
}

// The row of a key at a place, and the key's name; NULL: unknown.
static const Key *row_of(const ConfNode *node, Place place, const char **name)
{
    size_t     count;
    const Key *rows = language_rows(&count);
    for (const Key *row = rows; row < rows + count; row++) {
        if (!(row->places & place))
            continue;
        *name = row->name;
        if (row->name && files_same_name(node->name, row->name))
            return row;
        for (const Choice *one = row->names; one && one->word; one++)
            if (files_same_name(node->name, *name = one->word))
                return row;
    }
    return NULL;
}

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
        diag_error(desk->diags, parts->key_pos, RULE(TOO_DEEP), "parts may stand in parts %d deep, no more",
                   PARTS_DEEP_MAX);
        return;
    }
    const char *what = choice_word(language_places, (int)place);
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
    bool holds_keys = row->type == TYPE_GROUP || row->type == TYPE_GROUPS || row->type == TYPE_POOLS;
    if (!holds_keys || !is_group(node, desk))
        return;
    if (row->type == TYPE_GROUP)
        check_keys(node, row->inner, name, depth, desk);
    else if (row->type == TYPE_GROUPS)
        check_parts(node, row->inner, depth + 1, desk);
    else
        check_pools(node, row->inner, desk);
}

static void check_keys(const ConfNode *group, Place place, const char *where, int depth, const Desk *desk)
{
    const char *known[NAMES_MAX + 1], *name;
    names_at(place, known);
    conf_check_keys(group, known, where, desk->diags);
    for (const ConfNode *node = group->first; node; node = node->next) {
        const Key *row = row_of(node, place, &name);
        if (row)
            check_inside(node, row, name, depth, desk);
    }
}

void keys_check(const ConfNode *root, Place file, const Desk *desk)
{
    check_keys(root, file, arena_printf(desk->arena, "the %s", choice_word(language_places, (int)file)), 0,
               desk);
}
