// A round of speaking, on the speaker's side: each phrase is respelled, goes to the engine that has it, is
// spoken and polished in a child of its own, and comes out as a finished clip. What a phrase sounds like
// depends on nothing but itself.
#ifndef VOICE_ROUND_H
#define VOICE_ROUND_H

#include "voice/engines.h"

// Receives a request on the line and replies to it there, to the end. Runs in a child that the speaker forked
// for it, and only there: it forks, and leaves its memory to the end of the process.
//
// host: a descriptor that becomes readable when the host has ended (-1: none). Then, or when the line is cut,
// all is given up at once.
void round_serve(const Engines *engines, int line, int host);

#endif
