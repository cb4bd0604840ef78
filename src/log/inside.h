// What the files of this folder share: a log with the database that is there at the moment.
#ifndef LOG_INSIDE_H
#define LOG_INSIDE_H

#include "log/database.h"

#include <sys/stat.h>

#define LOG_FILE "log.sqlite"

struct Log {
    char       *folder, *path;
    Database   *database;  // NULL: there is none yet
    struct stat stands;    // the file that is open in it
};

// Opens the database that is there now: another process may have made, forgotten or kept it aside since.
// LOG_FINE with no database where there is none. LOG_DAMAGED: it was kept aside, and there is none.
LogStatus log_attach(Log *log, char why[LOG_WHY_SIZE]);

// The same for writing: makes what is missing, and begins a transaction, which the caller ends. LOG_DAMAGED
// as LOG_FINE.
LogStatus log_begin(Log *log, char why[LOG_WHY_SIZE]);

// Holds off other processes that would move or delete what is in the folder. Returns a file to close; -1 with
// errno set.
int log_hold(const char *folder);

// Renames the file of the log and its side files, if it is still the one we opened. what: "is damaged".
// LOG_DAMAGED, with why; LOG_FINE: somebody else was here first.
LogStatus log_set_aside(const Log *log, const char *what, char why[LOG_WHY_SIZE]);

// The ends of a database's name that are its side files'; "" first: its own. NULL ends them.
extern const char *const log_sides[];

#endif
