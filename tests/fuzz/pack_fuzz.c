// libFuzzer: a sound pack may hold anything. What it is read as is within its ranges, and every sound of it
// can be made: finite, and no louder than full scale.
#include "fuzz.h"

#include "sound/pack_read.h"
#include "sound/sounds.h"

#include <math.h>
#include <stddef.h>

enum { RATE = 8000 };

static void check_clip(const Clip *clip)
{
    if (!clip)
        return;
    demand(clip->length > 0 && clip->length <= 600 * RATE, "a sound lasts a while, and ends");
    demand(clip->channels == 1 || clip->channels == 2, "a sound has one or two channels");
    demand(isfinite(clip->scale) && clip->scale >= 0, "a sound has a level");
    for (int i = 0; i < clip->energy_count; i++)
        demand(isfinite(clip->energy[i]) && clip->energy[i] >= 0, "a sound has an energy");
}

static void check_spec(const SoundSpec *spec, SoundKind kind)
{
    demand(spec->source == SOURCE_NONE || spec->name, "a sound is something");
    demand(isfinite(spec->level_db) && spec->level_db <= 0, "a level is below full scale");
    demand(is_within(spec->accent_db, 0, 60), "an accent is louder");
    if (spec->source == SOURCE_TONE)
        demand(is_within(spec->pitch_from, 1, 20000) && is_within(spec->pitch_to, 1, 20000),
               "a pitch is one that can be heard");
    if (kind == SOUND_BED || spec->source == SOURCE_FILE)
        return;  // a bed takes a second; files are audio_fuzz's
    Sounds *sounds = sounds_open(RATE, 1);
    demand(sounds != NULL, "there is memory");
    check_clip(sounds_get(sounds, spec, kind, RATE / 2, 0));
    sounds_close(sounds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzFile   file = file_of(data, size);
    Arena      arena = { 0 };
    DiagList   diags = { .arena = &arena };
    SearchPath search = { { "." }, 1 };
    const Desk desk = { &arena, &diags, &search, NULL };
    SoundPack  pack = { 0 };
    bool       good = pack_read(&desk, (Named){ .text = file.path }, file.path, &pack);
    demand(good == (diags.errors == 0), "there is a pack, or an error says why not");
    check_messages(&diags, &arena);
    for (int kind = 0; good && kind < SOUND_KIND_COUNT; kind++)
        check_spec(&pack.specs[kind], (SoundKind)kind);
    arena_free(&arena);
    file_close(&file);
    return 0;
}
