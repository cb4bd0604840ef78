// The walker's own files as sounds: read, brought to the walk's rate and the pack's level, then shaped for
// their place.
#ifndef SOUND_OWN_H
#define SOUND_OWN_H

#include "sound/reader.h"
#include "sound/synth.h"

enum { OWN_BED_SECONDS = 120, OWN_SECONDS = 20 };  // a longer file is cut there, with a warning

// False after an error reported at spec->pos (absent, empty, silent, no sound file). out: audio_free.
bool own_read(Reader *reader, const SoundSpec *spec, SoundKind kind, int rate, DiagList *diags, Audio *out);

// Shapes it for its place: a breath is wound down within its length, a tick starts with its first sound and
// is in both ears, a bed closes into a loop over a crossfade. False: out of memory.
bool own_shape(const Audio *whole, const SoundOrder *order, Audio *out);

#endif
