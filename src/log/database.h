// SQLite, as much of it as the log needs. The first thing that goes wrong in a transaction stays: everything
// after it does nothing, and database_end takes the whole of it back.
//
//     database_begin(db, DATABASE_WRITES);
//     Query query = query_of(db, "SELECT day FROM entries WHERE kind = ?");
//     query_give_text(&query, 1, "walk");
//     while (query_next(&query))
//         ... query_text(&query, 0) ...
//     query_end(&query);
//     if (!database_end(db, why)) ...
#ifndef LOG_DATABASE_H
#define LOG_DATABASE_H

#include "log/log.h"

typedef struct Database Database;

// Opens a file that is there; nothing is read from it yet. NULL: why says what is missing.
Database *database_open(const char *path, char why[LOG_WHY_SIZE]);
void      database_close(Database *database);  // NULL is fine

// For writing: nobody else writes until database_end. Both wait for others, some seconds.
typedef enum { DATABASE_READS, DATABASE_WRITES } DatabaseUse;
void database_begin(Database *database, DatabaseUse use);
// Nobody else reads or writes, and nothing will be written: for deleting the file.
void database_begin_alone(Database *database);

// What was done is on the disk; or (false) nothing of it is, and why says what was in the way.
bool database_end(Database *database, char why[LOG_WHY_SIZE]);

bool database_failed(const Database *database);   // since database_begin
bool database_damaged(const Database *database);  // it failed because the file is not what it should be

// Statements that take no values and give no rows, with semicolons between them.
void database_run(Database *database, const char *statements);

// The first column of the first row; 0 where there is none.
int64_t database_number(Database *database, const char *statement);

typedef struct {
    Database            *database;
    struct sqlite3_stmt *statement;  // NULL: it failed
} Query;

Query query_of(Database *database, const char *statement);
void  query_give_text(Query *query, int place, const char *text);  // places from 1; NULL: null. Not copied
void  query_give_number(Query *query, int place, int64_t number);
bool  query_next(Query *query);  // false: no more rows, or it failed
void  query_end(Query *query);

// Of the row; columns from 0. A text is good until the next row; NULL: null.
const char *query_text(const Query *query, int column);
int64_t     query_number(const Query *query, int column);

#endif
