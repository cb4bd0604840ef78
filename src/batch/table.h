// A table of walkers, a line at a time, however long it is: JSON lines (an object each), or CSV with a
// header. Its first byte decides which. A byte-order mark is skipped, and so are empty lines; lines may end
// in CRLF.
//
// A wrong line spoils only itself: the next one is read all the same.
#ifndef BATCH_TABLE_H
#define BATCH_TABLE_H

#include "base/arena.h"
#include "conf/conf.h"

enum { TABLE_LINE_MAX = 64 * 1024 };  // bytes

typedef struct Table Table;

// A line as a group of keys and values. Every position's column is the number of its field in the line,
// from 1: the line itself is not kept.
typedef struct {
    int             number;
    const ConfNode *root;   // NULL: it is wrong
    const char     *wrong;  // why; a line for a person
} TableLine;

// path: "-" is standard input. Texts are in the arena, which outlives the table. NULL: why, beginning with
// the path.
Table *table_open(const char *path, Arena *arena, const char **why);

// The next line, in an arena of the caller's. False: there is none; or the table cannot be read any
// further, and *why says so (NULL: it ended).
bool table_next(Table *table, Arena *arena, TableLine *out, const char **why);

void table_close(Table *table);  // accepts NULL

// The names of a CSV table's columns, as a group of empty texts; NULL: it has none. Call it after the first
// table_next.
const ConfNode *table_header(const Table *table);

#endif
