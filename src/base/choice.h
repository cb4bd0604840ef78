// The words of an enum, for files, options, completions and messages: one list beside each enum.
//
// A list ends with {0}. Its order is the order in which messages name the words.
#ifndef BASE_CHOICE_H
#define BASE_CHOICE_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct {
    const char *word;   // NULL ends the list
    int         value;  // of the enum
    const char *typed;  // how a command line writes it, where that differs; else NULL
    const char *also;   // other words for it, with blanks between: understood, but not offered; NULL: none
} Choice;

#define CHOICE(a_word, of_value)              \
    {                                         \
        .word = (a_word), .value = (of_value) \
    }

// The value of a word; words compare without case, '-', '_' and space. False where it is not one of them, and
// *value is as it was.
bool choice_find(const Choice *words, const char *text, int *value);

const char *choice_word(const Choice *words, int value);   // NULL: no word for it
const char *choice_typed(const Choice *words, int value);  // the same as a command line writes it

// "\"a\", \"b\" or \"c\"", in the arena; quote: what is around each word.
const char *choice_list(const Choice *words, const char *quote, Arena *arena);

#endif
