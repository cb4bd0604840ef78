// A text as a row of words, as they are heard, with where its clauses end.
#ifndef COACH_TOKENS_H
#define COACH_TOKENS_H

#include "voice/profile.h"

#include <stdint.h>

typedef struct {
    const char *word;     // in small letters, without hyphens, without what has no width
    int         clause;   // from 0; the single words of "Draw. In. Your. Tummy." are one clause
    bool        begins;   // follows a punctuation mark
    bool        asked;    // its sentence is a question
    uint64_t    letters;  // its first two, as one bit; see token_letters
} Token;

typedef struct {
    const Token *items;
    size_t       count;
    uint64_t     letters;  // of all of them
} Tokens;

// A word's first two letters as one bit of 64. Words that begin alike share it; so may others.
uint64_t token_letters(const char *word);

// The words of a text, in the arena. join_hyphens: "tum-my" is one word, else two.
Tokens tokens_of(const char *text, bool join_hyphens, Arena *arena);

// The texts that a text with variables may become: one for each plural form of each of its numbers, the
// others left out. Spoken by the voice, NULL: as written. At least one. In the arena.
const char *const *texts_spoken(const char *text, const VoiceProfile *voice, Arena *arena, size_t *count);

#endif
