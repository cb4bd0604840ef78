// A sound pack as its file describes it (config/sounds/air.cfg): plain data.
#ifndef SOUND_PACK_H
#define SOUND_PACK_H

#include "base/named.h"

typedef enum {
    SOUND_IN,
    SOUND_OUT,
    SOUND_LIFT,
    SOUND_STEP,
    SOUND_CHIME,
    SOUND_HALFWAY,
    SOUND_END,
    SOUND_BED
} SoundKind;
enum { SOUND_KIND_COUNT = SOUND_BED + 1 };

typedef enum { SOURCE_NONE, SOURCE_NOISE, SOURCE_TONE, SOURCE_FILE } SoundSource;

typedef struct {
    SoundSource source;
    const char *name;                  // "pink", "warm", or the path of the file
    double      pitch_from, pitch_to;  // Hz
    double      level_db;              // dBFS, RMS of the body
    double      accent_db;             // ticks: the first of a breath part is this much louder
    SourcePos   pos;
} SoundSpec;

typedef struct {
    const char *name, *title;
    SoundSpec   specs[SOUND_KIND_COUNT];
} SoundPack;

#endif
