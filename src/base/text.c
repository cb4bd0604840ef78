// Doubling keeps the copying linear; the old copies stay in the arena, together at most as large as the text.
#include "base/text.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_CAPACITY = 256 };

static void reserve(Text *text, size_t more)
{
    size_t wanted = text->length + more + 1;
    if (wanted <= text->capacity)
        return;
    size_t capacity = text->capacity ? text->capacity : FIRST_CAPACITY;
    while (capacity < wanted)
        capacity *= 2;
    char *bytes = arena_alloc(text->arena, capacity);
    if (text->length)
        memcpy(bytes, text->bytes, text->length);
    text->bytes = bytes;
    text->capacity = capacity;
}

void text_add_bytes(Text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void text_add(Text *text, const char *string) { text_add_bytes(text, string, strlen(string)); }

void text_printf(Text *text, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    size_t length = (size_t)vsnprintf(NULL, 0, format, args);
    reserve(text, length);
    vsnprintf(text->bytes + text->length, length + 1, format, again);
    text->length += length;
    va_end(again);
    va_end(args);
}

void text_add_wrapped(Text *text, const char *words, int column, int width)
{
    bool first = true;
    for (int at = column; *(words += strspn(words, " "));) {
        size_t length = strcspn(words, " ");
        int    columns = utf8_width(words, length);
        if (!first && at + 1 + columns > width) {
            text_printf(text, "\n%*s", column, "");
            at = column;
            first = true;
        }
        text_printf(text, "%s%.*s", first ? "" : " ", (int)length, words);
        at += columns + !first;
        first = false;
        words += length;
    }
    text_add(text, "\n");
}

void text_add_lines(Text *text, const char *lines, int width)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n"), indent = strspn(lines, " ");
        indent += lines[indent] == '-' && lines[indent + 1] == ' ' ? 2 : 0;
        if (utf8_width(lines, length) <= width) {
            text_add_bytes(text, lines, length);
            text_add(text, "\n");
        } else {
            text_add_bytes(text, lines, indent);
            text_add_wrapped(text, arena_printf(text->arena, "%.*s", (int)(length - indent), lines + indent),
                             (int)indent, width);
        }
        lines += length + (lines[length] == '\n');
    }
}

int text_add_cut(Text *text, const char *words, int room)
{
    int columns = 0;
    for (size_t left = strlen(words), used; left > 0; words += used, left -= used) {
        uint32_t character = 0;
        used = utf8_decode(words, left, &character);
        int wide = used ? utf8_columns(character) : 0;
        if (columns + wide > room)
            break;
        text_add_bytes(text, words, used);
        columns += wide;
        used = used ? used : 1;  // an invalid byte is left out
    }
    return columns;
}

void text_add_padded(Text *text, const char *words, int width)
{
    int blanks = width - utf8_width(words, strlen(words));
    text_printf(text, "%s%*s", words, blanks > 0 ? blanks : 0, "");
}

void text_add_line(Text *text, const char *words)
{
    while (*words) {
        size_t plain = strcspn(words, "\\\n");
        text_add_bytes(text, words, plain);
        words += plain;
        if (*words)
            text_add(text, *words++ == '\n' ? "\\n" : "\\\\");
    }
}

const char *text_of_line(const char *line, Arena *arena)
{
    char *words = arena_strdup(arena, line), *end = words;
    for (; *line; line++) {
        bool escaped = line[0] == '\\' && (line[1] == '\\' || line[1] == 'n');
        line += escaped;
        *end = *line;
        if (escaped && *line == 'n')
            *end = '\n';
        end++;
    }
    *end = '\0';
    return words;
}

const char *text_string(const Text *text) { return text->bytes ? text->bytes : ""; }
