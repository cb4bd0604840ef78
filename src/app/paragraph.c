#include "app/paragraph.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum {
    INDENT = 4,
    WIDTH_MOST = 100,  // columns; longer lines are hard to read
    CODE_MOST = 32,    // bytes: code up to this length stays on one line
    JOINT = '\x1f',    // takes the place of a space in such code while lines are broken
};

static void join(char *from, const char *to)
{
    for (; from < to; from++)
        if (*from == ' ')
            *from = JOINT;
}

// The text with joints for the spaces of each short piece of code between backticks.
static const char *join_code(const char *words, Arena *arena)
{
    char *copy = arena_strdup(arena, words), *shut;
    for (char *open = copy; (open = strchr(open, '`')) && (shut = strchr(open + 1, '`')); open = shut + 1)
        if (shut - open <= CODE_MOST)
            join(open, shut);
    return copy;
}

void paragraph_print(const Terminal *terminal, const char *words, int column)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    int   width = terminal->width < WIDTH_MOST ? terminal->width : WIDTH_MOST;
    text_add_wrapped(&text, join_code(words, &arena), column, width);
    for (const char *at = text_string(&text); *at; at++)
        putchar(*at == JOINT ? ' ' : *at);
    arena_free(&arena);
}

void paragraph_print_indented(const Terminal *terminal, const char *words)
{
    printf("%*s", INDENT, "");
    paragraph_print(terminal, words, INDENT);
}
