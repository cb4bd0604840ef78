// Numbers by name: an id, what a kind says, the hash of a walk. An empty one is {0}.
#ifndef BATCH_NAMES_H
#define BATCH_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *name;
    uint64_t    hash;
    uint32_t    number;
} NamedNumber;

typedef struct {
    NamedNumber *slots;  // name NULL: free
    size_t       room, count;
} Names;

// The number that the name has; where it is new, it gets this one, and *added is true. The name is kept, not
// copied.
uint32_t names_put(Names *names, const char *name, uint32_t number, bool *added);

// NAMES_NONE: it is not there.
#define NAMES_NONE UINT32_MAX
uint32_t names_find(const Names *names, const char *name);

void names_free(Names *names);

#endif
