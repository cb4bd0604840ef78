#include "app/troff.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LINE_WIDTH = 78 };

// '-' is a hyphen to troff, '\' an escape.
static void add_escaped(Text *out, char character, bool *in_code)
{
    switch (character) {
    case '-': text_add(out, "\\-"); break;
    case '\\': text_add(out, "\\e"); break;
    case '`':
        *in_code = !*in_code;
        text_add(out, *in_code ? "\\fB" : "\\fP");
        break;
    default: text_add_bytes(out, &character, 1);
    }
}

// A line that begins with '.' or '\'' would be a request.
static void print_line(const char *line, size_t length)
{
    if (*line == '.' || *line == '\'')
        fputs("\\&", stdout);
    printf("%.*s\n", (int)length, line);
}

static void print_lines(const char *text)
{
    for (size_t length; *text; text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        print_line(text, length);
    }
}

static void print_paragraph(const char *words, size_t length, Arena *arena)
{
    Text escaped = { .arena = arena }, wrapped = { .arena = arena };
    bool in_code = false;
    for (size_t i = 0; i < length; i++)
        add_escaped(&escaped, words[i], &in_code);
    text_add_wrapped(&wrapped, text_string(&escaped), 0, LINE_WIDTH);
    print_lines(text_string(&wrapped));
}

void troff_print(const char *words)
{
    Arena arena = { 0 };
    for (size_t length; *words; words += length) {
        length = strcspn(words, "\n");
        print_paragraph(words, length, &arena);
        if (words[length] == '\n') {
            puts(".IP");
            length++;
        }
    }
    arena_free(&arena);
}

void troff_example(const char *text)
{
    Arena arena = { 0 };
    Text  escaped = { .arena = &arena };
    bool  in_code = false;
    for (; *text; text++)
        add_escaped(&escaped, *text, &in_code);
    puts(".EX");
    print_lines(text_string(&escaped));
    puts(".EE");
    arena_free(&arena);
}

void troff_begin(const char *name, const char *section, const char *summary)
{
    printf(".TH WALKCOACH %s \"" RELEASED "\" \"walkcoach " VERSION "\"\n.SH NAME\n%s \\- ", section, name);
    troff_print(summary);
}
