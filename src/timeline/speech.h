// Cues become events: the words with everything the score needs to place them, and the lifts under them.
#ifndef TIMELINE_SPEECH_H
#define TIMELINE_SPEECH_H

#include "timeline/cues.h"

typedef struct {
    Event *items;
    size_t count, capacity;
} Events;

void speech_lay(const Plan *plan, const Cues *cues, Events *out);

#endif
