// A small computer of her own for each seed: a home, a folder to work in, and nothing else, in memory.
//
//     FOLDER/home    .config/walkcoach in it has her profile, .cache/walkcoach/clips what was spoken before
//     FOLDER/work    where the program is started
//     FOLDER/out     what it printed, err: what it complained of; page: of failing.h
#ifndef SIM_WORLD_H
#define SIM_WORLD_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *folder;
    const char *clips;   // kept from seed to seed; only read
    const char *nobody;  // the home of all of them, which is not there
    const char *shared;  // a folder that was exported; only read
    const char *prefix;  // where the program believes that it is installed
    uint64_t    luck;    // of what is drawn by lot: ports, secrets
    Arena      *arena;   // of this seed
} World;

// Empties it, and makes its folders. spoken: with the clips that were made before.
void world_begin(const World *world, bool spoken);
void world_remove(const char *folder);

const char *world_path(const World *world, const char *name);
void        world_write(const World *world, const char *name, const char *text);
void        world_copy(const World *world, const char *from, const char *to);
void        world_make(const World *world, const char *folder);
void        world_share(const World *world, const char *folder);  // makes it, with the files of `shared`
void world_twin(const World *world, const char *from, const char *to);  // the same files by another name, too

typedef struct {
    bool   there;
    char  *bytes;  // a 0 after them
    size_t size;
} Content;
Content world_read(const World *world, const char *name);
bool    content_same(Content a, Content b);

// Every file below a folder, a line each, by the alphabet: its path, its size, and a sum of what is in it.
const char *world_list(const World *world, const char *folder);

#endif
