// A handful of different names over any number of phases: looked up in a list of those read so far.
#include "mix/packs.h"

#include <string.h>

typedef struct {
    const char *name;
    SoundPack  *pack;  // NULL: could not be read, told once
} Known;

static const SoundPack *find(Known *known, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i].name, name) == 0)
            return known[i].pack;
    return NULL;
}

static bool knows(const Known *known, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i].name, name) == 0)
            return true;
    return false;
}

static const char *pack_name(const Timeline *timeline, const TimelinePhase *phase)
{
    return phase->sound.text ? phase->sound.text : timeline->session->sound.text;
}

Packs packs_read(const Timeline *timeline, const SearchPath *path, Arena *arena, DiagList *diags)
{
    Packs  packs = { ARENA_ARRAY(arena, const SoundPack *, timeline->phase_count) };
    Known *known = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < timeline->phase_count; i++) {
        const TimelinePhase *phase = &timeline->phases[i];
        const char          *name = pack_name(timeline, phase);
        if (!knows(known, count, name)) {
            SoundPack *pack = ARENA_NEW(arena, SoundPack);
            bool       readable = pack_read(path, name, phase->pos, arena, diags, pack);
            *ARENA_PUSH(arena, known, count, capacity) = (Known){ name, readable ? pack : NULL };
        }
        packs.of_phase[i] = find(known, count, name);
    }
    return packs;
}
