// What words ask of her: a language's patterns, by which the coach knows effort of the belly or the floor,
// what is never said, and what has to wait for its week. The program decides which kinds there are; a cue set
// gives the patterns.
//
// A pattern is words, one after the other, in small letters:
//
//     hold your breath      the words themselves
//     tight* pull|draw      "tight" and whatever begins with it; either of two
//     <belly>               any word or words of the list of that name in `word_lists`
//     pull .. <belly>       up to four words between, within one clause
//     <sign> ... <go_on>    any words between, over clauses
//     ^ run    lift $       at the beginning, at the end of a clause
//
// A word of `negations` denies what follows it directly in the same clause. What a pattern of `harmless`
// finds is left out where the others are looked for.
#ifndef SESSION_ASKS_H
#define SESSION_ASKS_H

#include "base/choice.h"
#include "base/diag.h"
#include "session/signs.h"

typedef enum {
    ASK_BELLY,          // effort of the belly: draw in, tighten, brace, ...
    ASK_FLOOR,          // of the pelvic floor; in a walk also "lift" and its like, which ask for both
    ASK_BELLY_LYING,    // what in a drill is effort of the belly: press, hips up, plank
    ASK_NEVER,          // never said to anybody
    ASK_NEVER_WALKING,  // not while she walks
    ASK_OPPOSITE,       // the opposite of what a stop sign or the talk test asks for
    ASK_HEAVY,          // heavier than the baby
    ASK_STAIRS,         // stairs as training
    ASK_SCAR,           // scar massage
    ASK_KERB,           // kerbs, hills, tipping the pram
    ASK_PRAM,           // pushing the pram
    ASK_EXERCISE,       // squats, lunges and planks on a walk
    ASK_HURRY,          // walking faster
    ASK_COUNT
} AskKind;

extern const Choice session_ask_keys[];  // what each is called in a cue set

typedef struct {
    const char *name;
    Phrases     words;
} WordList;

// In the arena.
typedef struct {
    const WordList *lists;
    size_t          list_count;
    Phrases         of[ASK_COUNT];
    Phrases         harmless;   // "zip up your jacket": only sounds as if it asked for something
    Phrases         negations;  // "never", "no need to"
    Phrases         leads;      // "and", "now": a clause also begins after these
    bool            came_with;  // the language is one that came with the program
    const char     *lacks;      // keys that the cue set has no words of its own for; "": none
    SourcePos       pos;        // of the cue set
} Asks;

#endif
