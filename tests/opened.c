// Preloaded into every program of a test: each file of scripts/, voices/ or config/ that is opened is a line
// in the file that WALKCOACH_OPENED names. coverage.py makes of it which tests read a file.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static const char *const FOLDERS[] = { "/scripts/", "/voices/", "/config/" };

static void note(const char *path)
{
    const char *log = getenv("WALKCOACH_OPENED"), *found = NULL;
    for (size_t i = 0; log && i < sizeof FOLDERS / sizeof *FOLDERS && !found; i++)
        if (strncmp(path, FOLDERS[i] + 1, strlen(FOLDERS[i]) - 1) == 0)
            found = path;
        else if ((found = strstr(path, FOLDERS[i])))
            found++;
    if (!found || strchr(found, '\n'))
        return;
    int to = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (to < 0)
        return;
    dprintf(to, "%s\n", found);
    close(to);
}

static unsigned mode_of(int flags, va_list arguments)
{
    return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, unsigned) : 0;
}

#define OPEN(name)                                                     \
    int name(const char *path, int flags, ...)                         \
    {                                                                  \
        int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, #name); \
        va_list arguments;                                             \
        va_start(arguments, flags);                                    \
        unsigned mode = mode_of(flags, arguments);                     \
        va_end(arguments);                                             \
        note(path);                                                    \
        return real(path, flags, mode);                                \
    }
#define OPENAT(name)                                                        \
    int name(int folder, const char *path, int flags, ...)                  \
    {                                                                       \
        int (*real)(int, const char *, int, ...) = dlsym(RTLD_NEXT, #name); \
        va_list arguments;                                                  \
        va_start(arguments, flags);                                         \
        unsigned mode = mode_of(flags, arguments);                          \
        va_end(arguments);                                                  \
        note(path);                                                         \
        return real(folder, path, flags, mode);                             \
    }
#define FOPEN(name)                                                          \
    FILE *name(const char *path, const char *how)                            \
    {                                                                        \
        FILE *(*real)(const char *, const char *) = dlsym(RTLD_NEXT, #name); \
        note(path);                                                          \
        return real(path, how);                                              \
    }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64) FOPEN(fopen) FOPEN(fopen64)
