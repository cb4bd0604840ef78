// Words by which the coach recognises what a text says, from a language's cue set: which way the breath goes
// (its group `direction`), what asks her body something (`questions`), and what every session says besides
// the stop signs (`must_say`). A language without a list is not checked for it; one that came with the
// program keeps the program's, and hers are added.
#ifndef SESSION_RECOGNISED_H
#define SESSION_RECOGNISED_H

#include "base/choice.h"
#include "session/signs.h"

typedef enum {
    DIRECTION_IN,          // "in", "fill"
    DIRECTION_OUT,         // "out", "sigh"
    DIRECTION_BREATHE_IN,  // "breathe in": what cannot mean anything else
    DIRECTION_RISES,       // of the breath's sound
    DIRECTION_FALLS,
    DIRECTION_EFFORT,  // what goes with the breath out
    DIRECTIONS
} Direction;

extern const Choice session_directions[];  // what each is called in a cue set

typedef enum {
    MUST_SAY_ADVICE,    // exercise, not medical advice
    MUST_SAY_ONE_EAR,   // in a walk: one ear free
    MUST_SAY_CROSSING,  // and look before you cross
    MUST_SAY_AIR,       // short of air, breathe as you like
    MUST_SAY_BLEEDING,  // in the first weeks: what more bleeding afterwards means
    MUST_SAY_DOMING,    // in a drill that works the belly: what doming means
    MUST_SAY_COUNT
} MustSay;

extern const Choice session_must_say[];  // what each is called in a cue set

typedef struct {
    Phrases way[DIRECTIONS];
    Phrases body;  // "heavy", "leaking": a question with one of these is for the body to answer
    Phrases must_say[MUST_SAY_COUNT];
    Phrases asks;  // "notice whether": asks without a question mark
} Recognised;

#endif
