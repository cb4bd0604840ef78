// A row of `entries` is an Entry, in words. What replaces a row leaves it in the table, so that undoing
// brings it back:
//
//     number  place  replaced  day         kind  session  feel      signs
//     1       1      2         2026-11-29  walk  20min    easy
//     2       1      NULL      2026-11-29  walk  20min    hard      leaking heavy
//
// place: the order within the day. `seen` has the ids of answers that may come twice.
#include "log/schema.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LAYOUT      1
#define APPLICATION 0x77616c6b  // "walk"
#define TEXT_OF(x)  #x
#define NUMBER(x)   TEXT_OF(x)

// clang-format off
#define TABLES \
    "CREATE TABLE entries (" \
    "  number INTEGER PRIMARY KEY," \
    "  place INTEGER NOT NULL," \
    "  replaced INTEGER," \
    "  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')," \
    "  kind TEXT NOT NULL," \
    "  session TEXT," \
    "  minutes INTEGER NOT NULL," \
    "  level INTEGER NOT NULL," \
    "  left_early INTEGER NOT NULL," \
    "  feel TEXT," \
    "  signs TEXT," \
    "  question TEXT," \
    "  answer TEXT);" \
    "CREATE TABLE seen (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;" \
    "PRAGMA application_id = " NUMBER(APPLICATION) "; PRAGMA user_version = " NUMBER(LAYOUT)
// clang-format on

SchemaKind schema_kind(Database *database)
{
    int64_t tables = database_number(database, "SELECT count(*) FROM sqlite_master");
    int64_t application = database_number(database, "PRAGMA application_id");
    int64_t version = database_number(database, "PRAGMA user_version");
    if (database_failed(database))
        return SCHEMA_OTHER;
    if (tables == 0 && application == 0 && version == 0)
        return SCHEMA_NONE;
    if (application != APPLICATION || version < 1)
        return SCHEMA_OTHER;
    return version > LAYOUT ? SCHEMA_NEWER : SCHEMA_OURS;
}

void schema_make(Database *database)
{
    if (schema_kind(database) == SCHEMA_NONE)
        database_run(database, TABLES);
}

bool schema_is_whole(Database *database)
{
    Query       query = query_of(database, "PRAGMA quick_check(1)");
    const char *found = query_next(&query) ? query_text(&query, 0) : NULL;
    bool        whole = found && strcmp(found, "ok") == 0;
    query_end(&query);
    return whole;
}

static uint32_t big_endian(const unsigned char bytes[4])
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// https://www.sqlite.org/fileformat.html#the_database_header
bool schema_file_is_newer(const char *path)
{
    enum { HEADER = 100, USER_VERSION = 60, APPLICATION_ID = 68 };
    unsigned char header[HEADER];
    int           file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t       got = file < 0 ? 0 : read(file, header, HEADER);
    if (file >= 0)
        close(file);
    return got == HEADER && memcmp(header, "SQLite format 3", 16) == 0 &&
           big_endian(header + APPLICATION_ID) == APPLICATION && big_endian(header + USER_VERSION) > LAYOUT;
}
