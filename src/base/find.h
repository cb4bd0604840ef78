// Where a thing that is named is looked for:
//
//   1. beside the file that names it: the folder of named.pos.source; for an option, the working directory
//   2. in each root of the search path: her own folder first, then the installed one
//
// `~/` is her home, wherever it is written. A name without a place is the program's own default or an operand
// of the command line: a path counts from the working directory, a mere name is looked for in the roots
// alone.
#ifndef BASE_FIND_H
#define BASE_FIND_H

#include "base/files.h"
#include "base/named.h"

// The path that a name means when it is one: her home in place of ~, else beside the file that names it.
// Nothing is looked for. In the arena.
const char *find_path(Named named, Arena *arena);

// A text file of that kind: "calm" or "levels/3", ending left out, or a path. skip: how many hits to pass
// over. The path in the arena, or NULL.
const char *find_text(const SearchPath *path, FileKind kind, Named named, int skip, Arena *arena);

// Whether the first hit of find_text is beside the file that names it and was found by a mere name: what is
// there may be something else of the same name, a walk "calm" beside a walk that names the voice "calm".
bool find_is_guess(const SearchPath *path, FileKind kind, Named named, Arena *arena);

// A sound file, named with its ending: also in the roots themselves. NULL: there is none.
const char *find_sound(const SearchPath *path, Named named, Arena *arena);

// A folder of recordings. NULL: there is none.
const char *find_folder(const SearchPath *path, Named named, Arena *arena);

// Where find_text looked, for messages: "d/calm.cfg, voices/calm.cfg in /home/a/.config/walkcoach and
// /usr/share".
const char *find_describe(const SearchPath *path, FileKind kind, Named named, Arena *arena);

#endif
