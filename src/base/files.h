// Where the files of the user and of the program are looked for: a path as given, the user's own folder, then
// the checkout's or the installed one. The same sub-folder names in each.
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

// A kind of file: the folders in which it is, below each root. A text file's name ends in ".cfg".
enum { FILES_FOLDERS_MAX = 3 };
typedef struct {
    const char *folders[FILES_FOLDERS_MAX];  // in order of search; the rest NULL; "." is the root itself
    const char *unlisted;                    // a name that is found but not listed; NULL: none
} FileKind;

// Finds `name` ("park", "evening round", "shelves/3", "./mine.cfg", "/a/b.cfg"). Names compare without case,
// '-', '_' and space. skip: how many hits to pass over (a file that builds on its own name wants the next).
// Returns a path in the arena, or NULL. Files only, never folders.
const char *files_find(const SearchPath *path, const FileKind *kind, const char *name, int skip,
                       Arena *arena);

// The same below the roots alone, whatever is at a path of that name.
const char *files_find_in_roots(const SearchPath *path, const FileKind *kind, const char *name, int skip,
                                Arena *arena);

// The text file of that name in a folder, which ends in a slash ("": the working directory): as written if it
// is there, else the first that compares the same. The path in the arena, or NULL.
const char *files_find_in(const char *folder, const char *name, Arena *arena);

// Whether files_find looks into that folder (which ends in a slash) in any case.
bool files_are_searched(const SearchPath *path, const FileKind *kind, const char *folder, Arena *arena);

// Whether two paths lead to the same file or folder, however they are written.
bool files_are_same(const char *a, const char *b);

// Whether two files would be one, also where neither is there yet. Case does not count, as on a card.
bool files_meet(const char *a, const char *b, Arena *arena);

// A path ("./mine", "mine.cfg") rather than a name.
bool files_is_path(const char *name);

// "~/mine.cfg" is in the user's home, wherever it is written: a shell knows ~ only where a word begins. Any
// other path is as it was.
const char *files_at_home(const char *path, Arena *arena);

// The name of the file at a path: without its folders, without its ending.
const char *files_name(const char *path, Arena *arena);

// Bytes of a regular file; -1: there is none.
int64_t files_size(const char *path);

// The full path of what is there; the path itself where nothing is. In the arena.
const char *files_full(const char *path, Arena *arena);

// A name by which files_find finds the same file from any folder: for a path its full path, else the name
// itself.
const char *files_lasting(const char *name, Arena *arena);

// Every name of a kind, without ending, each once, sorted so that numbers count ("5min" before "20min").
// Folders in its folders are left out.
const char *const *files_list(const SearchPath *path, const FileKind *kind, Arena *arena, size_t *count);

// "a folder", "a pipe", ...: what is found at a path where a file should be, NULL where it is one or nothing
// is there.
const char *files_odd_kind(const char *path);

// "FOLDER/NAME.cfg in /home/a/.config/walkcoach and /usr/share/walkcoach", for messages; "NAME is a folder"
// where a path was given and something other than a file is there.
const char *files_describe(const SearchPath *path, const FileKind *kind, const char *name, Arena *arena);

// The name of the list nearest to `name` by edit distance; else the only one that begins so ("mount" for
// "mountain"), or that it is short for ("lvl" for "level"). NULL: nothing to suggest.
const char *files_nearest(const char *name, const char *const *names, size_t count);

// The end of a message about an unknown name: "; did you mean \"20min\"?" in the arena, or "" if `nearest` is
// NULL. The second looks for it among the files of a kind.
const char *files_did_you_mean(const char *nearest, Arena *arena);
const char *files_did_you_mean_file(const SearchPath *path, const FileKind *kind, const char *name,
                                    Arena *arena);

// Compares without case, '-', '_' and space.
bool files_same_name(const char *a, const char *b);

#endif
