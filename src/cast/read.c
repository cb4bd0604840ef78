// Goes through the parts and hands down what they name: a part without its own pack or bed has that of the
// block around it, and in the end that of the session.
#include "cast/read.h"

#include "cast/letters.h"
#include "sound/pack_read.h"
#include "voice/profile_read.h"

#include <string.h>

// A pack's file that has been read: names that lead to it share what was found.
typedef struct {
    const char      *file;
    const SoundPack *pack;  // NULL: it has mistakes, reported once
} PackFile;

typedef struct {
    const Desk *desk;
    PackFile   *files;
    size_t      file_count, file_room;
    CastPack   *packs;
    size_t      pack_count, pack_room;
    CastBed    *beds;
    size_t      bed_count, bed_room;
} Casting;

static const SoundPack *read_file(Casting *casting, Named sound, const char *file)
{
    for (size_t i = 0; i < casting->file_count; i++)
        if (strcmp(casting->files[i].file, file) == 0)
            return casting->files[i].pack;
    SoundPack *pack = ARENA_NEW(casting->desk->arena, SoundPack);
    bool       right = pack_read(casting->desk, sound, file, pack);
    *ARENA_PUSH(casting->desk->arena, casting->files, casting->file_count,
                casting->file_room) = (PackFile){ file, right ? pack : NULL };
    return right ? pack : NULL;
}

static const SoundPack *add_pack(Casting *casting, Named sound)
{
    for (size_t i = 0; i < casting->pack_count; i++)
        if (named_same(casting->packs[i].sound, sound))
            return casting->packs[i].pack;
    const char      *file = pack_find(casting->desk, sound);
    const SoundPack *pack = file ? read_file(casting, sound, file) : NULL;
    *ARENA_PUSH(casting->desk->arena, casting->packs, casting->pack_count,
                casting->pack_room) = (CastPack){ sound, pack };
    return pack;
}

static void add_bed(Casting *casting, Named bed, Named sound, const SoundPack *pack)
{
    for (size_t i = 0; i < casting->bed_count; i++)
        if (named_same(casting->beds[i].bed, bed) && named_same(casting->beds[i].sound, sound))
            return;
    SoundSpec spec;
    if (pack_bed(casting->desk, pack, bed, &spec))
        *ARENA_PUSH(casting->desk->arena, casting->beds, casting->bed_count,
                    casting->bed_room) = (CastBed){ bed, sound, spec };
}

// Looks for a bed even if the pack has mistakes, so that one run reports everything.
static const SoundPack *add(Casting *casting, Named sound, Named bed)
{
    static const SoundPack none;
    const SoundPack       *pack = add_pack(casting, sound);
    if (bed.text)
        add_bed(casting, bed, sound, pack ? pack : &none);
    return pack;
}

static void add_parts(Casting *casting, const Phase *phases, size_t count, Named sound, Named bed)
{
    for (size_t i = 0; i < count; i++) {
        const Phase *phase = &phases[i];
        Named        own_sound = phase->sound.text ? phase->sound : sound;
        Named        own_bed = phase->bed.text ? phase->bed : bed;
        add(casting, own_sound, own_bed);
        add_parts(casting, phase->phases, phase->phase_count, own_sound, own_bed);
    }
}

bool cast_read(const Session *session, const Desk *desk, Cast *out)
{
    int     errors = desk->diags->errors;
    Casting casting = { .desk = desk };
    *out = (Cast){ 0 };
    if (voice_read_profile(desk, session->voice, &out->voice))
        letters_check(session, &out->voice, desk);
    const SoundPack *pack = add(&casting, session->sound, session->bed);
    if (pack)
        out->step = pack->specs[SOUND_STEP];
    add_parts(&casting, session->phases, session->phase_count, session->sound, session->bed);
    out->packs = casting.packs, out->pack_count = casting.pack_count;
    out->beds = casting.beds, out->bed_count = casting.bed_count;
    return desk->diags->errors == errors;
}
