// A view as lines for a terminal. Pure: text out, nothing is printed here.
//
//     Connect                                  next: Reset in 1:12
//     out  ██████████████░░░░░░░░░░░░   step 3 of 4, 100 a minute
//     Lift and draw in
//     ━━━━━━━━━━━━━━━●────────┊──────┊────────┊───────────┊──
//     4:12                                            15:48 left
//     space pause  ←→ part  [ ] pace  9 0 volume  v talk  m mute  ? keys  q stop
//
// A terminal with little height shows fewer of these lines. `?` puts the keys above them, in short where
// there is no room for more, by pages where there is not even room for that.
#ifndef PLAY_SCREEN_H
#define PLAY_SCREEN_H

#include "base/text.h"
#include "play/view.h"

enum { SCREEN_LINES = 6 };  // of a walk, where there is room

typedef struct {
    int  width;  // columns
    int  lines;  // at most, 1 or more
    bool color, unicode;
} ScreenStyle;

// What the player adds to the view.
typedef struct {
    const char *state;   // "", "paused", "starts in 3", "sound device lost: trying again"
    const char *note;    // takes the place of the key line for a while; "" for none
    int         volume;  // percent; 100 is not shown
    int         page;    // of the keys, from 1; 0: they are not shown
} ScreenStatus;

// At most style->lines lines, none wider than style->width, each ended by '\n'.
const char *screen_text(const Score *score, const View *view, const ScreenStatus *status,
                        const ScreenStyle *style, Arena *arena);

// How many pages the keys take.
int screen_pages(const ScreenStyle *style, Arena *arena);

#endif
