// Makes the files of one walk, and links them for all who have it: in a process of its own.
#ifndef BATCH_MAKE_H
#define BATCH_MAKE_H

#include "batch/object.h"

#include <stdatomic.h>

enum { BATCH_WHY_SIZE = 600 };

// What is to be done; read-only while the processes work.
typedef struct {
    const Settings *settings;
    const Crowd    *crowd;
    Paths           paths;  // without a profile
    BatchTags       tags;
    Encoding        encoding;
    unsigned        texts;   // that go with each file: a bit for each row of beside_kinds
    const char     *folder;  // DIR
    bool            links;   // hard links for each walker
    size_t         *own;     // the walks of this shard, the longest first
    size_t          own_count;
    bool           *is_own;              // by walk
    size_t         *lines, *lines_from;  // of walk w: lines[lines_from[w]] up to lines[lines_from[w + 1]]
} Batch;

// Shared by the processes.
typedef struct {
    atomic_bool stop;
    atomic_int  next;        // of `own`
    atomic_int  made, kept;  // files with sound
    atomic_int  copied;      // of those made: only their tag is their own
    atomic_int  done;        // walks
    atomic_flag failing;
    Status      failed;  // STATUS_DONE: nothing that stops the rest
    char        why[BATCH_WHY_SIZE];
    atomic_bool wrong[];  // by walk: speaking has shown mistakes
} BatchShared;

// Leaves the reason, if none is there yet, and stops the others. Returns false.
bool batch_fail(BatchShared *shared, Status status, const char *why);

// threads: how many encode. False: stop.
bool batch_make(const Batch *batch, size_t walk, int threads, BatchShared *shared);

// Compiles a walk of the crowd again.
Status batch_compile(const Batch *batch, size_t walk, int jobs, Depth depth, Walk *out);

#endif
