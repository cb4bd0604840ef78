// Finds what words ask: the patterns of session/asks.h in a row of words.
#ifndef COACH_PHRASES_H
#define COACH_PHRASES_H

#include "coach/tokens.h"
#include "session/asks.h"

typedef struct PhraseBook PhraseBook;  // the patterns of a language, taken apart; in the arena

const PhraseBook *phrases_of(const Asks *asks, Arena *arena);

// What a text says of a kind, as it is heard: "pull your tummy". NULL: nothing, or only what is negated. In
// the arena.
const char *phrase_asked(const PhraseBook *book, AskKind ask, const Tokens *tokens, Arena *arena);

#endif
