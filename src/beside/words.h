// What is said, and when: the lines that captions, a page and a printed sheet share.
#ifndef BESIDE_WORDS_H
#define BESIDE_WORDS_H

#include "mix/score.h"

typedef struct {
    Micros      at, end;  // from the start of the stretch
    const char *text;     // one line, UTF-8
    int         phase;    // index into the timeline's
    bool        breath;   // a word on the breath ("In", "Lift"), not a sentence
} WordsLine;

// Everything said in a stretch of the walk, in order; words that begin in it and end after it are cut at its
// end.
const WordsLine *words_lines(const Score *score, Micros from, Micros to, Arena *arena, size_t *count);

#endif
