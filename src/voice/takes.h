// A folder of recordings: one file a phrase. "Lift and draw in" is lift-and-draw-in.wav (flac, ogg, mp3 too),
// or whatever file the folder's manifest.txt gives it:
//
//     # file = what is said in it
//     take-7.flac = Lift and draw in
#ifndef VOICE_TAKES_H
#define VOICE_TAKES_H

#include "base/arena.h"

typedef struct {
    const char *id, *file;  // voice/slug.h; a path
} Take;

typedef struct {
    const char *folder;
    Take       *listed;  // of the manifest
    size_t      count, room;
} Takes;

// Reads the manifest, if there is one. In the arena; folder must outlive it.
Takes takes_open(const char *folder, Arena *arena);

// The file of a phrase; NULL: it was not recorded. In the arena.
const char *takes_file(const Takes *takes, const char *text, Arena *arena);

// The ids of all recordings, sorted. In the arena.
const char *const *takes_all(const Takes *takes, Arena *arena, size_t *count);

#endif
