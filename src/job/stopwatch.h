// What each stage took, for --verbose.
#ifndef JOB_STOPWATCH_H
#define JOB_STOPWATCH_H

#include "job/terminal.h"

typedef struct {
    const Terminal *terminal;
    double          started;  // seconds
} Stopwatch;

double stopwatch_now(void);  // seconds of a steady clock; any thread

Stopwatch stopwatch_start(const Terminal *terminal);

// With --verbose a line "    0.183 s  speaking 64 phrases"; starts again either way.
void stopwatch_lap(Stopwatch *watch, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
