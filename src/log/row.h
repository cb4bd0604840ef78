// An entry as a row of the table, in words that can be read with any reader of SQLite.
#ifndef LOG_ROW_H
#define LOG_ROW_H

#include "log/database.h"

#include "base/choice.h"

extern const Choice log_feels[], log_answers[];

// "heavy leaking": their ids, with a blank between. In the arena.
const char *row_signs(SignSet signs, Arena *arena);

// The columns of an entry in the order that row_give and row_take go through them.
#define ROW_COLUMNS "day, kind, session, minutes, level, left_early, feel, signs, question, answer"
enum { ROW_COLUMN_COUNT = 10 };

// Gives the values of an entry, from place `first` on. Texts are in the arena.
void row_give(Query *query, int first, const Entry *entry, Arena *arena);

// False: something of it is not a word of this program.
bool row_take(const Query *query, int first, Entry *out, Arena *arena);

#endif
