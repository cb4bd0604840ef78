// Where sessions, cue sets, voices and sound packs are looked for: a path as given, the user's own folder,
// then the checkout's or the installed one. The same sub-folder names in each: scripts, voices, config.
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { FILES_ROOTS_MAX = 4 };

typedef struct {
    const char
        *roots[FILES_ROOTS_MAX];  // in order of search; e.g. ~/.config/walkcoach, then /usr/share/walkcoach
    int  count;
} SearchPath;

// What a name may be: the folders under each root, and the ending.
typedef enum { FILE_SESSION, FILE_LEVEL, FILE_CUES, FILE_VOICE, FILE_SOUND } FileKind;

// Finds `name` ("20min", "evening unwind", "levels/3", "./mine.cfg", "/a/b.cfg"). Names compare without case,
// '-', '_' and space. skip: how many hits to pass over (a file that extends its own name wants the next one).
// Returns a path in the arena, or NULL. Files only, never folders.
const char *files_find(const SearchPath *path, FileKind kind, const char *name, int skip, Arena *arena);

// The same below the roots alone, whatever stands where one is.
const char *files_in_roots(const SearchPath *path, FileKind kind, const char *name, int skip, Arena *arena);

// The text file of that name in a folder, which ends in a slash ("": the working directory): as written if it
// is there, else the first that compares the same. The path in the arena, or NULL.
const char *files_in_folder(const char *folder, const char *name, Arena *arena);

// Whether files_find looks into that folder anyway.
bool files_are_searched(const SearchPath *path, FileKind kind, const char *folder, Arena *arena);

// Whether two paths lead to the same file or folder, however they are written.
bool files_are_same(const char *a, const char *b);

// A path ("./mine", "mine.cfg") rather than a name.
bool files_is_path(const char *name);

// Bytes of a regular file; -1: there is none.
int64_t files_size(const char *path);

// The name under which files_find finds the same from any folder: the full path of a path as given; else the
// name itself.
const char *files_lasting(const char *name, Arena *arena);

// Every name of a kind, without ending, each once, sorted so that numbers count ("5min" before "20min").
// For FILE_SESSION this leaves out walk.cfg, levels/ and cues/.
const char *const *files_list(const SearchPath *path, FileKind kind, Arena *arena, size_t *count);

// "a folder", "a pipe", ...: what is found at a path where a file should be, NULL where it is one or nothing
// is there.
const char *files_odd_kind(const char *path);

// "scripts/NAME.cfg in /home/a/.config/walkcoach and /usr/share/walkcoach", for messages; "NAME is a folder"
// where a path was given and something else than a file is there.
const char *files_describe(const SearchPath *path, FileKind kind, const char *name, Arena *arena);

// The name of the list nearest to `name` by edit distance, or NULL where none is near enough to suggest.
const char *files_nearest(const char *name, const char *const *names, size_t count);

// Compares without case, '-', '_' and space.
bool files_same_name(const char *a, const char *b);

#endif
