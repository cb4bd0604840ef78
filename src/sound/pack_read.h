// From the name of a sound pack, or of a bed, to its values: finds the file and reads it. Whether a sound
// file that it names can be heard is seen when its sound is read (sound/sounds.h).
#ifndef SOUND_PACK_READ_H
#define SOUND_PACK_READ_H

#include "base/desk.h"
#include "conf/conf.h"
#include "sound/pack.h"

extern const FileKind  pack_files;
extern const ConfHints pack_hints;

// The file of that pack. NULL after an error, reported at the place that names it. In the arena.
const char *pack_find(const Desk *desk, Named named);

// Reads the pack in that file. Keys that it does not name are `air`'s. False after an error reported in
// diags.
bool pack_read(const Desk *desk, Named named, const char *file, SoundPack *out);

// A bed named in a session ("pink", "brown", "rain", "sea", "none", or a file) as a spec, with the level of
// the pack's bed. False after an error reported at the place that names it.
bool pack_bed(const Desk *desk, const SoundPack *pack, Named bed, SoundSpec *out);

#endif
