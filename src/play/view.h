// What there is to see at one frame of a walk: plain values, found in the score. Pure.
#ifndef PLAY_VIEW_H
#define PLAY_VIEW_H

#include "mix/score.h"

typedef struct {
    size_t      phase;         // index into timeline->phases
    const char *title, *next;  // next: "" in the last part
    Micros      phase_left;
    bool        breathing;    // a breath part is under way
    bool        out;          // else in
    double      share;        // of the breath part that is over, 0..1
    int         step, steps;  // which step of the breath part, from 1; 0, 0 where not counted
    bool        own_pace;
    double      pace;   // steps a minute now; when own, hers
    const char *words;  // being said, or just said; ""
    size_t      said;   // bytes of them up to the word under way
    bool        lift;
    Micros      gone, left;
} View;

View view_at(const Score *score, Frames frame);

// The start of the breath under way at a frame, or of the part where there is none: where play goes on after
// a pause.
Frames view_breath_start(const Score *score, Frames frame);

#endif
