// Builds another score while the first one plays: a slower pace, less talk. Each build has a thread; one
// build at a time.
//
// Every deck stays until the workshop closes: the audio thread may still read clips of an earlier one.
#ifndef PLAY_WORKSHOP_H
#define PLAY_WORKSHOP_H

#include "job/compile.h"
#include "mix/mixer.h"

// A walk ready to sound.
typedef struct {
    Walk   walk;
    Mixer *mixer;
} Deck;

typedef struct Workshop Workshop;

// first: the compiled walk that plays first; the workshop owns it from now on. NULL: out of memory, first is
// freed.
Workshop *workshop_open(const char *name, Deck *first);
void      workshop_close(Workshop *workshop);  // waits for a build under way. Accepts NULL

bool workshop_busy(const Workshop *workshop);
bool workshop_order(Workshop *workshop, const WalkOrder *order);  // false: busy, or no thread to be had

// The deck that has become ready. NULL: none, or its build failed.
const Deck *workshop_take(Workshop *workshop);

#endif
