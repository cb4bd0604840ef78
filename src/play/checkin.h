// The check-in after a walk: what is asked, and what each key answers. Plain values; nothing is printed or
// kept here.
//
//     any of these? (the two upper groups of the stop signs) ─▶ the five below ─▶ easy, good or hard
#ifndef PLAY_CHECKIN_H
#define PLAY_CHECKIN_H

#include "plan/history.h"

#include "base/arena.h"

typedef enum { CHECKIN_RED, CHECKIN_AMBER, CHECKIN_FEEL, CHECKIN_OVER } CheckinStage;

typedef struct {
    CheckinStage stage;
    bool         signs_only;  // after a drill, or a walk left before half: how it was is not asked
    SignSet      signs;
    Feel         feel;
    bool         harm;  // help is shown; it is not in `signs`, and never kept
} Checkin;

// A letter marks a sign, and takes it back when it is pressed again; Enter goes on; q leaves. A red sign ends
// the questions with the next Enter.
void checkin_key(Checkin *checkin, char key);

// The question of this stage, with its keys and what is marked so far, lines with their ends; "" when it is
// over. In the arena.
const char *checkin_text(const Checkin *checkin, Arena *arena);

#endif
