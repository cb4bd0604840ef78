#include "log/inside.h"

#include "base/date.h"
#include "log/row.h"

#include <string.h>

// A row that counts: nothing replaced it. {0}: there is none.
typedef struct {
    int64_t number, place;
    SignSet signs;
} Before;

static bool is_known(Database *database, const char *id)
{
    Query query = query_of(database, "SELECT 1 FROM seen WHERE id = ?");
    query_give_text(&query, 1, id);
    bool known = query_next(&query);
    query_end(&query);
    return known;
}

static void remember(Database *database, const char *id)
{
    Query query = query_of(database, "INSERT INTO seen (id) VALUES (?)");
    query_give_text(&query, 1, id);
    query_next(&query);
    query_end(&query);
}

// What the entry replaces: the same walk or drill on that day.
static Before find_before(Database *database, const Entry *entry, Arena *arena)
{
    char   day[DATE_SIZE];
    Before before = { 0 };
    Entry  read;
    if (entry->kind != ENTRY_WALK && entry->kind != ENTRY_DRILL)
        return before;
    Query query = query_of(database,
                           "SELECT number, place, " ROW_COLUMNS " FROM entries WHERE replaced IS NULL "
                           "AND day = ? AND kind = ? AND session IS ?");
    query_give_text(&query, 1, date_write(entry->day, day));
    query_give_text(&query, 2, choice_word(plan_entry_kinds, (int)entry->kind));
    query_give_text(&query, 3, entry->session);
    if (query_next(&query) && row_take(&query, 2, &read, arena))
        before = (Before){ query_number(&query, 0), query_number(&query, 1), read.signs };
    query_end(&query);
    return before;
}

static SignSet red_of(SignSet signs)
{
    size_t         count;
    const SignRow *rows = sign_rows(&count);
    SignSet        red = 0;
    for (size_t i = 0; i < count; i++) {
        SignSet sign = sign_set_of(rows[i].id) & signs;
        red |= sign_set_red(sign) ? sign : 0;
    }
    return red;
}

static void insert(Database *database, int64_t number, int64_t place, const Entry *entry, Arena *arena)
{
    Query query = query_of(database, "INSERT INTO entries (number, place, " ROW_COLUMNS ") "
                                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_give_number(&query, 1, number);
    query_give_number(&query, 2, place);
    row_give(&query, 3, entry, arena);
    query_next(&query);
    query_end(&query);
}

static void replace(Database *database, int64_t number, int64_t by)
{
    Query query = query_of(database, "UPDATE entries SET replaced = ? WHERE number = ?");
    query_give_number(&query, 1, by);
    query_give_number(&query, 2, number);
    query_next(&query);
    query_end(&query);
}

// A replacement keeps the old entry's place in the day, and its red signs: otherwise a slip of the finger
// would let her walk again. A new red sign comes last: nothing noted before it can have released it.
static Noted note(Database *database, const Entry *entry, Arena *arena)
{
    int64_t number = database_number(database, "SELECT coalesce(max(number), 0) + 1 FROM entries");
    Before  before = find_before(database, entry, arena);
    Entry   kept = *entry;
    kept.signs |= red_of(before.signs);
    bool is_last = !before.number || (red_of(entry->signs) & ~before.signs);
    insert(database, number, is_last ? number : before.place, &kept, arena);
    if (before.number)
        replace(database, before.number, number);
    return before.number ? NOTED_REPLACED : NOTED_NEW;
}

LogStatus log_note(Log *log, const Entry *entry, const char *id, Noted *noted, char why[LOG_WHY_SIZE])
{
    LogStatus status = log_begin(log, why);
    if (status != LOG_FINE && status != LOG_DAMAGED)
        return status;
    Arena arena = { 0 };
    if (id && is_known(log->database, id)) {
        *noted = NOTED_TWICE;
    } else {
        *noted = note(log->database, entry, &arena);
        if (id)
            remember(log->database, id);
    }
    arena_free(&arena);
    char failed[LOG_WHY_SIZE];
    if (database_end(log->database, failed))
        return status;
    memcpy(why, failed, sizeof failed);
    return LOG_TROUBLE;
}
