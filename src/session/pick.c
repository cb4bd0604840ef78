// Some of a group's children: those of certain keys, or all but those.
#include "session/stages.h"

static ConfNode *copy_of(const ConfNode *node, Arena *arena)
{
    ConfNode *copy = ARENA_NEW(arena, ConfNode);
    *copy = *node;
    copy->next = NULL;
    return copy;
}

static bool is_listed(const ConfNode *node, const KeyId *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (key_is(node, keys[i]))
            return true;
    return false;
}

const ConfNode *tree_pick(const ConfNode *group, const KeyId *keys, size_t count, bool listed, Arena *arena)
{
    if (!group)
        return NULL;
    ConfNode  *picked = copy_of(group, arena);
    ConfNode **link = &picked->first;
    for (const ConfNode *child = group->first; child; child = child->next)
        if (is_listed(child, keys, count) == listed) {
            *link = copy_of(child, arena);
            link = &(*link)->next;
        }
    *link = NULL;
    return picked;
}
