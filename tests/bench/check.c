#include "check.h"

#include "floor.h"
#include "spread.h"

#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>

extern char **environ;

enum { RUNS = 21 };

static const struct {
    const char *what, *session;
    double      goal;  // seconds
    // clang-format off
} rows[] = {
    { "the 20-minute walk",     "20min",                    0.020 },
    { "ten hours, 10,000 cues", "tests/bench/ten_hours.cfg", 0.200 },
};
// clang-format on

static bool run(const char *program, const char *session, double *seconds)
{
    char  *argv[] = { (char *)program, "check", "--quiet", (char *)session, NULL };
    pid_t  pid;
    int    status = 1;
    double began = floor_now();
    bool   ended = posix_spawn(&pid, program, NULL, NULL, argv, environ) == 0 &&
                 waitpid(pid, &status, 0) == pid;
    *seconds = floor_now() - began;
    return ended && status == 0;
}

bool check_rows(const char *program)
{
    double seconds[RUNS];
    printf("%-26s %5s %10s  %-16s  %s\n", "check, the whole program", "runs", "median", "least .. most",
           "goal");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int r = 0; r < RUNS; r++)
            if (!run(program, rows[i].session, &seconds[r]))
                return false;
        Spread took = spread_of(seconds, RUNS);
        printf("%-26s %5d %7.1f ms  %5.1f .. %-7.1f  <= %.0f ms%s\n", rows[i].what, RUNS, took.middle * 1e3,
               took.low * 1e3, took.high * 1e3, rows[i].goal * 1e3,
               took.middle <= rows[i].goal ? "" : "  above the goal");
    }
    putchar('\n');
    return true;
}
