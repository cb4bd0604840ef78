// Another program run to its end: text on its stdin, what it writes collected, within a time and a number of
// bytes.
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

// Forks: for a process with one thread, which the program does not outlive.
// False with a reason: it could not run, took too long, wrote too much, or failed (with the first line of its
// stderr).
bool child_run(const ChildRun *run, ChildOutput *out, char why[WHY_SIZE]);

#endif
