// What `play` shows: a screen on a terminal, lines elsewhere, words as they come with --plain, nothing with
// --quiet.
#ifndef PLAY_STAGE_H
#define PLAY_STAGE_H

#include "job/terminal.h"
#include "play/player.h"

typedef struct Stage Stage;

// terminal must outlive it. plain: no screen. keys: a terminal listens. NULL: out of memory.
Stage *stage_open(const Terminal *terminal, bool plain, bool keys);
void   stage_close(Stage *stage);  // leaves the cursor below the screen. Accepts NULL

void stage_note(Stage *stage, const char *note, double now);  // a line to show for a moment; "" is none
void stage_help(Stage *stage);  // the keys: their next page, and after the last the walk alone again
void stage_show(Stage *stage, const Player *player, PlayerState state, double now);
void stage_forget(Stage *stage);  // the terminal shows something else by now: draw afresh

#endif
