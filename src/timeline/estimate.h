// How long words will take, guessed from the text alone: no voice is heard before the score is built.
#ifndef TIMELINE_ESTIMATE_H
#define TIMELINE_ESTIMATE_H

#include "session/session.h"

Micros estimate_text(const char *text);

// The longest wording that a pool may choose, with her setting of talk; 0 if it will not be said at all.
Micros estimate_pool(const Session *session, const Pool *pool);

// The same for the words of a drill's move, which are said whatever her setting of talk is.
Micros estimate_instruction(const Session *session, const Pool *pool);

#endif
