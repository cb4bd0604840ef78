#include "batch/store.h"

#include "base/files.h"
#include "base/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHOWN_HASH = 40 };  // digits of it are a name: 160 bits

static bool failed(const char *path, Arena *arena, const char **why)
{
    *why = arena_printf(arena, "%s: %s", path, strerror(errno));
    return false;
}

// A folder of our own, no link to one. Somebody else may make it at the same time.
static bool make(const char *path, Arena *arena, const char **why)
{
    struct stat about;
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return failed(path, arena, why);
    if (lstat(path, &about) != 0)
        return failed(path, arena, why);
    if (S_ISDIR(about.st_mode))
        return true;
    *why = arena_printf(arena, "%s is in the way: it is not a folder", path);
    return false;
}

bool store_open(const char *folder, Arena *arena, const char **why)
{
    if (!whole_make_folder(folder))
        return failed(folder, arena, why);
    return make(arena_printf(arena, "%s/store", folder), arena, why) &&
           make(arena_printf(arena, "%s/walkers", folder), arena, why);
}

const char *store_name(const char *hash, const char *ending, Arena *arena)
{
    return arena_printf(arena, "store/%.2s/%.*s.%s", hash, SHOWN_HASH, hash, ending);
}

bool store_make_room(const char *folder, const char *name, Arena *arena, const char **why)
{
    return make(arena_printf(arena, "%s/%.8s", folder, name), arena, why);
}

bool store_has(const char *folder, const char *name, Arena *arena)
{
    return files_size(arena_printf(arena, "%s/%s", folder, name)) > 0;
}

// --- Links -----------------------------------------------------------------------------

// -1 with errno: it failed.
static int copy_to(const char *from, int where, const char *name)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in < 0 ? -1 : openat(where, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    ssize_t sent = out < 0 ? -1 : 1;
    while (sent > 0)
        sent = sendfile(out, in, NULL, 1 << 30);
    int why = errno;
    if (in >= 0)
        close(in);
    if (out >= 0 && (close(out) != 0 || sent < 0)) {
        unlinkat(where, name, 0);
        sent = -1;
    }
    errno = why;
    return sent < 0 ? -1 : 0;
}

static bool has_no_links(int why)
{
    return why == EMLINK || why == EPERM || why == EOPNOTSUPP || why == EXDEV;
}

// A file that is there already is replaced in one step, by renaming a hidden one, whose name is always the
// same: a leftover of it is removed first. A copy, which takes a while to write, gets its name in the same
// way. If both names are links to one file, rename does nothing: then we remove the hidden one.
static bool put(const char *from, int where, const char *file, Arena *arena)
{
    const char *hidden = arena_printf(arena, ".%s", file);
    if (linkat(AT_FDCWD, from, where, file, 0) == 0)
        return true;
    bool copied = has_no_links(errno);
    if (errno != EEXIST && !copied)
        return false;
    unlinkat(where, hidden, 0);
    bool there = !copied && linkat(AT_FDCWD, from, where, hidden, 0) == 0;
    if (!there && (copied || has_no_links(errno)))
        there = copy_to(from, where, hidden) == 0;
    there = there && renameat(where, hidden, where, file) == 0;
    int why = errno;
    unlinkat(where, hidden, 0);
    errno = why;
    return there;
}

static bool is_linked(const char *from, int where, const char *file)
{
    struct stat there, wanted;
    return fstatat(where, file, &there, AT_SYMLINK_NOFOLLOW) == 0 && stat(from, &wanted) == 0 &&
           there.st_ino == wanted.st_ino && there.st_dev == wanted.st_dev;
}

bool store_link(const char *folder, const char *name, const char *id, const char *file, Arena *arena,
                const char **why)
{
    const char *from = arena_printf(arena, "%s/%s", folder, name);
    const char *hers = arena_printf(arena, "%s/walkers/%s", folder, id);
    const char *path = arena_printf(arena, "%s/%s", hers, file);
    char       *reason = arena_alloc(arena, WHOLE_WHY_SIZE);
    if (!make(hers, arena, why))
        return false;
    int  where = open(hers, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    bool there = where >= 0 && is_linked(from, where, file);
    if (!there && !whole_may(path, WHOLE_OURS, reason))
        *why = reason;
    else if (!there && !(there = where >= 0 && put(from, where, file, arena)))
        failed(path, arena, why);
    if (where >= 0)
        close(where);
    return there;
}
