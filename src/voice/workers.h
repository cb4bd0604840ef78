// Tasks done in forked children, `jobs` at once: a crash or a hang costs one task, never the walk, and a
// child may spoil any state that a library keeps. Each child hands bytes back in memory it shares with the
// parent.
//
// Forks: only for a process with no other threads (speaker.c).
#ifndef VOICE_WORKERS_H
#define VOICE_WORKERS_H

#include "base/units.h"

#include <sys/types.h>

typedef enum { WORKER_DONE, WORKER_CRASHED, WORKER_TIMED_OUT, WORKER_TOO_MUCH, WORKER_NOT_STARTED } WorkerEnd;

typedef struct WorkerOut WorkerOut;

typedef struct {
    size_t count;     // tasks 0..count-1
    int    jobs;      // children at once
    Micros patience;  // for one task; a child that takes longer is killed
    size_t most;      // bytes one may hand back
    // In the child, which ends after it.
    void (*work)(void *self, size_t task, WorkerOut *out);
    // In the parent, in the order in which tasks finish. The bytes are valid until it returns.
    void (*done)(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size);
    void *self;
    // Two descriptors (-1: none): once one is readable, all tasks are given up. NULL: that never happens.
    const int *given_up;
} Work;

// Returns when every task is done. False: given up; running tasks are killed, and `done` is not called for
// the rest.
bool workers_run(const Work *work);

// For `work`: room for the next `size` bytes to hand back. NULL: more than `most`; the task then ends as
// WORKER_TOO_MUCH.
void *workers_room(WorkerOut *out, size_t size);

// For `work`: while this holds the number of a process group, that group is killed with the child.
pid_t *workers_group(WorkerOut *out);

// For `work`: while a child only waits for its turn, it keeps putting the time (CLOCK_MONOTONIC) here:
// patience counts from then on.
Micros *workers_waited(WorkerOut *out);

#endif
