// Whether a word is one of a language: by the spelling dictionaries of hunspell that this system has of it.
#ifndef BASE_SPELLING_H
#define BASE_SPELLING_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct Spelling Spelling;  // in the arena; one thread

enum { SPELLING_WHY_SIZE = 300 };

// All dictionaries of a language: "en" has en_US, en_GB and whatever else is there. They are looked for in
// the folders of DICPATH, as hunspell does; without it in the system's. NULL: why says what is missing.
Spelling *spelling_open(const char *language, Arena *arena, char why[SPELLING_WHY_SIZE]);

// Whether one of them has the word, which is in UTF-8. A dictionary is read when those before it do not know
// a word: that takes a tenth of a second.
bool spelling_knows(Spelling *spelling, const char *word);

void spelling_close(Spelling *spelling);  // NULL: nothing

#endif
