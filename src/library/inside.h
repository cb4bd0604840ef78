// What the opaque types hold. Private to this folder.
#ifndef LIBRARY_INSIDE_H
#define LIBRARY_INSIDE_H

#include "job/compile.h"
#include "library/walkcoach.h"

struct Walkcoach {
    Arena arena;
    Paths paths;  // read-only once open
};

struct WalkcoachWalk {
    Arena       arena;  // of the order's texts
    DiagList    diags;  // of what the order says about her
    SessionText text;
    Walker      walker;
    WalkOrder   order;
    Walk        walk;
};

// Overwrites the fields that the caller knows about; the others keep their values. given: NULL means none.
void take(void *out, const void *given, size_t size);

// Copies as many fields as the caller knows of; its own size stays. Returns 1.
int give(void *out, const void *all, size_t size);

#endif
