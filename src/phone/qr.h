// A QR code as text for a terminal: two rows of modules per line, black on white by explicit colours, with a
// margin of four modules.
#ifndef PHONE_QR_H
#define PHONE_QR_H

#include "base/arena.h"

#include <stdbool.h>

// color: with escape sequences; otherwise '#' and blanks, two for each module. In the arena. NULL: built
// without libqrencode, or the text is too long.
const char *qr_text(const char *text, bool color, Arena *arena);

#endif
