// walk_compile for a command: what it reports goes to the terminal.
#ifndef JOB_REPORT_H
#define JOB_REPORT_H

#include "job/compile.h"
#include "job/stretch.h"
#include "job/terminal.h"

// Shows how far speaking has come and, with --verbose, what each stage took. What is in walk->diags is left
// for the caller to show.
Status walk_compile_with_progress(const WalkOrder *order, const char *name, Depth depth,
                                  const Terminal *terminal, Walk *walk);

// The same, and then shows all that is in walk->diags.
Status walk_compile_and_report(const WalkOrder *order, const char *name, Depth depth,
                               const Terminal *terminal, Walk *walk);

// Whether the stop signs are heard in this stretch of the walk; a warning where they were cut off.
bool walk_report_opening(const Terminal *terminal, const Walk *walk, Stretch stretch);

#endif
