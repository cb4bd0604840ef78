// What keeps her safe, computed from what is really said and heard, never from a name in a file: the stage
// after the timeline. Pure; nothing here can be allowed, and --anyway changes nothing.
#ifndef COACH_COACH_H
#define COACH_COACH_H

#include "base/desk.h"
#include "cast/cast.h"
#include "timeline/timeline.h"

typedef struct {
    const Session  *session;
    const Cast     *cast;
    const Timeline *timeline;
    const Desk     *desk;
} Coach;

// Reports to the desk. False after an error.
bool coach_check(const Session *session, const Cast *cast, const Timeline *timeline, const Desk *desk);

// --- signs.c: the opening says the stop signs, so that they are heard -------------------
void coach_check_signs(const Coach *coach);

// --- direction.c: no word names the other way of the breath -----------------------------
void coach_check_direction(const Coach *coach);

// --- asked.c: what the words ask of her ---------------------------------------------------
void coach_check_asked(const Coach *coach);

#endif
