// Every sound that is not speech, made once and kept: breath in and out of any length, ticks, swells, chimes,
// beds.
#ifndef SOUND_SOUNDS_H
#define SOUND_SOUNDS_H

#include "sound/clip.h"
#include "sound/pack.h"

typedef struct Sounds Sounds;

Sounds *sounds_open(int rate, uint64_t seed);
void    sounds_close(Sounds *sounds);  // frees all clips; accepts NULL

// The clip for a spec. length: of a breath part or lift (it winds down to silence within it); ignored for
// ticks, chimes and beds. variant: 0 left tick, 1 right tick, +2 accent; 0 otherwise. Lengths share clips on
// a grid of 25 ms. NULL with a message in diags for an own file that cannot be used; NULL without one for
// SOURCE_NONE. Owned by sounds, valid until closed. One thread.
const Clip *sounds_get(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant,
                       DiagList *diags);

#endif
