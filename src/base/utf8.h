// UTF-8, as much of it as a compiler needs: is it valid, how long is it, how wide is it.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF8_MOST = 4 };  // bytes of a character

// Decodes one character. Returns its bytes (1..4), or 0 when the bytes are not valid UTF-8 (overlong forms,
// surrogates and anything beyond U+10FFFF included) or length is 0. codepoint may be NULL.
size_t utf8_decode(const char *text, size_t length, uint32_t *codepoint);

bool utf8_valid(const char *text, size_t length);

// Characters in a text; each invalid byte counts as one.
size_t utf8_count(const char *text, size_t length);

// Columns a character takes in a terminal: 0 (combining), 1, or 2 (East Asian wide, emoji).
int utf8_columns(uint32_t codepoint);

// Columns that a text of `length` bytes takes; invalid bytes take none.
int utf8_width(const char *text, size_t length);

#endif
