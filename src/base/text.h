// A text that grows, in an arena. {.arena = &arena} is an empty one.
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

typedef struct {
    Arena *arena;
    char  *bytes;  // NUL-terminated once anything was added
    size_t length, capacity;
} Text;

void text_add(Text *text, const char *string);
void text_add_bytes(Text *text, const char *bytes, size_t length);
void text_printf(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Words from `column` on, none beyond `width`; all lines after the first are indented to `column`. Ends the
// line. Widths here and below are columns of a terminal (utf8_columns).
void text_add_wrapped(Text *text, const char *words, int column, int width);

// Whole lines, each wrapped by itself where it is wider than that; "  - item" goes on below its first word.
void text_add_lines(Text *text, const char *lines, int width);

// As many whole characters as fit in `room` columns. Returns the columns used.
int text_add_cut(Text *text, const char *words, int room);

// The words, padded with blanks to `width` columns; never cut.
void text_add_padded(Text *text, const char *words, int width);

// On one line, for text_of_line: a line break becomes \n, a backslash two of them.
void text_add_line(Text *text, const char *words);

// The words of such a line, in the arena. Any other backslash stays.
const char *text_of_line(const char *line, Arena *arena);

// What was written so far, never NULL; good until the next addition.
const char *text_string(const Text *text);

#endif
