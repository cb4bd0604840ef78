// What would make a breath word fit, in the words of the script: the end of a `no-room` message.
#ifndef MIX_ADVICE_H
#define MIX_ADVICE_H

#include "mix/phrases.h"

// event: an ANCHOR_TURN speech that needs `needed` from its turn to its end. "this would fit: "Lift", a
// breath of 3:5, a pace of 86", or "only a shorter wording would fit". In the arena.
const char *advice_for(const Timeline *timeline, const PhraseIndex *phrases, const Event *event,
                       Micros needed, Arena *arena);

#endif
