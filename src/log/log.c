#include "log/inside.h"

#include "base/whole.h"
#include "log/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, FILE_MODE = 0600, OTHERS = 0077, TRIES = 5 };

static LogStatus trouble(const char *path, char why[LOG_WHY_SIZE])
{
    snprintf(why, LOG_WHY_SIZE, "%s: %s", path, strerror(errno));
    return LOG_TROUBLE;
}

// --- Opening ---------------------------------------------------------------------------

static void detach(Log *log)
{
    database_close(log->database);
    log->database = NULL;
}

static bool is_open(const Log *log, const struct stat *stands)
{
    return log->database && log->stands.st_ino == stands->st_ino && log->stands.st_dev == stands->st_dev;
}

// Nobody else may look into them, whatever a backup or another program did to their permissions.
static void keep_private(const Log *log)
{
    struct stat stands;
    if (log->stands.st_mode & OTHERS)
        chmod(log->path, FILE_MODE);
    if (stat(log->folder, &stands) == 0 && stands.st_mode & OTHERS)
        chmod(log->folder, FOLDER_MODE);
}

static LogStatus refuse_newer(Log *log, char why[LOG_WHY_SIZE])
{
    detach(log);
    snprintf(why, LOG_WHY_SIZE, "%s was made by a newer walkcoach, and stays as it is", log->path);
    return LOG_NEWER;
}

// What an open database is. LOG_DAMAGED: not what it should be, and `what` says so.
static LogStatus look(Log *log, const char **what, char why[LOG_WHY_SIZE])
{
    Database *database = log->database;
    *what = "is damaged";
    database_begin(database, DATABASE_READS);
    bool       whole = schema_is_whole(database);
    SchemaKind kind = schema_kind(database);
    if (!database_end(database, why))
        return database_damaged(database) ? LOG_DAMAGED : LOG_TROUBLE;
    if (!whole)
        return LOG_DAMAGED;
    if (kind == SCHEMA_NEWER)
        return refuse_newer(log, why);
    if (kind != SCHEMA_OTHER)
        return LOG_FINE;
    *what = "is not a log of walkcoach";
    return LOG_DAMAGED;
}

static LogStatus open_file(Log *log, char why[LOG_WHY_SIZE])
{
    const char *what;
    if (schema_file_is_newer(log->path))
        return refuse_newer(log, why);
    log->database = database_open(log->path, why);
    if (!log->database)
        return LOG_TROUBLE;
    LogStatus status = look(log, &what, why);
    if (status == LOG_FINE)
        keep_private(log);
    else
        detach(log);
    return status == LOG_DAMAGED ? log_set_aside(log, what, why) : status;
}

LogStatus log_attach(Log *log, char why[LOG_WHY_SIZE])
{
    for (int tries = 0; tries < TRIES; tries++) {
        struct stat stands;
        if (stat(log->path, &stands) != 0) {
            detach(log);
            return errno == ENOENT ? LOG_FINE : trouble(log->path, why);
        }
        if (is_open(log, &stands))
            return LOG_FINE;
        detach(log);
        log->stands = stands;
        LogStatus status = open_file(log, why);
        if (log->database || status != LOG_FINE)
            return status;
    }
    errno = EBUSY;
    return trouble(log->path, why);
}

// NULL: out of memory.
static char *path_in(const char *folder)
{
    char *path;
    return asprintf(&path, "%s/" LOG_FILE, folder) < 0 ? NULL : path;
}

LogStatus log_open(const char *folder, Log **log, char why[LOG_WHY_SIZE])
{
    *log = calloc(1, sizeof **log);
    bool room = *log && ((*log)->folder = strdup(folder)) && ((*log)->path = path_in(folder));
    if (!room)
        snprintf(why, LOG_WHY_SIZE, "out of memory");
    LogStatus status = room ? log_attach(*log, why) : LOG_TROUBLE;
    if (status == LOG_TROUBLE || status == LOG_NEWER) {
        log_close(*log);
        *log = NULL;
    }
    return status;
}

bool log_is_there(const char *folder)
{
    char       *path = path_in(folder);
    struct stat stands;
    bool        there = path && (stat(path, &stands) == 0 || errno != ENOENT);
    free(path);
    return there;
}

void log_close(Log *log)
{
    if (!log)
        return;
    detach(log);
    free(log->path);
    free(log->folder);
    free(log);
}

// --- For writing -----------------------------------------------------------------------

// An empty file is an empty database.
static LogStatus make(const Log *log, char why[LOG_WHY_SIZE])
{
    if (!whole_make_private_folder(log->folder))
        return trouble(log->folder, why);
    int file = open(log->path, O_RDWR | O_CREAT | O_CLOEXEC, FILE_MODE);
    if (file < 0)
        return trouble(log->path, why);
    close(file);
    return LOG_FINE;
}

// Whether the open file is still the one at that path: if not, what is written would be lost.
static bool is_current(const Log *log)
{
    struct stat stands;
    return stat(log->path, &stands) == 0 && is_open(log, &stands);
}

static LogStatus begin(Log *log, char why[LOG_WHY_SIZE])
{
    database_begin(log->database, DATABASE_WRITES);
    schema_make(log->database);
    if (!database_failed(log->database))
        return LOG_FINE;
    database_end(log->database, why);
    return LOG_TROUBLE;
}

static LogStatus attach_or_make(Log *log, char why[LOG_WHY_SIZE])
{
    LogStatus status = log_attach(log, why);
    if (status == LOG_TROUBLE || status == LOG_NEWER || log->database)
        return status;
    LogStatus made = make(log, why);
    if (made == LOG_FINE)
        made = log_attach(log, why);
    return made == LOG_FINE ? status : made;
}

LogStatus log_begin(Log *log, char why[LOG_WHY_SIZE])
{
    LogStatus found = LOG_FINE;
    for (int tries = 0; tries < TRIES; tries++) {
        LogStatus status = attach_or_make(log, why);
        if (status == LOG_TROUBLE || status == LOG_NEWER)
            return status;
        found = status == LOG_DAMAGED ? status : found;
        if (!log->database)
            continue;  // forgotten in between
        if (begin(log, why) != LOG_FINE)
            return LOG_TROUBLE;
        if (is_current(log))
            return found;
        database_end(log->database, why);
        detach(log);
    }
    errno = EBUSY;
    return trouble(log->path, why);
}
