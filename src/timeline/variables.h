// What the {names} in a text mean at one moment of the walk.
#ifndef TIMELINE_VARIABLES_H
#define TIMELINE_VARIABLES_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct {
    const char *language;
    int         minutes_left;
    const char *phase, *next;  // titles
    int         in, out;       // steps; 0 where there are none
    int         pace;
    const char *side;
    int         rep, reps;
} Variables;

// The text with its variables filled in; the very same pointer where it has none. Unknown ones stay as
// written.
const char *variables_fill(const char *text, const Variables *variables, Arena *arena);

// Whether it names the steps of the breath, which only a part with its breath on steps has.
bool variables_name_steps(const char *text);

#endif
