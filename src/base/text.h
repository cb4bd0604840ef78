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

// Words from `column` on, none beyond `width` (both in bytes); lines behind the first are indented to
// `column`. Ends the line.
void text_add_wrapped(Text *text, const char *words, int column, int width);

// What was written so far, never NULL; good until the next addition.
const char *text_string(const Text *text);

#endif
