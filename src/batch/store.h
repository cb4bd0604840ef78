// The folder of a batch:
//
//     DIR/store/ab/abcd....mp3           each distinct file once, named after what it is made of
//     DIR/walkers/ID/20min-level3-week9.mp3    hard links to it
//
// Nothing outside DIR is written: the folders in it may not be links to elsewhere. A file that has its name
// is whole; several processes, and machines, may fill one DIR at once.
#ifndef BATCH_STORE_H
#define BATCH_STORE_H

#include "base/arena.h"

#include <stdbool.h>

// Makes DIR with its two folders. False: why, beginning with the path.
bool store_open(const char *folder, Arena *arena, const char **why);

// "store/ab/abcd....mp3", of a hash and an ending: from DIR on. In the arena.
const char *store_name(const char *hash, const char *ending, Arena *arena);

// Makes the folder of a name in the store. False: why.
bool store_make_room(const char *folder, const char *name, Arena *arena, const char **why);

// Whether it is there, and whole.
bool store_has(const char *folder, const char *name, Arena *arena);

// walkers/ID/FILE becomes the file of that name in the store: a hard link, or a copy where the file system
// has no links, or no more of them. Replaces only what is ours (base/ours.h). False: why.
bool store_link(const char *folder, const char *name, const char *id, const char *file, Arena *arena,
                const char **why);

#endif
