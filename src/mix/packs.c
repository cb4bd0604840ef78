// Events ask for the pack of their phase thousands of times in a walk: we look up each name once.
#include "mix/packs.h"

Named packs_sound(const Timeline *timeline, const TimelinePhase *phase)
{
    return phase->sound.text ? phase->sound : timeline->session->sound;
}

Packs packs_of(const Timeline *timeline, const Cast *cast, Arena *arena)
{
    Packs packs = { ARENA_ARRAY(arena, const SoundPack *, timeline->phase_count) };
    for (size_t i = 0; i < timeline->phase_count; i++)
        packs.of_phase[i] = cast_pack(cast, packs_sound(timeline, &timeline->phases[i]));
    return packs;
}
