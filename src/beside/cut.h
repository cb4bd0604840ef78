// Cuts words to fit a screen: at most two lines at once, none longer than a given number of letters.
#ifndef BESIDE_CUT_H
#define BESIDE_CUT_H

#include "beside/words.h"

enum {
    CUT_LINES = 2,
    CAPTION_LETTERS = 42,  // of a line under a picture [Netflix Timed Text Style Guide: General Requirements]
    TRANSCRIPT_LETTERS = 32,  // as podcast apps show them [PSP-1]
};

// Each line becomes as many as it needs, which share its time in proportion to their letters; the text has a
// line break where a line is full. If not all of it can be shown at once, the cut is after a sentence, or
// else after a comma, if possible. A word that is longer than a line is cut.
const WordsLine *cut_words(const WordsLine *lines, size_t count, int letters, Arena *arena,
                           size_t *out_count);

#endif
