// The pieces of a path, as text: nothing is looked up, and the file need not exist.
//
//     trips/park.v2.cfg   folder "trips"   name "park.v2.cfg"   ending "cfg"
//     park                folder "."       name "park"          ending ""
//     /park.              folder "/"       name "park."         ending ""
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

const char *path_name(const char *path);    // after the last slash; a piece of `path`
const char *path_ending(const char *path);  // after the last dot of the name; a piece of `path`

const char *path_folder(const char *path, Arena *arena);

// "trips/park.v2.mp3": another ending in place of the one it has, or after it where it has none.
const char *path_with_ending(const char *path, const char *ending, Arena *arena);

// "trips/park.v2-east.cfg": a word more at the end of its name, the ending as it was.
const char *path_with_word(const char *path, const char *word, Arena *arena);

#endif
