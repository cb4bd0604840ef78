// The log: what she noted, in $XDG_STATE_HOME/walkcoach/log.sqlite. The terminal and the phone's page may
// write at once; what is noted is on the disk or is not noted at all.
#ifndef LOG_LOG_H
#define LOG_LOG_H

#include "plan/history.h"

#include "base/arena.h"

typedef struct Log Log;

enum { LOG_WHY_SIZE = 300 };

typedef enum {
    LOG_FINE,
    LOG_TROUBLE,  // a full disk, no right to write, ...: `why` says which
    LOG_DAMAGED,  // it was kept aside, `why` says where; what was asked for is done with a new one
    LOG_NEWER,    // a newer walkcoach made it: untouched
} LogStatus;

// folder: made (0700) with the database (0600) by the first log_note. Reading a log that is not there gives
// an empty one. *log is NULL after LOG_TROUBLE and LOG_NEWER. One thread at a time; several processes as they
// like, also while one of them forgets it all: an open log follows.
LogStatus log_open(const char *folder, Log **log, char why[LOG_WHY_SIZE]);
void      log_close(Log *log);  // NULL is fine

// Whether there is one in that folder: whether anything was ever noted.
bool log_is_there(const char *folder);

// Everything from `since` on, in the arena.
LogStatus log_read(Log *log, Day since, History *out, Arena *arena, char why[LOG_WHY_SIZE]);

// What log_note did with one entry.
typedef enum { NOTED_NEW, NOTED_REPLACED, NOTED_TWICE } Noted;

// Notes one entry. The same walk or drill on the same day replaces the one before, whose red signs stay. id:
// of an answer that may come twice (from the phone); the second time nothing happens and *noted is
// NOTED_TWICE; NULL: none.
LogStatus log_note(Log *log, const Entry *entry, const char *id, Noted *noted, char why[LOG_WHY_SIZE]);

// Takes back what was noted last, and gives it in *out (in the arena); what it had replaced counts again.
// *any: there was something.
LogStatus log_undo(Log *log, Entry *out, bool *any, Arena *arena, char why[LOG_WHY_SIZE]);

// Deletes everything: the database, its side files, and the copies that were kept aside, even those of a
// newer walkcoach. The folder stays if something else is in it.
LogStatus log_forget(const char *folder, char why[LOG_WHY_SIZE]);

#endif
