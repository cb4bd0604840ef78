// What was noted, in words for her.
#ifndef LOG_WORDS_H
#define LOG_WORDS_H

#include "plan/history.h"

#include "base/arena.h"

// "leaking; heaviness, dragging or a bulge"; "" for none. In the arena.
const char *log_sign_words(SignSet signs, Arena *arena);

// "20min, hard; leaking", "check-6: yes". In the arena.
const char *log_entry_words(const Entry *entry, Arena *arena);

#endif
