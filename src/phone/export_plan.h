// Which walks an export makes, and what their files are called. Made before anything is opened or forked.
#ifndef PHONE_EXPORT_PLAN_H
#define PHONE_EXPORT_PLAN_H

#include "job/inputs.h"
#include "job/settings.h"
#include "phone/index.h"

// One file to make. The entry's `bytes` is known once it is there.
typedef struct {
    Micros     from, to;  // the stretch of the walk
    IndexEntry entry;
} ExportFile;

// One walk: compiled once, however many files are made from it.
typedef struct {
    const char *session;  // as walk_compile wants it
    Asked       asked;    // for its day and level, where they are the plan's
    const char *stem;     // of its files' names
    ExportFile *files;
    size_t      file_count;
    int         track;  // its number, from 1
    int         weeks;
    Micros      length;
} ExportWalk;

typedef struct {
    Asked       asked;  // for every walk without a day of its own
    const char *folder;
    Encoding    encoding;
    const char *date;    // today
    unsigned    beside;  // texts to write, as beside_parse gives them
    bool        set;     // --all or --level: a walk that does not fit is left out
    bool        all;     // --all: it is also listed for later, if it fits in another week
    IndexLater *later;
    size_t      later_count, later_room;
    ExportWalk *walks;
    size_t      walk_count;
    Inputs      inputs;  // of all walks: none of them is replaced or deleted
} ExportPlan;

// Anything but STATUS_DONE: it has been reported. Texts of settings are shared, not copied.
Status export_plan(const Settings *settings, Arena *arena, ExportPlan *out);

#endif
