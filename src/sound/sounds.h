// Every sound that is not speech, made once and kept: breath in and out of any length, ticks, swells, chimes,
// beds.
#ifndef SOUND_SOUNDS_H
#define SOUND_SOUNDS_H

#include "base/diag.h"
#include "sound/clip.h"
#include "sound/pack.h"

typedef struct Sounds Sounds;

Sounds *sounds_open(int rate, uint64_t seed);
void    sounds_close(Sounds *sounds);  // frees all clips; accepts NULL

// The program that reads sound files from now on, in a cell (sound/reader.h); it must outlive `sounds`.
// Before that, this process reads them itself.
void sounds_read_by(Sounds *sounds, const char *program);

// Reads the sound file of a spec, if it has one, at its level, and for the kind of place that it is meant
// for. False after an error reported at spec->pos (absent, empty, silent, not a sound file): once, however
// often it is asked for.
bool sounds_read(Sounds *sounds, const SoundSpec *spec, SoundKind kind, DiagList *diags);

// No more files to read for now: ends the reader.
void sounds_all_read(Sounds *sounds);

// The clip for a spec. length: of a breath part or lift (it winds down to silence within it); ignored for
// ticks, chimes and beds. variant: of a breath 0..BREATH_VARIANTS - 1, neighbours of one parity are made of
// one noise; of a tick 0 left, 1 right, +2 accent, +4 of the turn to the breath out; 0 otherwise. Lengths
// share clips on a grid of 25 ms. NULL for SOURCE_NONE, and for a file that sounds_read has not read: no file
// is opened here. If there is no memory for it: memory_exhausted, never a walk without it. Owned by sounds,
// valid until closed. One thread.
enum { BREATH_VARIANTS = 8 };
const Clip *sounds_get(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant);

// Announces that it will be asked for.
void sounds_want(Sounds *sounds, const SoundSpec *spec, SoundKind kind, Frames length, int variant);

// Makes all that is wanted, with `threads` threads; until sounds_end, which waits for them, nobody else uses
// `sounds`. What no thread or memory was found for is made when it is asked for, as always. The clips are
// the same either way.
typedef struct SoundsMaking SoundsMaking;
SoundsMaking               *sounds_begin(Sounds *sounds, int threads);
void                        sounds_end(SoundsMaking *making);  // accepts NULL

#endif
