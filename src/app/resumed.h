// What was chosen about who walks, in which form, and how it sounds, as lines that can be read back: for
// `play --resume`.
#ifndef APP_RESUMED_H
#define APP_RESUMED_H

#include "job/settings.h"

// A line each as it would be typed: "--pace=96"; a line break in a name is \n there. on: as it was typed;
// NULL: today. In the arena; "": nothing.
const char *resumed_write(const WalkOrder *order, const char *on, Arena *arena);

// Sets what such lines say, unless something else was typed. Lines that are not understood are skipped: they
// come from another version. An --anyway among them is an old one, and does not override a sign to stop for,
// which she may have noted since. What it sets is in the arena.
void resumed_read(Settings *settings, const char *lines, Arena *arena);

#endif
