// The program looks around itself: PREFIX/bin/walkcoach has PREFIX/share/walkcoach, out/walkcoach has the
// checkout above. A program that is not walkcoach itself, but links what it is made of, finds the walkcoach
// that speaks for it beside it or above: out/build/asan/unit/test_walks has out/build/asan/walkcoach.
#include "job/paths.h"

#include "base/path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LEVELS_UP = 4 };  // out/build/asan/walkcoach is the deepest

// As the XDG base directory specification has it: the variable, or a folder below her home.
static const char *xdg_folder(const char *variable, const char *below_home, Arena *arena)
{
    const char *folder = getenv(variable), *home = getenv("HOME");
    if (folder && folder[0] == '/')
        return arena_printf(arena, "%s/walkcoach", folder);
    return home && *home == '/' ? arena_printf(arena, "%s/%s/walkcoach", home, below_home) : NULL;
}

const char *paths_state(Arena *arena) { return xdg_folder("XDG_STATE_HOME", ".local/state", arena); }

const char *paths_clips(const Paths *paths, Arena *arena)
{
    return arena_printf(arena, "%s/clips", paths->cache);
}

static bool holds_sessions(const char *folder, Arena *arena)
{
    return access(arena_printf(arena, "%s/scripts/walk.cfg", folder), R_OK) == 0;
}

// The path of the running program; false: it cannot be found out.
static bool own_path(char out[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - 1);
    out[length > 0 ? length : 0] = '\0';
    return length > 0;
}

static const char *find_speaker(Arena *arena)
{
    char own[PATH_MAX];
    if (!own_path(own))
        return NULL;
    const char *folder = path_folder(own, arena);
    for (int up = 0; up < LEVELS_UP && folder[1]; up++, folder = path_folder(folder, arena)) {
        const char *speaker = arena_printf(arena, "%s/walkcoach", folder);
        if (access(speaker, X_OK) == 0)
            return speaker;
    }
    return NULL;
}

static const char *data_folder(Arena *arena, bool *checkout, const char **looked)
{
    char own[PATH_MAX];
    *checkout = false;
    *looked = "/proc/self/exe";
    if (!own_path(own))
        return NULL;
    const char *folder = path_folder(path_folder(own, arena), arena);
    const char *installed = arena_printf(arena, "%s/share/walkcoach", folder);
    *looked = arena_printf(arena, "%s and above %s", installed, folder);
    if (holds_sessions(installed, arena))
        return installed;
    for (int up = 0; up < LEVELS_UP; up++, folder = path_folder(folder, arena))
        if (holds_sessions(folder, arena) && access(arena_printf(arena, "%s/Makefile", folder), R_OK) == 0) {
            *checkout = true;
            return folder;
        }
    return NULL;
}

Paths paths_find(Arena *arena)
{
    Paths paths = { .user = xdg_folder("XDG_CONFIG_HOME", ".config", arena),
                    .cache = xdg_folder("XDG_CACHE_HOME", ".cache", arena) };
    paths.data = data_folder(arena, &paths.checkout, &paths.looked);
    paths.speaker = find_speaker(arena);
    if (paths.user) {
        paths.profile = arena_printf(arena, "%s/walkcoach.cfg", paths.user);
        paths.search.roots[paths.search.count++] = paths.user;
    }
    if (paths.data)
        paths.search.roots[paths.search.count++] = paths_relative(paths.data, arena);
    return paths;
}

// "scripts/My walk.cfg" is rendered as "My walk".
const char *paths_output(const Paths *paths, const char *session, const char *ending, Arena *arena)
{
    const char *file = arena_printf(arena, "%s.%s", files_name(session, arena), ending);
    return paths->checkout ? paths_relative(arena_printf(arena, "%s/out/%s", paths->data, file), arena)
                           : file;
}

const char *paths_walks(const Paths *paths, Arena *arena)
{
    return paths->checkout ? paths_relative(arena_printf(arena, "%s/out/walks", paths->data), arena)
                           : "walks";
}

const char *paths_picked(const Paths *paths, Arena *arena)
{
    return arena_printf(arena, "%s/picked", paths_walks(paths, arena));
}

const char *paths_relative(const char *path, Arena *arena)
{
    char   here[PATH_MAX];
    size_t length;
    if (!getcwd(here, sizeof here) || (length = strlen(here)) <= 1 || strncmp(path, here, length) != 0)
        return path;
    if (!path[length])
        return ".";
    return path[length] == '/' ? arena_strdup(arena, path + length + 1) : path;
}

const char *paths_pretty(const char *path, Arena *arena)
{
    const char *relative = paths_relative(path, arena), *home = getenv("HOME");
    size_t      length = home ? strlen(home) : 0;
    if (relative != path || length <= 1 || strncmp(path, home, length) != 0 || path[length] != '/')
        return relative;
    return arena_printf(arena, "~%s", path + length);
}
