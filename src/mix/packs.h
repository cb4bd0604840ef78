// The sound pack of each phase.
#ifndef MIX_PACKS_H
#define MIX_PACKS_H

#include "cast/cast.h"
#include "timeline/timeline.h"

typedef struct {
    const SoundPack **of_phase;  // by phase; NULL where the cast has none
} Packs;

Packs packs_of(const Timeline *timeline, const Cast *cast, Arena *arena);

// What a phase names, or else what the session names.
Named packs_sound(const Timeline *timeline, const TimelinePhase *phase);

#endif
