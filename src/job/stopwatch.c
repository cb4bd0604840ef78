#include "job/stopwatch.h"

#include <stdarg.h>
#include <time.h>

double stopwatch_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

Stopwatch stopwatch_start(const Terminal *terminal) { return (Stopwatch){ terminal, stopwatch_now() }; }

void stopwatch_lap(Stopwatch *watch, const char *format, ...)
{
    double now = stopwatch_now();
    if (watch->terminal->verbose) {
        va_list args;
        va_start(args, format);
        fprintf(stderr, "%9.3f s  ", now - watch->started);
        vfprintf(stderr, format, args);
        va_end(args);
        fputc('\n', stderr);
    }
    watch->started = now;
}
