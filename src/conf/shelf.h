// Files that were read before, so that a command which reads many reads only once what they share.
#ifndef CONF_SHELF_H
#define CONF_SHELF_H

#include "base/desk.h"
#include "conf/conf.h"

typedef struct ShelfTree ShelfTree;

typedef struct Shelf {
    Arena     *arena;  // of the desk that it belongs to
    ShelfTree *first;  // the newest
} Shelf;

// The tree kept for a path that was read as a file of that kind (a Place). NULL: none, or there is no shelf.
const ConfNode *shelf_find(const Shelf *shelf, int kind, const char *path);

// Keeps a tree in whose reading nothing was wrong: who finds it there gets no messages again. The path lives
// as long as the arena. Nothing happens without a shelf.
void shelf_keep(Shelf *shelf, int kind, const char *path, const ConfNode *root);

#endif
