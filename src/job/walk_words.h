// A breath and a pace as `show` writes them, in the plan and in JSON. Texts are in the arena.
#ifndef JOB_WALK_WORDS_H
#define JOB_WALK_WORDS_H

#include "session/session.h"

// "3:4", "3:3 > 3:4", "4 s : 6 s", "free"
const char *walk_breath_words(const Breath *breath, Arena *arena);
// "100", "100 > 110", "own"
const char *walk_pace_words(const Pace *pace, Arena *arena);

#endif
