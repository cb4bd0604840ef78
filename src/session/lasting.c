// Rewrites the names of files in a tree so that they mean the same in any folder. The rows of the language
// say where such a name may be: in sessions, forms, parts and the walker.
#include "session/stages.h"

typedef struct {
    LastingName lasting;
    const Desk *desk;
} Renaming;

static const ConfNode *rename_keys(const ConfNode *group, Place place, const Renaming *renaming);

static const char *renamed(const ConfNode *node, const char *key, const Renaming *renaming)
{
    return renaming->lasting(key, (Named){ node->text, node->pos }, renaming->desk);
}

// Groups with names of the author's own.
static const ConfNode *rename_groups(const ConfNode *groups, Place place, const Renaming *renaming)
{
    ConfNode  *out = ARENA_NEW(renaming->desk->arena, ConfNode);
    ConfNode **end = &out->first;
    *out = *groups;
    for (const ConfNode *group = groups->first; group; group = group->next) {
        *end = ARENA_NEW(renaming->desk->arena, ConfNode);
        **end = group->kind == CONF_GROUP ? *rename_keys(group, place, renaming) : *group;
        end = &(*end)->next;
    }
    return out;
}

static ConfNode rename_value(const ConfNode *node, Place place, const Renaming *renaming)
{
    const char *key;
    const Key  *row = table_find(&session_language, place, node->name, &key);
    ConfNode    out = *node;
    if (row && row->type == TYPE_NAMED && node->kind == CONF_TEXT)
        out.text = renamed(node, key, renaming);
    else if (row && row->type == TYPE_GROUP && node->kind == CONF_GROUP)
        out = *rename_keys(node, (Place)row->inner, renaming);
    else if (row && row->type == TYPE_GROUPS && node->kind == CONF_GROUP)
        out = *rename_groups(node, (Place)row->inner, renaming);
    return out;
}

static const ConfNode *rename_keys(const ConfNode *group, Place place, const Renaming *renaming)
{
    ConfNode  *out = ARENA_NEW(renaming->desk->arena, ConfNode);
    ConfNode **end = &out->first;
    *out = *group;
    for (const ConfNode *node = group->first; node; node = node->next) {
        *end = ARENA_NEW(renaming->desk->arena, ConfNode);
        **end = rename_value(node, place, renaming);
        end = &(*end)->next;
    }
    return out;
}

const ConfNode *names_lasting(const ConfNode *group, Place place, LastingName lasting, const Desk *desk)
{
    return rename_keys(group, place, &(Renaming){ lasting, desk });
}
