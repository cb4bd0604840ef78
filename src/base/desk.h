// What every stage needs at hand while it makes its value. Made once for each thing that is compiled, and
// handed down as it is; or with another list of messages, if something is only tried.
#ifndef BASE_DESK_H
#define BASE_DESK_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/files.h"

typedef struct {
    Arena            *arena;  // owns whatever is made
    DiagList         *diags;  // collects what is wrong; the stages go on, so that one run shows it all
    const SearchPath *path;   // where what a file names is looked for
    struct Shelf     *shelf;  // what was read before (conf/shelf.h); NULL: everything is read
} Desk;

// The same desk with a list of its own: for a try whose mistakes are not, or not yet, reported.
static inline Desk desk_apart(const Desk *desk, DiagList *diags)
{
    return (Desk){ desk->arena, diags, desk->path, desk->shelf };
}

#endif
