// A plan on its way from its file to a value. Private to this folder.
//
//     file ─▶ tree (load.c) ─▶ rows (rows_read.c) ─▶ Plan (read.c), checked (check.c)
#ifndef PLAN_INSIDE_H
#define PLAN_INSIDE_H

#include "plan/plan_keys.h"
#include "plan/read.h"
#include "session/read.h"

// load.c: a file over all that it extends; unknown keys are reported. NULL after an error.
const ConfNode *plan_load(const char *path, const Desk *desk);

// The sessions that the rows have named so far: each is read once.
typedef struct {
    const char    *name;
    SessionKind    kind;  // what it was asked for as
    bool           right;
    SessionSummary summary;
} SessionMet;
typedef struct {
    SessionMet *items;
    size_t      count, capacity;
} SessionsMet;

// What has been read of a plan so far, for reading its rows.
typedef struct {
    const Desk  *desk;
    const Plan  *plan;  // for whom it is
    SessionsMet *met;
} RowReading;

// rows_read.c: one week. Mistakes are reported; what could be read is in *out.
void plan_read_row(const RowReading *reading, const ConfNode *group, int week, PlanRow *out);

// check.c: what the rows have to keep to, each by itself and one after the other.
void plan_check(const Plan *plan, const Desk *desk);

// Levels and drills begin as late as after a C-section.
static inline bool plan_waits(const Plan *plan) { return plan->tear || plan->birth == BIRTH_C_SECTION; }

#endif
