// Words by which the coach recognises what a text says, from a language's cue set: which way the breath goes
// (its group `direction`), and what asks her body something (`questions`). A language without a list is not
// checked for it.
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

typedef struct {
    Phrases way[DIRECTIONS];
    Phrases body;  // "heavy", "leaking": a question with one of these is for the body to answer
    Phrases asks;  // "notice whether": asks without a question mark
} Recognised;

#endif
