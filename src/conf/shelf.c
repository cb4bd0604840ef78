#include "conf/shelf.h"

#include <string.h>

struct ShelfTree {
    const char      *path;
    const ConfNode  *root;
    int              kind;
    const ShelfTree *next;
};

const ConfNode *shelf_find(const Shelf *shelf, int kind, const char *path)
{
    for (const ShelfTree *at = shelf ? shelf->first : NULL; at; at = at->next)
        if (at->kind == kind && strcmp(at->path, path) == 0)
            return at->root;
    return NULL;
}

void shelf_keep(Shelf *shelf, int kind, const char *path, const ConfNode *root)
{
    if (!shelf)
        return;
    ShelfTree *tree = ARENA_ARRAY(shelf->arena, ShelfTree, 1);
    *tree = (ShelfTree){ path, root, kind, shelf->first };
    shelf->first = tree;
}
