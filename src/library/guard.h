// The library never ends the host: without memory, a call returns with a status.
#ifndef LIBRARY_GUARD_H
#define LIBRARY_GUARD_H

#include "library/walkcoach.h"

typedef WalkcoachStatus Guarded(void *self);

// Runs it in this thread. Where memory_exhausted (base/exhausted.h) was called on the way: WALKCOACH_MEMORY;
// what was open then stays open. Nests, as a function of the host's may call the library again.
WalkcoachStatus guard_run(Guarded *run, void *self);

#endif
