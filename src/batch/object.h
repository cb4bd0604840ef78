// A file of the store: which walk, which part of it, with which tags. Its name is known before it is made.
#ifndef BATCH_OBJECT_H
#define BATCH_OBJECT_H

#include "batch/crowd.h"
#include "job/settings.h"

// What a clinic calls its files: "{walk}, week {week}". {id} makes the file one walker's own.
typedef struct {
    Tagging tagging;
    bool    own;  // {id} is in it
} BatchTags;

// False: there is something else in braces; why says what.
bool object_tags(const Tagging *asked, BatchTags *out, Arena *arena, const char **why);

typedef struct {
    const char *hash;
    Tagging     tagging;  // filled in
} Object;

// id: the walker's, where the tags are her own. In the arena.
Object object_of(const BatchWalk *walk, size_t part, const BatchTags *tags, const char *id, Arena *arena);

#endif
