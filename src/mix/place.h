// Where each phrase is said: the rules by which speech fits, waits, shrinks or is left out.
#ifndef MIX_PLACE_H
#define MIX_PLACE_H

#include "mix/occupied.h"
#include "mix/phrases.h"

// Fills out->spoken from out->timeline, out->rate and out->length. Reports what does not fit; what the author
// insists on (`must`) and finds no room is an error.
void place_speech(const PhraseIndex *phrases, Arena *arena, DiagList *diags, Score *out);

#endif
