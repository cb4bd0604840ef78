// Where she was, and with what, for `play --resume`: $XDG_STATE_HOME/walkcoach/place.
//
//     754000000 20min            microseconds from the start of the walk, as it is walked; the session
//     volume 80                  percent, where it is not 100
//     muted breath               by a key
//     --pace=96                  the rest is what was chosen, as it would be typed
#ifndef PLAY_PLACE_H
#define PLAY_PLACE_H

#include "base/arena.h"
#include "base/units.h"
#include "base/whole.h"
#include "session/layer.h"

typedef struct {
    const char *session;  // a name, or a full path: found from any folder
    Micros      at;
    int         volume;  // percent
    int         muted;   // Layer; -1: none
    const char *chosen;  // lines; "" for nothing
} Place;

// Saved whole or not at all. False: it could not be saved, and why says what is in the way.
bool place_save(const Place *place, Arena *arena, char why[WHOLE_WHY_SIZE]);

bool place_load(Arena *arena, Place *out);  // false: there is none
void place_forget(Arena *arena);            // the walk came to its end

#endif
