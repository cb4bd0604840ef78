#include "log/inside.h"

#include "log/row.h"

#include <stdio.h>

static void for_number(Database *database, const char *statement, int64_t number)
{
    Query query = query_of(database, statement);
    query_give_number(&query, 1, number);
    query_next(&query);
    query_end(&query);
}

// The row noted last always counts, since a replacement comes later. Its number; 0: there is none.
static int64_t find_last(Database *database, Entry *out, bool *understood, Arena *arena)
{
    Query   query = query_of(database,
                             "SELECT number, " ROW_COLUMNS " FROM entries ORDER BY number DESC LIMIT 1");
    int64_t number = query_next(&query) ? query_number(&query, 0) : 0;
    *understood = number == 0 || row_take(&query, 1, out, arena);
    query_end(&query);
    return number;
}

LogStatus log_undo(Log *log, Entry *out, bool *any, Arena *arena, char why[LOG_WHY_SIZE])
{
    bool      understood;
    LogStatus status = log_attach(log, why);
    *any = false;
    if (!log->database || (status = log_begin(log, why)) == LOG_TROUBLE || status == LOG_NEWER)
        return status;
    int64_t last = find_last(log->database, out, &understood, arena);
    if (last && understood) {
        for_number(log->database, "DELETE FROM entries WHERE number = ?", last);
        for_number(log->database, "UPDATE entries SET replaced = NULL WHERE replaced = ?", last);
    }
    if (!database_end(log->database, why))
        return LOG_TROUBLE;
    *any = last != 0 && understood;
    if (understood)
        return status;
    snprintf(why, LOG_WHY_SIZE, "%s: what was noted last is not understood", log->path);
    return LOG_TROUBLE;
}
