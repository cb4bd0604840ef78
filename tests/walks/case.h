// One session as it is asked for: what, by whom, and how.
#ifndef WALKS_CASE_H
#define WALKS_CASE_H

#include "session/session.h"

enum { NOT_SAID = -1 };

typedef struct {
    const char *name;  // "7:30", or of a file
    bool        drill;
    double      minutes;  // of a walk named by its length; 0: a named one
    int         level;    // that her profile asks for; 0: a drill
    int         weeks;    // NOT_SAID: unknown
    Birth       birth;
    int         core;        // Core, or NOT_SAID
    bool        core_typed;  // on the command line, not in her profile
    bool        tear, cleared, floor_cleared, pram;
    Talk        talk;
    int         form, seed;  // seed -1: the session's own
} Case;

typedef struct {
    Case  *items;
    size_t count, capacity;
} Cases;

// The words of a command line that asks for the same, in the arena.
const char *case_text(const Case *one, Arena *arena);

#endif
