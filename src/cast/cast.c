#include "cast/cast.h"

const SoundPack *cast_pack(const Cast *cast, Named sound)
{
    for (size_t i = 0; i < cast->pack_count; i++)
        if (named_same(cast->packs[i].sound, sound))
            return cast->packs[i].pack;
    return NULL;
}

const SoundSpec *cast_bed(const Cast *cast, Named bed, Named sound)
{
    const SoundPack *pack = cast_pack(cast, sound);
    if (!bed.text)
        return pack ? &pack->specs[SOUND_BED] : NULL;
    for (size_t i = 0; i < cast->bed_count; i++)
        if (named_same(cast->beds[i].bed, bed) && named_same(cast->beds[i].sound, sound))
            return &cast->beds[i].spec;
    return NULL;
}

bool cast_read_sounds(const Cast *cast, Sounds *sounds, DiagList *diags)
{
    bool right = true;
    for (size_t i = 0; i < cast->pack_count; i++)
        for (int kind = 0; cast->packs[i].pack && kind < SOUND_KIND_COUNT; kind++)
            right &= sounds_read(sounds, &cast->packs[i].pack->specs[kind], (SoundKind)kind, diags);
    for (size_t i = 0; i < cast->bed_count; i++)
        right &= sounds_read(sounds, &cast->beds[i].spec, SOUND_BED, diags);
    sounds_all_read(sounds);
    return right;
}
