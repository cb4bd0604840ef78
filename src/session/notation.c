// What the small notations share: cutting a text at its separators, and reading numbers and words from a
// piece.
//
// Numbers are read by hand: strtod would follow the user's locale.
#include "session/notation.h"

#include <ctype.h>
#include <string.h>

size_t notation_split(const char *text, char separator, Arena *arena, Piece *out, size_t max)
{
    size_t      count = 0;
    const char *start = text;

    for (;;) {
        const char *end = strchr(start, separator);
        const char *next = end;
        if (!end)
            end = start + strlen(start);
        while (start < end && isspace((unsigned char)*start))
            start++;
        while (end > start && isspace((unsigned char)end[-1]))
            end--;
        if (count < max)
            out[count] = (Piece){ arena_strndup(arena, start, (size_t)(end - start)),
                                  (size_t)(start - text) };
        count++;
        if (!next)
            return count;
        start = next + 1;
    }
}

static const char *skip_spaces(const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

bool notation_number(const char **text, double *out)
{
    const char *at = *text;
    double      value = 0;

    if (!isdigit((unsigned char)*at))
        return false;
    for (; isdigit((unsigned char)*at); at++)
        value = value * 10 + (*at - '0');
    if (at[0] == '.' && isdigit((unsigned char)at[1])) {
        double unit = 0.1;
        for (at++; isdigit((unsigned char)*at); at++, unit /= 10)
            value += (*at - '0') * unit;
    }
    *text = skip_spaces(at);
    *out = value;
    return true;
}

bool notation_count(const char **text, int *out)
{
    const char *at = *text;
    int         value = 0;

    if (!isdigit((unsigned char)*at))
        return false;
    for (; isdigit((unsigned char)*at); at++) {
        value = value * 10 + (*at - '0');
        if (value > 1000000)
            return false;
    }
    *text = skip_spaces(at);
    *out = value;
    return true;
}

bool notation_word(const char **text, const char *word)
{
    size_t length = strlen(word);
    if (strncasecmp(*text, word, length) != 0)
        return false;
    if (isalpha((unsigned char)word[length - 1]) && isalpha((unsigned char)(*text)[length]))
        return false;
    *text = skip_spaces(*text + length);
    return true;
}

SourcePos notation_pos(const ConfNode *node, const Piece *piece)
{
    return conf_pos_inside(node, piece->offset, strlen(piece->text));
}
