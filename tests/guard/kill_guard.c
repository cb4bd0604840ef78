// Loaded in front of the program by tests/log.test.sh: whatever changes a file is counted, before it, after
// it and, of a write, with half of it done. At moment $KILL_AT the process kills itself as kill -9 does. Each
// change is a line in the file of $CHANGE_LOG, with the name of the file or folder:
//
//     pwrite log.sqlite-journal
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int moments;

static void moment(void)
{
    const char *at = getenv("KILL_AT");
    if (at && ++moments == atoi(at))
        kill(getpid(), SIGKILL);
}

static void note(const char *call, const char *path)
{
    const char *log = getenv("CHANGE_LOG");
    int         file = log ? REAL(open64)(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file < 0)
        return;
    char        line[PATH_MAX + 20];
    const char *slash = strrchr(path, '/');
    int         length = snprintf(line, sizeof line, "%s %s\n", call, slash ? slash + 1 : path);
    ssize_t     put = REAL(write)(file, line, (size_t)length);
    (void)put;
    close(file);
}

static void note_fd(const char *call, int fd)
{
    char link[40], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    note(call, path);
}

#define CHANGES(noted, real)        \
    moment();                       \
    noted;                          \
    __typeof__(real) result = real; \
    moment();                       \
    return result

int open64(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    if (!(flags & O_CREAT))
        return REAL(open64)(path, flags, mode);
    CHANGES(note("open", path), REAL(open64)(path, flags, mode));
}

int open(const char *path, int flags, ...)
{
    va_list args;
    va_start(args, flags);
    mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
    va_end(args);
    return open64(path, flags, mode);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    moment();
    ssize_t half = REAL(pwrite64)(fd, bytes, size / 2, at);
    (void)half;
    CHANGES(note_fd("pwrite", fd), REAL(pwrite64)(fd, bytes, size, at));
}

int fdatasync(int fd) { CHANGES(note_fd("sync", fd), REAL(fdatasync)(fd)); }

int fsync(int fd) { CHANGES(note_fd("sync", fd), REAL(fsync)(fd)); }

int ftruncate64(int fd, off64_t size) { CHANGES(note_fd("cut", fd), REAL(ftruncate64)(fd, size)); }

int unlink(const char *path) { CHANGES(note("unlink", path), REAL(unlink)(path)); }

int mkdir(const char *path, mode_t mode) { CHANGES(note("mkdir", path), REAL(mkdir)(path, mode)); }

int rename(const char *from, const char *to) { CHANGES(note("rename", from), REAL(rename)(from, to)); }
