// Where to look for a thing that a file names:
//
//   1. beside the file that names it: the folder of named.pos.source; for an option, the working directory
//   2. in each root of the search path: the user's own folder first, then the installed one
//
// `~/` is the user's home, wherever it is written. A name without a place is the program's own default: a
// path counts from the working directory, a mere name is looked for in the roots alone.
#ifndef BASE_FIND_H
#define BASE_FIND_H

#include "base/desk.h"
#include "base/named.h"

// If the name is a path, what it means: the home in place of ~, else beside the file that names it. Does not
// check whether anything is there. In the arena.
const char *find_path(Named named, Arena *arena);

// A text file of that kind: "calm" or "shelves/3", ending left out, or a path. skip: how many hits to pass
// over. The path in the arena, or NULL.
const char *find_text(const Desk *desk, const FileKind *kind, Named named, int skip);

// Whether the first hit of find_text is beside the file that names it and was found by a mere name: what is
// there may be a file of another kind that has the same name.
bool find_is_guess(const Desk *desk, const FileKind *kind, Named named);

// A file of any other ending, or a folder, that is named whole. The path in the arena, or NULL.
const char *find_whole(const Desk *desk, const FileKind *kind, Named named);

// Where find_text looked, for messages: "d/calm.cfg, FOLDER/calm.cfg in /home/a/.config/walkcoach and /usr".
const char *find_describe(const Desk *desk, const FileKind *kind, Named named);

#endif
