// How the log is kept: one file, with a rollback journal beside it only while something is written (SQLite's
// own habit), synced with its folder before a transaction counts (EXTRA). So a log in a folder that is read-
// only can be read, and what a killed process left half done is taken back by the next one. WAL would leave
// side files, and could not be read there. What is deleted is overwritten (secure_delete).
#include "log/database.h"

#include "base/library.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_SQLITE

#include <sqlite3.h>

// clang-format off
#define CALLS(X) \
    X(sqlite3_open_v2) X(sqlite3_close) X(sqlite3_busy_timeout) X(sqlite3_exec) X(sqlite3_errmsg) \
    X(sqlite3_system_errno) X(sqlite3_extended_errcode) X(sqlite3_get_autocommit) X(sqlite3_prepare_v2) \
    X(sqlite3_step) X(sqlite3_finalize) X(sqlite3_bind_text) X(sqlite3_bind_int64) \
    X(sqlite3_column_text) X(sqlite3_column_int64)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "libsqlite3.so.0"

enum { WAIT = 10000 };  // milliseconds to wait for others who write: many may come at once
#define HABITS                                                                            \
    "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; " \
    "PRAGMA trusted_schema = OFF"

struct Database {
    Library  lib;
    sqlite3 *handle;
    char    *path;
    bool     begun, prepared;  // prepared: HABITS hold
    int      code;             // of what failed first; SQLITE_OK: nothing
    char     text[LOG_WHY_SIZE];
};

// --- What goes wrong -------------------------------------------------------------------

// The reason, in words of this program where SQLite's own would not help.
static const char *in_words(const Database *database)
{
    switch (database->code & 0xff) {
    case SQLITE_FULL: return strerror(ENOSPC);
    case SQLITE_BUSY: return "another program keeps writing to it";
    case SQLITE_READONLY:
    case SQLITE_PERM: return "it may not be written to";
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT: return "it is damaged";
    default: break;
    }
    int system = database->lib.sqlite3_system_errno(database->handle);
    return system ? strerror(system) : database->lib.sqlite3_errmsg(database->handle);
}

static void failed(Database *database, int code)
{
    if (database->code != SQLITE_OK)
        return;
    int whole = database->lib.sqlite3_extended_errcode(database->handle);
    database->code = (whole & 0xff) == (code & 0xff) ? whole : code;
    snprintf(database->text, sizeof database->text, "%s: %s", database->path, in_words(database));
}

bool database_failed(const Database *database) { return database->code != SQLITE_OK; }

bool database_damaged(const Database *database)
{
    return (database->code & 0xff) == SQLITE_CORRUPT || (database->code & 0xff) == SQLITE_NOTADB;
}

// --- Opening ---------------------------------------------------------------------------

Database *database_open(const char *path, char why[LOG_WHY_SIZE])
{
    char      missing[LIBRARY_WHY_SIZE];
    Database *database = calloc(1, sizeof *database);
    if (!database || !(database->path = strdup(path))) {
        snprintf(why, LOG_WHY_SIZE, "out of memory");
        goto failed;
    }
    if (!LIBRARY_OPEN(LIBRARY, &database->lib, missing)) {
        snprintf(why, LOG_WHY_SIZE, "the log needs SQLite (package libsqlite3-0): %s", missing);
        goto failed;
    }
    if (database->lib.sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
        database->lib.sqlite3_busy_timeout(database->handle, WAIT);
        return database;
    }
    snprintf(why, LOG_WHY_SIZE, "%s: %s", path,
             database->handle ? database->lib.sqlite3_errmsg(database->handle) : "out of memory");
failed:
    database_close(database);
    return NULL;
}

void database_close(Database *database)
{
    if (!database)
        return;
    if (database->handle)
        database->lib.sqlite3_close(database->handle);
    free(database->path);
    free(database);
}

// --- Transactions ----------------------------------------------------------------------

void database_run(Database *database, const char *statements)
{
    if (database_failed(database))
        return;
    int code = database->lib.sqlite3_exec(database->handle, statements, NULL, NULL, NULL);
    if (code != SQLITE_OK)
        failed(database, code);
}

static void begin(Database *database, const char *how)
{
    database->code = SQLITE_OK;
    if (!database->prepared)
        database_run(database, HABITS);
    database->prepared = !database_failed(database);
    database_run(database, how);
}

void database_begin(Database *database, DatabaseUse use)
{
    begin(database, use == DATABASE_WRITES ? "BEGIN IMMEDIATE" : "BEGIN");
}

void database_begin_alone(Database *database) { begin(database, "BEGIN EXCLUSIVE"); }

bool database_end(Database *database, char why[LOG_WHY_SIZE])
{
    database_run(database, "COMMIT");
    if (!database_failed(database))
        return true;
    snprintf(why, LOG_WHY_SIZE, "%s", database->text);
    if (!database->lib.sqlite3_get_autocommit(database->handle))
        database->lib.sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

// --- Statements ------------------------------------------------------------------------

Query query_of(Database *database, const char *statement)
{
    Query query = { .database = database };
    if (database_failed(database))
        return query;
    int code = database->lib.sqlite3_prepare_v2(database->handle, statement, -1, &query.statement, NULL);
    if (code != SQLITE_OK)
        failed(database, code);
    return query;
}

void query_give_text(Query *query, int place, const char *text)
{
    if (query->statement)
        query->database->lib.sqlite3_bind_text(query->statement, place, text, -1, SQLITE_STATIC);
}

void query_give_number(Query *query, int place, int64_t number)
{
    if (query->statement)
        query->database->lib.sqlite3_bind_int64(query->statement, place, number);
}

bool query_next(Query *query)
{
    if (!query->statement || database_failed(query->database))
        return false;
    int code = query->database->lib.sqlite3_step(query->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        failed(query->database, code);
    return code == SQLITE_ROW;
}

void query_end(Query *query)
{
    if (query->statement)
        query->database->lib.sqlite3_finalize(query->statement);
    query->statement = NULL;
}

const char *query_text(const Query *query, int column)
{
    return (const char *)query->database->lib.sqlite3_column_text(query->statement, column);
}

int64_t query_number(const Query *query, int column)
{
    return query->database->lib.sqlite3_column_int64(query->statement, column);
}

int64_t database_number(Database *database, const char *statement)
{
    Query   query = query_of(database, statement);
    int64_t number = query_next(&query) ? query_number(&query, 0) : 0;
    query_end(&query);
    return number;
}

#else

Database *database_open(const char *path, char why[LOG_WHY_SIZE])
{
    (void)path;
    snprintf(why, LOG_WHY_SIZE, "this walkcoach was built without SQLite (libsqlite3-dev) and keeps no log");
    return NULL;
}

// Nothing below is reached without a database.
void    database_close(Database *database) { (void)database; }
void    database_begin(Database *database, DatabaseUse use) { (void)database, (void)use; }
void    database_begin_alone(Database *database) { (void)database; }
bool    database_end(Database *database, char why[LOG_WHY_SIZE]) { return (void)database, (void)why, false; }
bool    database_failed(const Database *database) { return (void)database, true; }
bool    database_damaged(const Database *database) { return (void)database, false; }
void    database_run(Database *database, const char *statements) { (void)database, (void)statements; }
int64_t database_number(Database *database, const char *statement)
{
    return (void)database, (void)statement, 0;
}
Query query_of(Database *database, const char *statement)
{
    return (void)statement, (Query){ database, NULL };
}
void query_give_text(Query *query, int place, const char *text) { (void)query, (void)place, (void)text; }
void query_give_number(Query *query, int place, int64_t number) { (void)query, (void)place, (void)number; }
bool query_next(Query *query) { return (void)query, false; }
void query_end(Query *query) { (void)query; }
const char *query_text(const Query *query, int column) { return (void)query, (void)column, NULL; }
int64_t     query_number(const Query *query, int column) { return (void)query, (void)column, 0; }

#endif
