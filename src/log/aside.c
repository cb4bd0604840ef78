// A log that cannot be read is renamed, never written over: log.sqlite.damaged-2026-11-29, after the day when
// it was last written; the next one of that day gets -2 at its end.
#include "log/inside.h"

#include "base/date.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECONDS_A_DAY = 86400, MOST = 1000 };

static bool is_there(const char *path)
{
    struct stat stands;
    return lstat(path, &stands) == 0 || errno != ENOENT;
}

// Whether neither the name nor one of its side files is taken.
static bool is_free(const char *path, Arena *arena)
{
    for (int i = 0; log_sides[i]; i++)
        if (is_there(arena_printf(arena, "%s%s", path, log_sides[i])))
            return false;
    return true;
}

static const char *free_name(const Log *log, Arena *arena)
{
    char        day[DATE_SIZE];
    const char *first = arena_printf(arena, "%s.damaged-%s", log->path,
                                     date_write((int)(log->stands.st_mtime / SECONDS_A_DAY), day));
    const char *path = first;
    for (int number = 2; number < MOST && !is_free(path, arena); number++)
        path = arena_printf(arena, "%s-%d", first, number);
    return path;
}

// The file itself goes last: a journal left over would be replayed into the next log.
static bool rename_all(const char *from, const char *to, Arena *arena)
{
    for (int i = 3; i >= 0; i--)
        if (rename(arena_printf(arena, "%s%s", from, log_sides[i]),
                   arena_printf(arena, "%s%s", to, log_sides[i])) != 0 &&
            (errno != ENOENT || i == 0))
            return false;
    return true;
}

static bool is_the_same(const Log *log)
{
    struct stat stands;
    return stat(log->path, &stands) == 0 && stands.st_ino == log->stands.st_ino &&
           stands.st_dev == log->stands.st_dev;
}

LogStatus log_set_aside(const Log *log, const char *what, char why[LOG_WHY_SIZE])
{
    Arena       arena = { 0 };
    LogStatus   status = LOG_FINE;
    int         held = log_hold(log->folder);
    const char *to = held < 0 ? NULL : free_name(log, &arena);
    if (held >= 0 && !is_the_same(log))
        status = LOG_FINE;
    else if (held >= 0 && is_free(to, &arena) && rename_all(log->path, to, &arena)) {
        status = LOG_DAMAGED;
        snprintf(why, LOG_WHY_SIZE, "%s %s: it is kept as %s, and a new log begins", log->path, what, to);
    } else {
        status = LOG_TROUBLE;
        snprintf(why, LOG_WHY_SIZE, "%s %s, and cannot be kept aside: %s", log->path, what, strerror(errno));
    }
    if (held >= 0)
        close(held);
    arena_free(&arena);
    return status;
}
