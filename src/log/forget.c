#include "log/inside.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// log.sqlite, log.sqlite-journal, log.sqlite.damaged-2026-11-29
static bool is_of_the_log(const char *name)
{
    size_t length = strlen(LOG_FILE);
    return strncmp(name, LOG_FILE, length) == 0 &&
           (!name[length] || name[length] == '-' || strncmp(name + length, ".damaged-", 9) == 0);
}

// Deletes what a link leads to, too.
static bool take_away(const char *path)
{
    char real[PATH_MAX];
    if (realpath(path, real) && strcmp(real, path) != 0 && unlink(real) != 0 && errno != ENOENT)
        return false;
    return unlink(path) == 0 || errno == ENOENT;
}

// Deletes every file of the log in the folder, the one that `last` names at the end: a journal left over
// would be replayed into the next log.
static bool take_all(const char *folder, const char *last, Arena *arena)
{
    DIR           *dir = opendir(folder);
    struct dirent *found;
    bool           taken = dir != NULL;
    while (taken && (found = readdir(dir)))
        if (is_of_the_log(found->d_name) && strcmp(found->d_name, last) != 0)
            taken = take_away(arena_printf(arena, "%s/%s", folder, found->d_name));
    int error = errno;
    if (dir)
        closedir(dir);
    errno = error;
    return taken && take_away(arena_printf(arena, "%s/%s", folder, last));
}

// Waits until nobody writes, and lets nobody write until it is closed. NULL: what is there is not a database,
// or cannot be opened as one; it is deleted all the same.
static Database *hold_database(const char *folder, Arena *arena)
{
    char        why[LOG_WHY_SIZE];
    const char *path = arena_printf(arena, "%s/" LOG_FILE, folder);
    Database   *database = access(path, F_OK) == 0 ? database_open(path, why) : NULL;
    if (database)
        database_begin_alone(database);
    return database;
}

LogStatus log_forget(const char *folder, char why[LOG_WHY_SIZE])
{
    Arena arena = { 0 };
    int   held = log_hold(folder);
    if (held < 0 && errno == ENOENT)
        return LOG_FINE;
    Database *database = held < 0 ? NULL : hold_database(folder, &arena);
    bool      taken = held >= 0 && take_all(folder, LOG_FILE, &arena);
    if (!taken)
        snprintf(why, LOG_WHY_SIZE, "%s: %s", folder, strerror(errno));
    database_close(database);
    if (held >= 0) {
        (void)fsync(held);  // the folder; some file systems cannot
        close(held);
    }
    if (taken)
        rmdir(folder);  // stays if something else is in it
    arena_free(&arena);
    return taken ? LOG_FINE : LOG_TROUBLE;
}
