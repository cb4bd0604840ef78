// Where she was: one line in $XDG_STATE_HOME/walkcoach/place, for `play --resume`.
#ifndef PLAY_PLACE_H
#define PLAY_PLACE_H

#include "base/arena.h"
#include "base/units.h"

typedef struct {
    const char *session;  // a name, or a full path: found from any folder
    Micros      at;
} Place;

// Whole or not at all. False: it could not be; nothing is reported.
bool place_save(const Place *place, Arena *arena);

bool place_load(Arena *arena, Place *out);  // false: there is none
void place_forget(Arena *arena);            // the walk came to its end

#endif
