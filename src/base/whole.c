// What writing without a name needs from the system, and what we do where it is missing:
//
//     O_TMPFILE ─▶ fsync ─▶ linkat(path)                 new file; nothing is left even after SIGKILL
//                         └▶ linkat(.name.PID) ─▶ rename   a file is there: only rename replaces at once
//     .name.PID ─▶ fsync ─▶ rename                           FAT, NFS and others that know no O_TMPFILE
#include "base/whole.h"

#include "base/exhausted.h"
#include "base/ours.h"
#include "base/rng.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NAME_ROOM = 230
};  // bytes, of the 255 that a name may have: the rest is for a dot and a process's number

static bool __attribute__((format(printf, 2, 3))) tell(char *why, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(why, WHOLE_WHY_SIZE, format, args);
    va_end(args);
    return false;
}

static char *print(const char *format, ...) __attribute__((format(printf, 1, 2)));
static char *print(const char *format, ...)
{
    char   *text = NULL;
    va_list args;
    va_start(args, format);
    if (vasprintf(&text, format, args) < 0)
        memory_exhausted();
    va_end(args);
    return text;
}

static char *folder_of(const char *path)
{
    char *copy = print("%s", path), *folder = print("%s", dirname(copy));
    free(copy);
    return folder;
}

// ".20min.wav.4711": hidden, and beside the target so that rename works. If the name is too long for that, as
// much of it as there is room for, and a number by which it differs from its neighbours.
static char *temporary_name(const char *path)
{
    char *copy = print("%s", path), *folder = folder_of(path), *last = basename(copy);
    long  process = (long)getpid();
    char *name = strlen(last) < NAME_ROOM ? print("%s/.%s.%ld", folder, last, process)
                                          : print("%s/.%.*s.%llx.%ld", folder, NAME_ROOM - 20, last,
                                                  (unsigned long long)rng_hash_text(last), process);
    free(folder);
    free(copy);
    return name;
}

static void forget(WholeFile *file)
{
    if (file->fd >= 0)
        close(file->fd);
    free(file->temporary);
    free(file->path);
    *file = (WholeFile){ .fd = -1 };
}

static bool open_temporary(WholeFile *file)
{
    char *folder = folder_of(file->path);
    file->fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    free(folder);
    if (file->fd >= 0 || !(errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL))
        return file->fd >= 0;
    file->temporary = temporary_name(file->path);
    unlink(file->temporary);  // left by a dead process of our number
    file->fd = open(file->temporary, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
    return file->fd >= 0;
}

bool whole_may(const char *path, WholeOver over, char why[WHOLE_WHY_SIZE])
{
    struct stat stands;
    if (stat(path, &stands) != 0)
        return true;
    if (S_ISDIR(stands.st_mode))
        return tell(why, "%s is a folder", path);
    if (access(path, W_OK) != 0)
        return tell(why, "%s cannot be replaced: %s", path, strerror(errno));
    if (!S_ISREG(stands.st_mode) || over == WHOLE_ANY)
        return true;
    if (over == WHOLE_NEW)
        return tell(why, "%s cannot be written: %s", path, strerror(EEXIST));
    return ours_is(path) ||
           tell(why, "%s was not made by walkcoach, and stays as it is: move it, or choose another name",
                path);
}

bool whole_open(WholeFile *out, const char *path, WholeOver over, char why[WHOLE_WHY_SIZE])
{
    struct stat stands;
    bool        there = stat(path, &stands) == 0;
    *out = (WholeFile){ .fd = -1, .over = over };
    if (!whole_may(path, over, why))
        return false;
    out->path = there ? realpath(path, NULL) : NULL;
    out->direct = there && !S_ISREG(stands.st_mode);
    if (!out->path)
        out->path = print("%s", path);
    if (out->direct ? (out->fd = open(path, O_WRONLY | O_CLOEXEC)) >= 0 : open_temporary(out)) {
        if (there && !out->direct)
            fchmod(out->fd, stands.st_mode & 07777);  // a replaced file stays as readable as it was
        return true;
    }
    tell(why, "%s cannot be written: %s", path, strerror(errno));
    forget(out);
    return false;
}

// Gives a name to what has none. False with errno set.
static bool link_nameless(int fd, const char *path)
{
    char source[40];
    snprintf(source, sizeof source, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, source, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

static bool put_in_place(WholeFile *file, bool replace)
{
    if (!file->temporary) {
        if (link_nameless(file->fd, file->path))
            return true;
        if (errno != EEXIST || !replace)
            return false;
        file->temporary = temporary_name(file->path);
        unlink(file->temporary);
        if (!link_nameless(file->fd, file->temporary))
            return false;
    }
    if (replace)
        return rename(file->temporary, file->path) == 0;
    bool linked = link(file->temporary, file->path) == 0;
    return linked && unlink(file->temporary) == 0;
}

// So that the new name, too, survives a power cut. Some file systems cannot do this; we do not count that as
// a failure.
static void sync_folder(const char *path)
{
    char *folder = folder_of(path);
    int   fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
    free(folder);
}

bool whole_commit(WholeFile *file, char why[WHOLE_WHY_SIZE])
{
    if (!file->direct && !whole_may(file->path, file->over, why)) {
        whole_abandon(file);
        return false;
    }
    if (!file->direct && !(fsync(file->fd) == 0 && put_in_place(file, file->over != WHOLE_NEW))) {
        tell(why, "%s cannot be written: %s", file->path, strerror(errno));
        whole_abandon(file);
        return false;
    }
    if (!file->direct)
        sync_folder(file->path);
    int closed = close(file->fd);
    file->fd = -1;
    if (closed != 0)
        tell(why, "%s cannot be written: %s", file->path, strerror(errno));
    forget(file);
    return closed == 0;
}

void whole_abandon(WholeFile *file)
{
    if (file->temporary)
        unlink(file->temporary);
    forget(file);
}

bool whole_put(WholeFile *file, const void *bytes, size_t size, char why[WHOLE_WHY_SIZE])
{
    for (const char *next = bytes, *end = next + size; next < end;) {
        ssize_t put = write(file->fd, next, (size_t)(end - next));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0) {
            tell(why, "%s cannot be written: %s", file->path, strerror(errno));
            whole_abandon(file);
            return false;
        }
        next += put;
    }
    return true;
}

bool whole_write(const char *path, const char *text, WholeOver over, char why[WHOLE_WHY_SIZE])
{
    return whole_write_bytes(path, text, strlen(text), over, why);
}

bool whole_write_bytes(const char *path, const void *bytes, size_t size, WholeOver over,
                       char why[WHOLE_WHY_SIZE])
{
    WholeFile file;
    return whole_open(&file, path, over, why) && whole_put(&file, bytes, size, why) &&
           whole_commit(&file, why);
}

static bool make_folder(const char *path, mode_t mode)
{
    if (mkdir(path, mode) == 0)
        return true;
    if (errno == EEXIST) {
        struct stat stands;
        if (stat(path, &stands) == 0 && S_ISDIR(stands.st_mode))
            return true;
        errno = ENOTDIR;
        return false;
    }
    if (errno != ENOENT)
        return false;
    char *above = folder_of(path);
    bool  made = make_folder(above, mode) && (mkdir(path, mode) == 0 || errno == EEXIST);
    free(above);
    return made;
}

bool whole_make_folder(const char *path) { return make_folder(path, 0777); }

bool whole_make_private_folder(const char *path) { return make_folder(path, 0700); }
