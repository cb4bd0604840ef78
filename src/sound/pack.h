// A sound pack as its file says it (config/sounds/air.cfg): plain data.
#ifndef SOUND_PACK_H
#define SOUND_PACK_H

#include "base/files.h"
#include "conf/conf.h"

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

extern const FileKind  pack_files;
extern const ConfHints pack_hints;

// Keys that a pack does not name are `air`'s. False after an error told in diags.
bool pack_read(const SearchPath *path, const char *name, SourcePos asked, Arena *arena, DiagList *diags,
               SoundPack *out);

// A bed named in a session ("pink", "brown", "rain", "sea", "none", or a file) as a spec, level from the
// pack's bed.
bool pack_bed(const SearchPath *path, const SoundPack *pack, const char *bed, SourcePos asked, Arena *arena,
              DiagList *diags, SoundSpec *out);

#endif
