// Makes the files of one walk, in a process of its own.
#ifndef PHONE_EXPORT_WORK_H
#define PHONE_EXPORT_WORK_H

#include "base/whole.h"
#include "phone/export_plan.h"

#include <stdatomic.h>

enum { EXPORT_WHY_SIZE = 16384 };  // room for every mistake of a walk

// How far a walk is.
enum { EXPORT_LEFT_SIZE = 300 };
typedef struct {
    atomic_llong done;                   // microseconds of sound that are there
    atomic_int   whole;                  // files, from its first, that are there with all that goes with them
    atomic_bool  left_out;               // of a set: it has mistakes
    char         why[EXPORT_LEFT_SIZE];  // left_out: the first of them
} ExportProgress;

// Shared by the processes.
typedef struct {
    atomic_bool    stop;           // no more, and tidy up
    atomic_int     next;           // index of the next walk to take
    atomic_ullong  working;        // a bit for each process that has not ended
    atomic_int     kept, made;     // files
    atomic_int     without_signs;  // of both
    atomic_llong   kept_sound;     // microseconds
    atomic_flag    failing;        // the first failure is reported, by the parent: the next ones are the same
    Status         failed;         // STATUS_DONE: none
    char           why[EXPORT_WHY_SIZE];
    ExportProgress walks[];
} ExportShared;

// How many of all jobs are one process's just now: those still at work have the same, to one. They ask again
// while they write, so that who is last has all.
typedef struct {
    int jobs;    // of the whole export
    int number;  // of this process, from 0
} ExportPart;

// terminal: for --verbose, and whether mistakes are coloured. False: stop, and the
// first to say so has left the reason.
bool export_make(const WalkOrder *order, const Terminal *terminal, const ExportPlan *plan, size_t index,
                 ExportPart part, ExportShared *shared);

// Whether every file of the plan may be written: nothing is in the way that is not ours. False:
// why, beginning with the path.
bool export_may(const ExportPlan *plan, Arena *arena, char why[WHOLE_WHY_SIZE]);

// Takes away those of ours among the texts and the cover that go with a sound of that name in the folder, and
// NAME.json.
void export_take_beside(const char *folder, const char *stem, Arena *arena);

// Leaves the reason, if none is there yet. Returns false.
bool export_fail(ExportShared *shared, Status status, const char *why);

#endif
