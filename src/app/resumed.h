// What was chosen of who walks, in which form, and how it sounds, as lines that can be chosen by again: for
// `play --resume`.
#ifndef APP_RESUMED_H
#define APP_RESUMED_H

#include "job/settings.h"

// A line each as it would be typed: "--pace=96". on: as it was typed; NULL: today. In the arena; "": nothing.
const char *resumed_write(const WalkOrder *order, const char *on, Arena *arena);

// Sets what such lines say, where nothing else was typed. Lines that are not understood are passed over: they
// are of another version. An --anyway among them is from before, and no sign to stop for is overridden by it:
// she may have noted it since. What it sets is in the arena.
void resumed_read(Settings *settings, const char *lines, Arena *arena);

#endif
