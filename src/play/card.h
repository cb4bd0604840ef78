// The card at the end of a walk: the check-in by single keys, what is noted of it, and what follows.
#ifndef PLAY_CARD_H
#define PLAY_CARD_H

#include "base/units.h"
#include "job/compile.h"
#include "job/terminal.h"
#include "session/session.h"

// What was walked.
typedef struct {
    const char *name;  // as she asked for it
    SessionKind kind;
    int         level;
    Micros      length, gone;  // of the walk; up to where she was when it ended
} Walked;

// Whether there is somebody to ask, on a terminal; not after a preview.
bool card_may(const Terminal *terminal, double speed);

// Asks, notes and says what follows. After a minute without a key, the rest counts as not said. Does nothing
// where her birth is not known: there is no plan then. STATUS_WORLD: it could not be noted; reported.
Status card_show(const Terminal *terminal, const Asked *asked, const Walked *walked);

#endif
