// The colours of the pictures: paper, ink, and one for each kind of part, the same wherever it is met.
#ifndef PICTURE_PLOT_INK_H
#define PICTURE_PLOT_INK_H

#include "picture/picture.h"

#define INK_PAPER  0xfbf7efffu
#define INK_DARK   0x22343cffu
#define INK_FAINT  0x75868aff
#define INK_GRID   0xe6dfd2ffu
#define INK_NIGHT  0x16373bffu
#define INK_BREATH 0x3e8e8affu
#define INK_LIFT   0xd97757ffu
#define INK_VOICE  0x5b6c9dffu

Colour ink_of_part(const char *key);           // "work", "reset_2" (as reset)
Colour ink_upon(Colour ground);                // dark or white, whichever can be read on it
Colour ink_thin(Colour colour, double share);  // see-through

#endif
