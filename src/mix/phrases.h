// Phrases found by what makes them different: the text and how fast it is said.
#ifndef MIX_PHRASES_H
#define MIX_PHRASES_H

#include "mix/score.h"

typedef struct {
    const ScorePhrase *phrases;
    uint32_t          *slots;  // 1 + index of a phrase; 0: free
    size_t             mask;
} PhraseIndex;

PhraseIndex phrases_index(const ScorePhrase *phrases, size_t count, Arena *arena);

// The clip of a text at a rate; NULL where there is none.
const Clip *phrases_clip(const PhraseIndex *index, const char *text, SpeechRate rate);

#endif
