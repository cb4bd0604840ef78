// The tables of the log, and whether a file is one.
#ifndef LOG_SCHEMA_H
#define LOG_SCHEMA_H

#include "log/database.h"

typedef enum {
    SCHEMA_NONE,   // nothing is in it yet
    SCHEMA_OURS,   // a log
    SCHEMA_NEWER,  // a log, of a newer walkcoach
    SCHEMA_OTHER,  // something else
} SchemaKind;

// In a transaction. SCHEMA_OTHER if the database failed.
SchemaKind schema_kind(Database *database);

// Makes the tables where there are none yet. In a transaction that writes.
void schema_make(Database *database);

// Whether all its pages hold together. In a transaction.
bool schema_is_whole(Database *database);

// Whether the file would be SCHEMA_NEWER, by its first bytes. It is not opened as a database: opening
// alone may change something in it.
bool schema_file_is_newer(const char *path);

#endif
