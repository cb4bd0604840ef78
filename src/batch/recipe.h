// All that the sound of a walk, and what its files say, is made from: what names the files of it. It is known
// before anything is spoken, so that a hundred thousand walkers are sorted without a sound.
//
// Two walks with one recipe are the same bytes; that nothing is left out of it, tests/batch_hash.py tries on
// the whole offer.
#ifndef BATCH_RECIPE_H
#define BATCH_RECIPE_H

#include "job/compile.h"
#include "job/produce.h"

// walk: compiled to DEPTH_NAMES. voice: what the engine says of itself (voice_identity). encoder: of the
// format, by encoder_print. stem: what its files are called. In the arena.
typedef struct {
    const Listening *listening;
    const Encoding  *encoding;
    const char      *voice, *encoder, *stem;
} RecipeSettings;
const char *recipe_of(const Walk *walk, const RecipeSettings *settings, Arena *arena);

// What the encoder makes of a tenth of a second, as a hash: another version of it makes another, or writes
// its number into it. In the arena. NULL: error says why it makes nothing.
const char *encoder_print(const Encoding *encoding, const Listening *listening, Arena *arena,
                          SinkError *error);

#endif
