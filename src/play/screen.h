// A view as lines for a terminal. Pure: text out, nothing is printed here.
//
//     Connect                                  next: Reset in 1:12
//     out  ██████████████░░░░░░░░░░░░   step 3 of 4, 100 a minute
//     Lift and draw in
//     ━━━━━━━━━━━━━━━●────────┊──────┊────────┊───────────┊──
//     4:12                                            15:48 left
//     space pause · ← → part · [ ] pace · ? help · q stop
#ifndef PLAY_SCREEN_H
#define PLAY_SCREEN_H

#include "base/text.h"
#include "play/view.h"

enum { SCREEN_LINES = 6 };

typedef struct {
    int  width;  // columns
    bool color, unicode;
} ScreenStyle;

// What the player adds to the view.
typedef struct {
    const char *state;   // "", "paused", "starts in 3", "sound device lost: trying again"
    const char *note;    // takes the place of the key line for a while; "" for none
    int         volume;  // percent; 100 is not shown
} ScreenStatus;

// SCREEN_LINES lines, none wider than style->width, each ended by '\n'.
const char *screen_text(const Score *score, const View *view, const ScreenStatus *status,
                        const ScreenStyle *style, Arena *arena);

// The keys, a line each, for `?` and --help.
const char *screen_keys(Arena *arena);

#endif
