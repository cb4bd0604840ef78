#include "beside/cut.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

typedef struct {
    WordsLine *items;
    size_t     count, room;
} Cuts;

// The bytes of as many letters as a line has room for.
static size_t most_of(const char *text, int most)
{
    size_t length = strlen(text), at = 0;
    for (int letters = 0; at < length && letters < most; letters++) {
        size_t size = utf8_decode(text + at, length - at, NULL);
        at += size ? size : 1;
    }
    return at;
}

// The bytes of one line: all that is left, up to its last blank, or as much as there is room for.
static size_t line_of(const char *text, int letters)
{
    size_t most = most_of(text, letters);
    if (!text[most] || text[most] == ' ')
        return most;
    for (size_t at = most; at > 0; at--)
        if (text[at - 1] == ' ')
            return at - 1;
    return most;
}

// The bytes up to the last of the marks that ends a word within the first `size` bytes: 0 where there is
// none.
static size_t up_to_mark(const char *text, size_t size, const char *marks)
{
    for (size_t at = size; at > 0; at--)
        if (strchr(marks, text[at - 1]) && (text[at] == ' ' || !text[at]))
            return at;
    return 0;
}

// How many bytes are shown at once.
static size_t page_of(const char *text, int letters)
{
    size_t size = 0;
    for (int line = 0; line < CUT_LINES && text[size]; line++) {
        size += strspn(text + size, " ");
        size += line_of(text + size, letters);
    }
    size_t sentences = up_to_mark(text, size, ".?!:;"), clauses = up_to_mark(text, size, ",");
    return !text[size] ? size : sentences > 0 ? sentences : clauses > size / 2 ? clauses : size;
}

// What is shown at once, and what comes after it.
static const char *cut(const char *text, int letters, Arena *arena, const char **rest)
{
    Text        shown = { .arena = arena };
    const char *page = arena_strndup(arena, text, page_of(text, letters));
    for (const char *at = page; *at;) {
        size_t length = line_of(at, letters);
        text_add(&shown, at > page ? "\n" : "");
        text_add_bytes(&shown, at, length);
        at += length + strspn(at + length, " ");
    }
    *rest = text + strlen(page);
    *rest += strspn(*rest, " ");
    return text_string(&shown);
}

static void add(Cuts *cuts, const WordsLine *line, int letters, Arena *arena)
{
    Micros      length = line->end - line->at;
    size_t      whole = strlen(line->text);
    const char *text = line->text, *rest;
    for (; *text; text = rest) {
        WordsLine one = *line;
        one.text = cut(text, letters, arena, &rest);
        one.at = line->at + length * (Micros)(text - line->text) / (Micros)whole;
        one.end = line->at + length * (Micros)(rest - line->text) / (Micros)whole;
        *ARENA_PUSH(arena, cuts->items, cuts->count, cuts->room) = one;
    }
}

const WordsLine *cut_words(const WordsLine *lines, size_t count, int letters, Arena *arena, size_t *out_count)
{
    Cuts cuts = { 0 };
    for (size_t i = 0; i < count; i++)
        add(&cuts, &lines[i], letters, arena);
    *out_count = cuts.count;
    return cuts.items;
}
