// What keeps her safe, computed from what is really said and heard, never from a name in a file: the stage
// after the timeline, and again after the score. Nothing here can be allowed, and --anyway changes nothing.
//
//     Timeline ─▶ coach_check         every wording that may be chosen, the pace, the gains
//     Score    ─▶ coach_check_score   when each is really said, and how much louder than all else
#ifndef COACH_COACH_H
#define COACH_COACH_H

#include "base/desk.h"
#include "cast/cast.h"
#include "mix/score.h"

// Where in the walk the stop signs are said. {0}: nowhere, the voice is silent.
typedef struct {
    Micros from, to;
} Opening;

// Reports to the desk. False after an error.
bool coach_check(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk);

// The same for the score; measured: also by mixing the opening, which takes some hundredths of a second.
bool coach_check_score(const Session *session, const Cast *cast, const Score *score, bool measured,
                       const Desk *desk, Opening *out);

// Whether all of the stop signs are heard in a stretch of the walk, of which these layers are heard.
bool coach_opens(const Opening *opening, Micros from, Micros to, LayerSet audible);

#endif
