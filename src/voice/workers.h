// Tasks done in forked children, `jobs` at once: a crash or a hang costs one task, never the walk, and a
// child may spoil whatever state a library keeps. Each child hands bytes back in memory it shares with the
// parent.
#ifndef VOICE_WORKERS_H
#define VOICE_WORKERS_H

#include "base/units.h"

typedef enum { WORKER_DONE, WORKER_CRASHED, WORKER_TIMED_OUT, WORKER_TOO_MUCH, WORKER_NOT_STARTED } WorkerEnd;

typedef struct WorkerOut WorkerOut;

typedef struct {
    size_t count;     // tasks 0..count-1
    int    jobs;      // children at once
    Micros patience;  // for one task; a child that takes longer is killed
    size_t most;      // bytes one may hand back
    void (*work)(void *self, size_t task, WorkerOut *out);  // in the child, which ends behind it
    void (*done)(void *self, size_t task, WorkerEnd end, const unsigned char *bytes,
                 size_t size);  // in the parent, in
                                // whatever order they get
                                // ready
    void *self;
} Work;

void workers_run(const Work *work);

// For `work`: the next `size` bytes of what is handed back, to be filled in. NULL: more than `most`; the task
// then ends as WORKER_TOO_MUCH.
void *workers_room(WorkerOut *out, size_t size);

#endif
