// What may be written in a sound pack, as a table: its rows are in pack_keys.c.
#ifndef SOUND_PACK_KEYS_H
#define SOUND_PACK_KEYS_H

#include "conf/table.h"
#include "sound/pack.h"

extern const KeyTable pack_language;

extern const FileKind sound_files;  // the walker's own sounds, named in a pack or as a bed

extern const Choice sound_kinds[];   // the group of each SoundKind
extern const Choice sound_sweeps[];  // of SoundSweep
typedef enum { SWEEP_UP, SWEEP_FLAT, SWEEP_DOWN, SWEEP_AS_WRITTEN } SoundSweep;

// Kinds of groups, by what their keys may be: the file, and a bit for each SoundKind.
#define PACK_PLACE_FILE       1u
#define PACK_PLACE_KIND(kind) (2u << (kind))

// The struct in which a row's field is.
typedef enum {
    PACK_INTO_NOTHING,
    PACK_INTO_PACK,    // PackText
    PACK_INTO_SOURCE,  // PackSource: noise, tone, file
    PACK_INTO_SPEC,    // SoundSpec
} PackInto;

typedef struct {
    const char *title;
    SoundSweep  sweep;
} PackText;

typedef struct {
    const char *kind;  // the name of the group: "in"
    SoundSpec  *spec;
} PackSource;

// The noises of a bed, with "none".
const Choice *pack_bed_noises(void);

// "pink, brown, none"
const char *pack_list(const Choice *names, Arena *arena);

#endif
