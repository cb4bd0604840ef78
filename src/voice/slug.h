// The name of a phrase, whatever its case and punctuation: "Lift, and draw in!" is lift-and-draw-in. It finds
// a phrase's recording, and recognises a phrase from one version of a walk to the next.
#ifndef VOICE_SLUG_H
#define VOICE_SLUG_H

#include "base/arena.h"

enum { SLUG_MOST = 120 };  // bytes: a file of that name, with an ending, fits everywhere

// Bytes beyond ASCII stay as they are; a longer phrase keeps its first bytes, and a number made
// from the rest. "" if nothing in it is spoken. In the arena.
const char *slug_of(const char *text, Arena *arena);

#endif
