#include "log/inside.h"

#include "base/date.h"
#include "log/row.h"
#include "log/schema.h"

#include <stdio.h>
#include <string.h>

// False: there is a row that we do not understand; why has its day.
static bool read_rows(Log *log, Day since, History *out, Arena *arena, char why[LOG_WHY_SIZE])
{
    char   day[DATE_SIZE];
    size_t capacity = 0;
    Entry *entries = NULL;
    bool   understood = true;
    Query  query = query_of(log->database, "SELECT " ROW_COLUMNS " FROM entries "
                                            "WHERE replaced IS NULL AND day >= ? ORDER BY day, place");
    query_give_text(&query, 1, date_write(since, day));
    while (understood && query_next(&query)) {
        Entry *entry = ARENA_PUSH(arena, entries, out->count, capacity);
        understood = row_take(&query, 0, entry, arena);
        if (!understood)
            snprintf(why, LOG_WHY_SIZE, "%s: what was noted on %s is not understood", log->path,
                     query_text(&query, 0));
    }
    query_end(&query);
    out->entries = entries;
    return understood;
}

LogStatus log_read(Log *log, Day since, History *out, Arena *arena, char why[LOG_WHY_SIZE])
{
    *out = (History){ 0 };
    LogStatus status = log_attach(log, why);
    if (!log->database)
        return status;
    database_begin(log->database, DATABASE_READS);
    bool understood = schema_kind(log->database) != SCHEMA_OURS || read_rows(log, since, out, arena, why);
    char failed[LOG_WHY_SIZE];
    if (database_end(log->database, failed))
        return understood ? status : LOG_TROUBLE;
    memcpy(why, failed, sizeof failed);
    return LOG_TROUBLE;
}
