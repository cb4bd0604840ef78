// All that may be spoken in a session, in every wording: pools, the titles of parts that words speak, the
// names of sides; a text with a title or a side filled in; and up to four texts as one, if each follows the
// one before at once.
#ifndef COACH_UTTERANCES_H
#define COACH_UTTERANCES_H

#include "coach/inside.h"

typedef struct {
    const char *text;  // as it is written, or as a voice of hers is given it; without its variables
    SourcePos   pos;
    const Pool *pool;  // NULL: a title, a side, or several texts together
    bool        said;  // something says it to her; false: nothing does
    bool        ours;  // came with the program
    bool        then;  // on the breath that follows
    // What it is made of: all but its last text and all but its first, or a text and what is filled in. NULL:
    // one alone.
    const char *parts[2];
} Utterance;

typedef struct Utterances {
    const Utterance *items;
    size_t           count;
} Utterances;

Utterances utterances_of(const Coach *coach);  // in the arena

#endif
