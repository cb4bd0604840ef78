#include "check.h"

#include "floor.h"
#include "spread.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { RUNS = 21 };

static const struct {
    const char *what, *command, *session;
    double      goal;  // seconds
                       // clang-format off
} rows[] = {
    { "check 20min",                   "check", "20min",                     0.005 },
    { "check, ten hours, 10,000 cues", "check", "tests/bench/ten_hours.cfg", 0.200 },
    { "show 20min, its words kept",    "show",  "20min",                     0.012 },
    { "list",                          "list",  NULL,                        0.012 },
};

static bool run(const char *program, const char *command, const char *session, double *seconds)
{
    char  *argv[] = { (char *)program, (char *)command, "--quiet", (char *)session, NULL };
    posix_spawn_file_actions_t quiet;
    pid_t  pid;
    int    status = 1;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double began = floor_now();
    bool   ended = posix_spawn(&pid, program, &quiet, NULL, argv, environ) == 0 &&
                 waitpid(pid, &status, 0) == pid;
    *seconds = floor_now() - began;
    posix_spawn_file_actions_destroy(&quiet);
    return ended && status == 0;
}

bool check_rows(const char *program)
{
    double seconds[RUNS];
    printf("%-30s %5s %10s  %-16s  %s\n", "The whole program", "runs", "median", "least .. most",
           "goal");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int r = 0; r < RUNS; r++)
            if (!run(program, rows[i].command, rows[i].session, &seconds[r]))
                return false;
        Spread took = spread_of(seconds, RUNS);
        printf("%-30s %5d %7.1f ms  %5.1f .. %-7.1f  <= %.0f ms%s\n", rows[i].what, RUNS, took.middle * 1e3,
               took.low * 1e3, took.high * 1e3, rows[i].goal * 1e3,
               took.middle <= rows[i].goal ? "" : "  above the goal");
    }
    putchar('\n');
    return true;
}
