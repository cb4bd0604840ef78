// The programme's files: scripts/plans/*.cfg, and a clinic's own.
#ifndef PLAN_READ_H
#define PLAN_READ_H

#include "base/desk.h"
#include "base/files.h"
#include "conf/conf.h"
#include "plan/plan.h"

extern const FileKind  plan_files;
extern const ConfHints plan_hints;

// name: "vaginal", "c-section", "tear", or a path. Every mistake is reported at its place; false after an
// error. Everything in the desk's arena.
bool plan_read(const char *name, const Desk *desk, Plan *out);

// The file that a name, or a path, means where that is a plan and not a session: it has weeks.
// NULL: it is not one. A session of this name comes first; "plans/tear" is found as any file in a folder is.
const char *plan_meant(const char *name, const Desk *desk);

// Which of the shipped ones is hers.
const char *plan_name_for(bool c_section, bool tear);

#endif
