// walkcoach language [KEY]: the tables of what may be written in files, as text or as JSON.
#ifndef APP_LANGUAGE_H
#define APP_LANGUAGE_H

#include "base/arena.h"

// Every key once, with blanks between.
const char *language_keys(Arena *arena);

#endif
