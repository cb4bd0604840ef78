// Another program: started with pipes, or run to its end with text on its stdin and what it writes collected,
// within a time and a number of bytes.
#ifndef VOICE_CHILD_H
#define VOICE_CHILD_H

#include "voice/engine.h"

typedef struct {
    char      **argv;
    const char *input;  // for its stdin; under 64 KiB
    Micros      timeout;
    size_t      most;   // bytes on its stdout
    pid_t      *group;  // shared with whoever may end us: while the program runs, its process group, else 0
} ChildRun;

typedef struct {
    unsigned char *bytes;  // malloc'd
    size_t         size;
} ChildOutput;

// Its stdin, stdout and stderr, as whoever started it has them; closed in a program that is executed.
typedef struct {
    int in, out, err;
} ChildPipes;

// Starts it in a process group of its own, which has its number; group (may be NULL) is set before it runs.
// A file of more than 1 GiB ends it. Forks: for a process with one thread, which the program does not
// outlive. The number, or -1.
pid_t child_start(char **argv, pid_t *group, ChildPipes *out);

// True when it ended with status 0. said: what it wrote on stderr.
bool child_ended_well(const char *program, int status, const char *said, char why[WHY_SIZE]);

Micros child_now(void);  // of a clock that only goes on

// Forks, as above.
// False with a reason: it could not run, took too long, wrote too much, or failed (with the first line of its
// stderr).
bool child_run(const ChildRun *run, ChildOutput *out, char why[WHY_SIZE]);

#endif
