// Makes the files of one walk, in a process of its own.
#ifndef APP_EXPORT_WORK_H
#define APP_EXPORT_WORK_H

#include "app/export_plan.h"

#include <stdatomic.h>

// Shared by the processes. Only numbers: what is told about a walk is told by the one who makes it.
typedef struct {
    atomic_bool  stop;                 // no more, and tidy up
    atomic_int   next;                 // index of the next walk to take
    atomic_int   kept, made;           // files
    atomic_llong done[];               // of each walk: microseconds of sound
} ExportShared;

Status export_make(const Settings *settings, const ExportPlan *plan, size_t index, ExportShared *shared);

#endif
