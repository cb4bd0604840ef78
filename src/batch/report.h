// What a batch reports in files: a line of JSON for each file of each walker. Only a file of ours is
// replaced: the first line also has "by", our mark (base/ours.h).
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include "batch/make.h"

// REPORT: {"line", "id", "state", "walk", "object", "file", "seconds", "warnings"}; state is "there",
// "failed", "red" or "wrong", the last two without walk, object and file, and with messages where it is
// wrong. whole: also the lines that have no walk; of several shards, one reports them. False: why.
bool report_write(const Batch *batch, const BatchShared *shared, bool whole, const char *path, Arena *arena,
                  const char **why);

// LINKS: {"id", "file", "object"} for each of walkers/ID/FILE. False: why.
bool report_links(const Batch *batch, const BatchShared *shared, const char *path, Arena *arena,
                  const char **why);

#endif
