// Tasks done in forked children, `jobs` at once: a crash or a hang costs one task, never the walk, and a child may spoil
// whatever state a library keeps. Each child hands bytes back through a pipe.
#ifndef VOICE_WORKERS_H
#define VOICE_WORKERS_H

#include "base/units.h"

typedef enum { WORKER_DONE, WORKER_CRASHED, WORKER_TIMED_OUT, WORKER_TOO_MUCH, WORKER_NOT_STARTED } WorkerEnd;

typedef struct {
    size_t count;        // tasks 0..count-1
    int    jobs;         // children at once
    Micros patience;     // for one task; a child that takes longer is killed
    size_t most;         // bytes one may hand back
    void (*work)(void *self, size_t task, int out);    // in the child: writes to out; the child ends behind it
    void (*done)(void *self, size_t task, WorkerEnd end, const unsigned char *bytes, size_t size);   // in the parent, in
                                                                                    // whatever order they get ready
    void  *self;
} Work;

void workers_run(const Work *work);

// Writes all of it, for `work`. False when nobody reads any more.
bool workers_write(int out, const void *bytes, size_t size);

#endif
