// Everything that the sound of a walk and the texts in its files depend on; the files are named after it. It
// is known before anything is spoken, so that a hundred thousand walkers can be sorted without a sound.
//
// Two walks with the same recipe make the same bytes. tests/batch_hash.py checks with all walks that nothing
// is left out of it.
#ifndef BATCH_RECIPE_H
#define BATCH_RECIPE_H

#include "job/compile.h"
#include "job/produce.h"

// walk: compiled to DEPTH_NAMES. voice: what the engine says about itself (voice_identity). encoder: the
// encoder_print of the format. stem: what its files are called. In the arena.
typedef struct {
    const Listening *listening;
    const Encoding  *encoding;
    const char      *voice, *encoder, *stem;
} RecipeSettings;
const char *recipe_of(const Walk *walk, const RecipeSettings *settings, Arena *arena);

// A hash of what the encoder makes of a tenth of a second: another version makes something else of it, or
// writes its number into it. In the arena. NULL: error says why it makes nothing.
const char *encoder_print(const Encoding *encoding, const Listening *listening, Arena *arena,
                          SinkError *error);

#endif
