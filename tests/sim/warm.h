// What every seed needs, done once: libraries are loaded, and what the walks say is spoken.
#ifndef SIM_WARM_H
#define SIM_WARM_H

#include "world.h"

// What worlds have in common, but for their own folder and arena. folder: in memory; the worlds are made in
// it.
World warm_up(Arena *arena, const char **folder);

#endif
