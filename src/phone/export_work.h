// Makes the files of one walk, in a process of its own.
#ifndef PHONE_EXPORT_WORK_H
#define PHONE_EXPORT_WORK_H

#include "base/whole.h"
#include "phone/export_plan.h"

#include <stdatomic.h>

enum { EXPORT_WHY_SIZE = 16384 };  // room for every mistake of a walk

// How far along a walk is.
enum { EXPORT_LEFT_SIZE = 300 };
typedef struct {
    atomic_llong done;                   // microseconds of sound that are finished
    atomic_int   whole;                  // files, counted from its first, that are there with all side files
    atomic_bool  left_out;               // from a set: it has mistakes
    char         why[EXPORT_LEFT_SIZE];  // left_out: the first mistake
} ExportProgress;

// Shared by the processes.
typedef struct {
    atomic_bool    stop;           // begin nothing new, and tidy up
    atomic_int     next;           // index of the next walk to take
    atomic_ullong  working;        // a bit for each process that has not ended
    atomic_int     kept, made;     // files
    atomic_int     without_signs;  // of both kinds
    atomic_llong   kept_sound;     // microseconds
    atomic_flag    failing;        // the first failure is reported, by the parent; the next ones are the same
    Status         failed;         // STATUS_DONE: none
    char           why[EXPORT_WHY_SIZE];
    ExportProgress walks[];
} ExportShared;

// How many of all jobs one process may use just now: those still at work share them equally, give or take
// one. They ask again while they write, so the last one gets all.
typedef struct {
    int jobs;    // of the whole export
    int number;  // of this process, from 0
} ExportPart;

// terminal: for --verbose, and for colours in mistakes. False: stop; the first to fail has left the reason.
bool export_make(const WalkOrder *order, const Terminal *terminal, const ExportPlan *plan, size_t index,
                 ExportPart part, ExportShared *shared);

// Whether every file of the plan may be written: nothing in the way belongs to somebody else. False: why,
// beginning with the path.
bool export_may(const ExportPlan *plan, Arena *arena, char why[WHOLE_WHY_SIZE]);

// The first file of the plan that a walk of it is made of; NULL: there is none.
const char *export_made_of(const ExportPlan *plan, Arena *arena);

// Deletes NAME.json, and our texts and cover that go with a sound of that name in the folder.
void export_take_beside(const char *folder, const char *stem, Arena *arena);

// Leaves the reason, unless there is one already. Returns false.
bool export_fail(ExportShared *shared, Status status, const char *why);

#endif
