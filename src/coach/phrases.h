// Finds what words ask: the patterns of session/asks.h in a row of words.
#ifndef COACH_PHRASES_H
#define COACH_PHRASES_H

#include "coach/tokens.h"
#include "session/asks.h"

typedef struct PhraseBook PhraseBook;  // the patterns of a language, taken apart; in the arena

const PhraseBook *phrases_of(const Asks *asks, Arena *arena);

// As tokens_of, with a number in digits as the language's word for it, and words without quotes: "hold 4" is
// heard as "hold four".
Tokens phrase_tokens(const PhraseBook *book, const char *text, bool join_hyphens, Arena *arena);

// The words of a text that ask for something of that kind, as heard: "pull your tummy". NULL: nothing, or
// only negated. In the arena.
const char *phrase_asked(const PhraseBook *book, AskKind ask, const Tokens *tokens, Arena *arena);

// The same for words that hold on to a lift, on the breath in that follows it: the list
// "holding", whose items are patterns.
const char *phrase_holding(const PhraseBook *book, const Tokens *tokens, Arena *arena);

// The same for hips off the floor: the list "hips_off", whose items are patterns.
const char *phrase_hips_off(const PhraseBook *book, const Tokens *tokens, Arena *arena);

// Every place, one with each call, leaving out those found before. Begin with {0}; NULL: no more.
enum { HITS_MAX = 8 };  // in a text; what is more is not looked for
typedef struct {
    size_t count;
    struct {
        size_t from, to;  // tokens
    } found[HITS_MAX];
} Hits;
const char *phrase_asked_next(const PhraseBook *book, AskKind ask, const Tokens *tokens, Hits *hits,
                              Arena *arena);

#endif
