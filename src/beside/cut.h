// The words cut as podcast apps show them (PSP-1): at most two lines at once, none longer than 32 letters.
#ifndef BESIDE_TRANSCRIPT_H
#define BESIDE_TRANSCRIPT_H

#include "beside/words.h"

enum { TRANSCRIPT_LETTERS = 32, TRANSCRIPT_LINES = 2 };

// Each line becomes as many as it needs, which share its time by their letters; in the text a line break
// where a line is full. A word that is longer than a line is cut.
const WordsLine *transcript_cut(const WordsLine *lines, size_t count, Arena *arena, size_t *out_count);

#endif
