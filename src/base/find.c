// First beside the file, then in the roots. A file in one of the searched folders has nothing beside it that
// the search would not find anyway: for it only the order of the roots counts, so that the user's own files
// still win.
#include "base/find.h"

#include "base/path.h"

#include <string.h>
#include <unistd.h>

// The folder of the file that names something, with its slash; "" for the working directory.
static const char *folder_of(Named named, Arena *arena)
{
    const char *path = named.pos.source ? named.pos.source->path : "";
    return arena_strndup(arena, path, (size_t)(path_name(path) - path));
}

const char *find_path(Named named, Arena *arena)
{
    const char *text = files_at_home(named.text, arena), *folder = folder_of(named, arena);
    if (*text == '/' || !*folder)
        return arena_strdup(arena, text);
    return arena_printf(arena, "%s%s", folder, strncmp(text, "./", 2) == 0 ? text + 2 : text);
}

// A file found by its name, without the ending, where the name would be beside the file that says it; never
// that file itself.
static const char *by_name_beside(const Desk *desk, const FileKind *kind, Named named)
{
    const char *beside = find_path(named, desk->arena), *name = path_name(beside);
    const char *folder = arena_strndup(desk->arena, beside, (size_t)(name - beside));
    bool        is_mere = !strchr(named.text, '/');
    if (is_mere && (!named.pos.source || files_is_path(named.text) ||
                    files_are_searched(desk->path, kind, *folder ? folder : "./", desk->arena)))
        return NULL;
    const char *found = files_find_in(folder, name, desk->arena);
    return found && named.pos.source && strcmp(found, named.pos.source->path) == 0 ? NULL : found;
}

const char *find_text(const Desk *desk, const FileKind *kind, Named named, int skip)
{
    const char *given = files_is_path(named.text) ? find_path(named, desk->arena) : NULL;
    const char *beside = given && files_size(given) >= 0 ? given : by_name_beside(desk, kind, named);
    if (beside && skip-- == 0)
        return beside;
    return files_find_in_roots(desk->path, kind, named.text, skip, desk->arena);
}

bool find_is_guess(const Desk *desk, const FileKind *kind, Named named)
{
    return !files_is_path(named.text) && by_name_beside(desk, kind, named) != NULL;
}

const char *find_whole(const Desk *desk, const FileKind *kind, Named named)
{
    const char *beside = find_path(named, desk->arena);
    if (access(beside, F_OK) == 0)
        return beside;
    if (strchr("/~", *named.text) || strstr(named.text, ".."))  // nor if there is no name at all
        return NULL;
    for (int root = 0; root < desk->path->count; root++)
        for (int i = 0; i < FILES_FOLDERS_MAX && kind->folders[i]; i++) {
            const char *folder = strcmp(kind->folders[i], ".") == 0 ? "" : kind->folders[i];
            const char *found = arena_printf(desk->arena, "%s/%s%s%s", desk->path->roots[root], folder,
                                             *folder ? "/" : "", named.text);
            if (access(found, F_OK) == 0)
                return found;
        }
    return NULL;
}

const char *find_describe(const Desk *desk, const FileKind *kind, Named named)
{
    const char *folder = folder_of(named, desk->arena), *beside = find_path(named, desk->arena);
    bool        is_path = files_is_path(named.text), alone = strchr("/~.", *named.text) != NULL;
    const char *odd = is_path ? files_odd_kind(beside) : NULL;
    if (odd)
        return arena_printf(desk->arena, "%s is %s", beside, odd);
    if (alone)
        return beside;
    const char *roots = files_describe(desk->path, kind, named.text, desk->arena);
    if (!*folder || files_are_searched(desk->path, kind, folder, desk->arena))
        return roots;
    return arena_printf(desk->arena, "%s%s, %s", beside, is_path ? "" : ".cfg", roots);
}
