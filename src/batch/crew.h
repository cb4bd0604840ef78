// The processes of a batch: each makes one walk after another, the longest first.
#ifndef BATCH_CREW_H
#define BATCH_CREW_H

#include "batch/make.h"

// Waits for all. shared: mapped for `batch`, zeroed. False if something stopped them: shared->why says what,
// or they were interrupted.
bool crew_run(const Batch *batch, BatchShared *shared);

#endif
