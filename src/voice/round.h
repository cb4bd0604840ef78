// A round of speaking, on the speaker's side. Each phrase is respelled, goes to the engine that can say it,
// is spoken and polished in a child of its own, and comes out as a finished clip. How a phrase sounds depends
// only on that phrase.
#ifndef VOICE_ROUND_H
#define VOICE_ROUND_H

#include "voice/engines.h"

// Receives a request on the line and replies to it there, to the end. Runs only in a child that the speaker
// forked for it: it forks, and frees its memory only by ending.
//
// host: a descriptor that becomes readable when the host has ended (-1: none). Then, or when the line is cut,
// everything is given up at once.
void round_serve(const Engines *engines, int line, int host);

#endif
