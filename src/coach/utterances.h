// All that is spoken in a session, in every wording, whichever is chosen: pools, the titles of parts where
// words speak them, the names of sides; and what follows at once upon something else, as one text.
#ifndef COACH_UTTERANCES_H
#define COACH_UTTERANCES_H

#include "coach/inside.h"

typedef struct {
    const char *text;  // as the voice says it, without its variables
    SourcePos   pos;
    const Pool *pool;      // NULL: a title, a side, or two of these together
    bool        said;      // something says it to her; false: it is only there
    bool        ours;      // came with the program
    const char *parts[2];  // the two that follow at once, of which it is made; NULL: one alone
} Utterance;

typedef struct Utterances {
    const Utterance *items;
    size_t           count;
} Utterances;

Utterances utterances_of(const Coach *coach);  // in the arena

#endif
