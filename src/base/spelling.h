// Whether a word belongs to a language, according to the hunspell dictionaries that are installed.
#ifndef BASE_SPELLING_H
#define BASE_SPELLING_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct Spelling Spelling;  // in the arena; one thread

enum { SPELLING_WHY_SIZE = 300 };

// All dictionaries of a language: for "en" en_US, en_GB and whatever else is there. They are looked for in
// the folders of DICPATH, as hunspell does it; without DICPATH in the system's. NULL: why says what is
// missing.
Spelling *spelling_open(const char *language, Arena *arena, char why[SPELLING_WHY_SIZE]);

// Whether one of them has the word, in UTF-8. A dictionary is read only when those before it do not know a
// word: reading takes a tenth of a second.
bool spelling_knows(Spelling *spelling, const char *word);

void spelling_close(Spelling *spelling);  // NULL: does nothing

#endif
