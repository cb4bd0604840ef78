// How long words will take, guessed from the text alone: no voice is heard before the score is built.
#ifndef TIMELINE_ESTIMATE_H
#define TIMELINE_ESTIMATE_H

#include "session/session.h"

Micros estimate_text(const char *text);

// The longest wording a pool may come with, as she likes to be talked to; 0 where it will not be said at all.
Micros estimate_pool(const Session *session, const Pool *pool);

// The same of what a drill says of a move, which is said however she likes to be talked to.
Micros estimate_instruction(const Session *session, const Pool *pool);

#endif
