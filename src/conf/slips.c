#include "conf/slips.h"

#include "base/utf8.h"

#include <stdarg.h>

enum { EXCERPT_CHARACTERS = 32 };

static int count_lines(const Source *source)
{
    int lines = 1;
    for (size_t i = 0; i < source->length; i++)
        lines += source->text[i] == '\n';
    return lines;
}

ConfSlips conf_slips_start(const Source *source, const ConfHints *hints, Arena *arena, DiagList *diags)
{
    unsigned char *reported = ARENA_ARRAY(arena, unsigned char, count_lines(source) + 1);
    return (ConfSlips){ source, hints, arena, diags, SLIPS_OF_TOKENS, reported, false };
}

void conf_slip(ConfSlips *slips, SourcePos pos, const Rule *rule, const char *format, ...)
{
    unsigned char *reported = &slips->reported[pos.line];
    slips->any = true;
    if (*reported && (*reported != slips->reader || slips->reader == SLIPS_OF_TOKENS))
        return;
    *reported = (unsigned char)slips->reader;
    va_list args;
    va_start(args, format);
    diag_error(slips->diags, pos, rule, "%s", arena_vprintf(slips->arena, format, args));
    va_end(args);
}

const char *conf_excerpt(const char *start, size_t length, Arena *arena)
{
    size_t at = 0;
    for (int characters = 0; at < length && characters < EXCERPT_CHARACTERS; characters++) {
        size_t size = utf8_decode(start + at, length - at, NULL);
        at += size ? size : 1;
    }
    return arena_printf(arena, "%.*s%s", (int)at, start, at < length ? "..." : "");
}
