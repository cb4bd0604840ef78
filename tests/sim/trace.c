#include "trace.h"

#include <stdarg.h>
#include <string.h>

static void add(Trace *trace, const char *line)
{
    size_t length = strlen(line);
    if (trace->length + length + 2 > trace->room) {
        size_t room = 2 * (trace->length + length + 2);
        char  *text = arena_alloc(trace->arena, room);
        if (trace->text)
            memcpy(text, trace->text, trace->length);
        trace->text = text;
        trace->room = room;
    }
    memcpy(trace->text + trace->length, line, length);
    trace->length += length;
    trace->text[trace->length++] = '\n';
    trace->text[trace->length] = '\0';
}

void trace_say(Trace *trace, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(trace, arena_vprintf(trace->arena, format, args));
    va_end(args);
}

void trace_wrong(Trace *trace, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(trace, arena_printf(trace->arena, "WRONG %s", arena_vprintf(trace->arena, format, args)));
    va_end(args);
    trace->wrong++;
}
