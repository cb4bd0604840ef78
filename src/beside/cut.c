#include "beside/transcript.h"

#include "base/text.h"
#include "base/utf8.h"

#include <string.h>

typedef struct {
    WordsLine *items;
    size_t     count, room;
} Cuts;

// The bytes of as many letters as a line has room for.
static size_t most_of(const char *text)
{
    size_t length = strlen(text), at = 0;
    for (int letters = 0; at < length && letters < TRANSCRIPT_LETTERS; letters++) {
        size_t size = utf8_decode(text + at, length - at, NULL);
        at += size ? size : 1;
    }
    return at;
}

// The bytes of one line: all that is left, up to its last blank, or as much as there is room for.
static size_t line_of(const char *text)
{
    size_t most = most_of(text);
    if (!text[most] || text[most] == ' ')
        return most;
    for (size_t at = most; at > 0; at--)
        if (text[at - 1] == ' ')
            return at - 1;
    return most;
}

// What is shown at once, and what comes after it.
static const char *cut(const char *text, Arena *arena, const char **rest)
{
    Text shown = { .arena = arena };
    for (int line = 0; line < TRANSCRIPT_LINES && *text; line++) {
        size_t length = line_of(text);
        text_add(&shown, line ? "\n" : "");
        text_add_bytes(&shown, text, length);
        text += length + strspn(text + length, " ");
    }
    *rest = text;
    return text_string(&shown);
}

static void add(Cuts *cuts, const WordsLine *line, Arena *arena)
{
    Micros      length = line->end - line->at;
    size_t      whole = strlen(line->text);
    const char *text = line->text, *rest;
    for (; *text; text = rest) {
        WordsLine one = *line;
        one.text = cut(text, arena, &rest);
        one.at = line->at + length * (Micros)(text - line->text) / (Micros)whole;
        one.end = line->at + length * (Micros)(rest - line->text) / (Micros)whole;
        *ARENA_PUSH(arena, cuts->items, cuts->count, cuts->room) = one;
    }
}

const WordsLine *transcript_cut(const WordsLine *lines, size_t count, Arena *arena, size_t *out_count)
{
    Cuts cuts = { 0 };
    for (size_t i = 0; i < count; i++)
        add(&cuts, &lines[i], arena);
    *out_count = cuts.count;
    return cuts.items;
}
