// Each layer of a walk as its own file, for somebody who wants to mix it again: walk-voice.wav and so on.
#ifndef APP_STEMS_H
#define APP_STEMS_H

#include "job/compile.h"
#include "job/produce.h"

// One file of the layers that a production has; each is made by `make`, as the production itself is.
typedef Status MakeStem(void *self, Production *stem);

// The files that stems_make makes. In the arena.
const char *const *stems_files(const Production *whole, Arena *arena, size_t *count);

// Makes them from a production that has been described. Replaces only files that walkcoach wrote, and none
// that the walk is made from. names: "walk-voice.wav, walk-breath.wav", in walk->arena. Stops at the first
// that fails.
Status stems_make(Walk *walk, const Production *whole, MakeStem *make, void *self, const char **names);

#endif
