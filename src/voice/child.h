// Another program: started with pipes, or run to its end. A run writes text to its stdin and collects what it
// prints, within limits of time and bytes.
#ifndef VOICE_CHILD_H
#define VOICE_CHILD_H

#include "voice/engine.h"

typedef struct {
    char      **argv;
    const char *input;  // for its stdin; under 64 KiB
    Micros      timeout;
    size_t      most;   // bytes on its stdout
    pid_t      *group;  // shared with whoever may end us: the program's process group while it runs, else 0
} ChildRun;

typedef struct {
    unsigned char *bytes;  // malloc'd
    size_t         size;
} ChildOutput;

// Our ends of its stdin, stdout and stderr; closed in any program that is executed.
typedef struct {
    int in, out, err;
} ChildPipes;

// Starts it in a process group of its own, with the number that is returned; group (may be NULL) is set
// before it runs. A file of more than 1 GiB ends it. Forks: only for a process with one thread, and the
// program does not outlive that process. -1: it could not be started.
pid_t child_start(char **argv, pid_t *group, ChildPipes *out);

// True if it ended with status 0. said: what it wrote on stderr.
bool child_ended_well(const char *program, int status, const char *said, char why[WHY_SIZE]);

Micros child_now(void);  // on a clock that never goes back

// Forks, as above.
// False with a reason: it could not run, took too long, wrote too much, or failed (with the first line of its
// stderr).
bool child_run(const ChildRun *run, ChildOutput *out, char why[WHY_SIZE]);

#endif
