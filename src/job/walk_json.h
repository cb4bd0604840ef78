// A walk for programs, as `show --json` prints it: every part and every event in order of time.
#ifndef JOB_WALK_JSON_H
#define JOB_WALK_JSON_H

#include "job/compile.h"

// One JSON object, in the arena. walk: compiled to DEPTH_TIMELINE or deeper.
const char *walk_json(const Walk *walk, Arena *arena);

#endif
