// What a session names, found and read: who speaks, and with what sounds. The stage between Session and
// Timeline.
//
// A plain value in the arena, read-only once made. A name is in it once for each place that says it: the same
// "rain.wav" means different files beside different sessions.
#ifndef CAST_CAST_H
#define CAST_CAST_H

#include "session/session.h"
#include "sound/sounds.h"
#include "voice/profile.h"

typedef struct {
    Named            sound;
    const SoundPack *pack;  // shared by all that name the same file; NULL: it could not be read
} CastPack;

typedef struct {
    Named     bed, sound;  // how loud one bed is depends on the pack
    SoundSpec spec;
} CastBed;

typedef struct {
    VoiceProfile    voice;
    const CastPack *packs;
    size_t          pack_count;
    const CastBed  *beds;  // those that parts name; a part that names none has its pack's
    size_t          bed_count;
    SoundSpec       step;  // the tick of the session's own pack: a count-in uses it
} Cast;

// The pack of a part, by what it names. NULL: it could not be read, or the session does not name it.
const SoundPack *cast_pack(const Cast *cast, Named sound);

// The bed under a part, by the bed and the pack that it names; no bed: the pack's own. NULL as for cast_pack.
const SoundSpec *cast_bed(const Cast *cast, Named bed, Named sound);

// Reads the walker's own sound files that packs and beds name, so that nothing later opens a file. False
// after an error reported in diags. Those that `sounds` has already are not read again.
bool cast_read_sounds(const Cast *cast, Sounds *sounds, DiagList *diags);

#endif
