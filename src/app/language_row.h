// The rows of the language, each with the table it is from, and what it says in words: for `walkcoach
// language` and for the manual page walkcoach(5).
#ifndef APP_LANGUAGE_ROW_H
#define APP_LANGUAGE_ROW_H

#include "conf/table.h"

typedef struct {
    const Key      *key;
    const KeyTable *table;
    const char     *section;  // "pace and breath"
} LanguageRow;

typedef struct {
    LanguageRow *items;
    size_t       count, capacity;
} LanguageRows;

// Every key of walks, voices and sound packs, in the order of the tables.
LanguageRows language_rows(Arena *arena);

// Lists have commas, and `code` is between backticks. "" where there is nothing to say. In the arena.
const char *language_row_names(const LanguageRow *row, Arena *arena);    // "easier, harder"
const char *language_row_places(const LanguageRow *row, Arena *arena);   // "session, level"
const char *language_row_value(const LanguageRow *row, Arena *arena);    // "1 to 10 lifts in a row"
const char *language_row_without(const LanguageRow *row, Arena *arena);  // "10"
bool        language_row_has_range(const LanguageRow *row);              // low to high

#endif
