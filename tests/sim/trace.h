// What happened, in words: the same seed has to give the same trace, whatever the machine does beside.
#ifndef SIM_TRACE_H
#define SIM_TRACE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    Arena *arena;
    char  *text;
    size_t length, room;
    int    wrong;  // promises broken
} Trace;

void trace_say(Trace *trace, const char *format, ...) __attribute__((format(printf, 2, 3)));

// A promise that was not kept: a line that begins with "WRONG".
void trace_wrong(Trace *trace, const char *format, ...) __attribute__((format(printf, 2, 3)));

// holds, or else a WRONG line.
#define TRACE_HOLDS(trace, holds, ...) ((holds) ? (void)0 : trace_wrong((trace), __VA_ARGS__))

#endif
