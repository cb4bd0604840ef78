// Open addressing, at most half full; the hash is kept, so that growing need not read the names.
#include "batch/names.h"

#include "base/exhausted.h"
#include "base/rng.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_ROOM = 1024 };

static NamedNumber *slot_of(const Names *names, uint64_t hash, const char *name)
{
    size_t at = hash & (names->room - 1);
    while (names->slots[at].name &&
           (names->slots[at].hash != hash || strcmp(names->slots[at].name, name) != 0))
        at = (at + 1) & (names->room - 1);
    return &names->slots[at];
}

static void grow(Names *names)
{
    Names larger = { .room = names->room ? names->room * 2 : LEAST_ROOM, .count = names->count };
    larger.slots = calloc(larger.room, sizeof *larger.slots);
    if (!larger.slots)
        memory_exhausted();
    for (size_t i = 0; i < names->room; i++)
        if (names->slots[i].name)
            *slot_of(&larger, names->slots[i].hash, names->slots[i].name) = names->slots[i];
    free(names->slots);
    *names = larger;
}

uint32_t names_put(Names *names, const char *name, uint32_t number, bool *added)
{
    uint64_t hash = rng_hash_text(name);
    if (2 * (names->count + 1) > names->room)
        grow(names);
    NamedNumber *slot = slot_of(names, hash, name);
    *added = !slot->name;
    if (*added) {
        *slot = (NamedNumber){ name, hash, number };
        names->count++;
    }
    return slot->number;
}

uint32_t names_find(const Names *names, const char *name)
{
    const NamedNumber *slot = names->room ? slot_of(names, rng_hash_text(name), name) : NULL;
    return slot && slot->name ? slot->number : NAMES_NONE;
}

void names_free(Names *names)
{
    free(names->slots);
    *names = (Names){ 0 };
}
