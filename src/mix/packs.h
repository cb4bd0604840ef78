// The sound packs that a walk names, each read once.
#ifndef MIX_PACKS_H
#define MIX_PACKS_H

#include "sound/sounds.h"
#include "timeline/timeline.h"

typedef struct {
    const SoundPack **of_phase;  // by phase; NULL where the pack could not be read
} Packs;

Packs packs_read(const Timeline *timeline, const SearchPath *path, Arena *arena, DiagList *diags);

#endif
