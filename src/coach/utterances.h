// All that may be spoken in a session, in every wording: pools, the titles of parts that words speak, the
// names of sides; and two of these as one text, if one follows the other at once.
#ifndef COACH_UTTERANCES_H
#define COACH_UTTERANCES_H

#include "coach/inside.h"

typedef struct {
    const char *text;  // as it is written, or as a voice of hers is given it; without its variables
    SourcePos   pos;
    const Pool *pool;      // NULL: a title, a side, or two of these together
    bool        said;      // something says it to her; false: nothing does
    bool        ours;      // came with the program
    const char *parts[2];  // the two, said one right after the other, that it is made of; NULL: one alone
} Utterance;

typedef struct Utterances {
    const Utterance *items;
    size_t           count;
} Utterances;

Utterances utterances_of(const Coach *coach);  // in the arena

#endif
