// What the files of a walk are called: the same by export, for one walker, and by batch, for many.
#ifndef JOB_FILE_NAME_H
#define JOB_FILE_NAME_H

#include "job/compile.h"

// As much of a name, or of the name in a path, as any memory card takes, and a list in JSON: it is UTF-8. In
// the arena.
const char *file_name_safe(const char *name, Arena *arena);

// Without ending, and the same whatever else is in the folder: a podcast app knows a walk by its name. name:
// of the walk, safe. "20min-level3-week9". In the arena.
const char *file_name_of(const Walk *walk, const char *name, Arena *arena);

// The name for one part of it, counted from 0, and the title of that part: "20min-level3-week9-02-settle",
// "20 minutes: Settle in".
const char *file_name_of_part(const char *stem, const Walk *walk, size_t part, Arena *arena);
const char *file_name_title(const Walk *walk, size_t part, Arena *arena);

#endif
