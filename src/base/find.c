// Beside first, then the roots. A file in one of the folders that the roots are searched by has nothing
// beside it that the search would not find: there the order of the roots holds, so that her own files still
// win.
#include "base/find.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The folder of the file that names something, with its slash; "" for the working directory.
static const char *folder_of(Named named, Arena *arena)
{
    const char *path = named.pos.source ? named.pos.source->path : "", *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash + 1 - path)) : "";
}

const char *find_path(Named named, Arena *arena)
{
    const char *text = named.text, *home = getenv("HOME"), *folder = folder_of(named, arena);
    if (strncmp(text, "~/", 2) == 0 && home && *home)
        return arena_printf(arena, "%s/%s", home, text + 2);
    if (*text == '/' || !*folder)
        return arena_strdup(arena, text);
    return arena_printf(arena, "%s%s", folder, strncmp(text, "./", 2) == 0 ? text + 2 : text);
}

// --- Text files ------------------------------------------------------------------------

// A file found by its name beside the one that names it; never that file itself.
static const char *by_name_beside(const SearchPath *path, FileKind kind, Named named, Arena *arena)
{
    const char *folder = named.pos.source ? folder_of(named, arena) : NULL;
    if (!folder || files_is_path(named.text) ||
        files_are_searched(path, kind, *folder ? folder : "./", arena))
        return NULL;
    const char *found = files_in_folder(folder, named.text, arena);
    return found && strcmp(found, named.pos.source->path) != 0 ? found : NULL;
}

const char *find_text(const SearchPath *path, FileKind kind, Named named, int skip, Arena *arena)
{
    const char *given = files_is_path(named.text) ? find_path(named, arena) : NULL;
    const char *beside = given && files_size(given) >= 0 ? given : by_name_beside(path, kind, named, arena);
    if (beside && skip-- == 0)
        return beside;
    return files_in_roots(path, kind, named.text, skip, arena);
}

bool find_is_guess(const SearchPath *path, FileKind kind, Named named, Arena *arena)
{
    return by_name_beside(path, kind, named, arena) != NULL;
}

const char *find_describe(const SearchPath *path, FileKind kind, Named named, Arena *arena)
{
    const char *folder = folder_of(named, arena), *beside = find_path(named, arena);
    bool        is_path = files_is_path(named.text), alone = strchr("/~.", *named.text) != NULL;
    const char *odd = is_path ? files_odd_kind(beside) : NULL;
    if (odd)
        return arena_printf(arena, "%s is %s", beside, odd);
    if (alone)
        return beside;
    const char *roots = files_describe(path, kind, named.text, arena);
    if (!*folder || files_are_searched(path, kind, folder, arena))
        return roots;
    return arena_printf(arena, "%s%s, %s", beside, is_path ? "" : ".cfg", roots);
}

// --- Sound files and folders -----------------------------------------------------------

// Below each root, in this order.
static const char *const of_sounds[] = { "sounds/", "config/sounds/", "", NULL };
static const char *const of_recordings[] = { "voices/", "", NULL };

static const char *find_whole(const SearchPath *path, Named named, const char *const *folders, Arena *arena)
{
    const char *beside = find_path(named, arena);
    if (access(beside, F_OK) == 0)
        return beside;
    if (!*named.text || *named.text == '/' || *named.text == '~' || strstr(named.text, ".."))
        return NULL;
    for (int root = 0; root < path->count; root++)
        for (int i = 0; folders[i]; i++) {
            const char *found = arena_printf(arena, "%s/%s%s", path->roots[root], folders[i], named.text);
            if (access(found, F_OK) == 0)
                return found;
        }
    return NULL;
}

const char *find_sound(const SearchPath *path, Named named, Arena *arena)
{
    return find_whole(path, named, of_sounds, arena);
}

const char *find_folder(const SearchPath *path, Named named, Arena *arena)
{
    return find_whole(path, named, of_recordings, arena);
}
