// libFuzzer: a voice's file may hold anything. What it is read as is within the ranges that are documented,
// and comes through the pipe to the speaker as it was.
#include "fuzz.h"

#include "base/text.h"
#include "voice/profile_parcel.h"
#include "voice/profile_read.h"
#include "voice/respell.h"

#include <string.h>

static void check_ranges(const VoiceProfile *voice)
{
    demand(is_within(voice->rate, 80, 220), "a rate is 80 to 220");
    demand(is_within(voice->gain_db, -20, 12), "a gain is -20 to 12 dB");
    demand(is_within(voice->pitch, 0, 99) && is_within(voice->range, 0, 99), "pitch and range are 0 to 99");
    demand(is_within(voice->word_gap, 0, 50), "a gap is 0 to 50");
    demand(is_within(voice->words_wrong, 0, 200) || voice->words_wrong == -1, "words_wrong is a percentage");
    demand(is_within(voice->intelligibility, 0, 1) || voice->intelligibility == -1, "a share is 0 to 1");
    demand(voice->own_rate == 0 || is_within(voice->own_rate, 60, 400), "own_rate is 60 to 400");
    demand(voice->name && voice->title && voice->language, "a voice has a name, a title and a language");
    for (size_t i = 0; i < voice->band_count; i++)
        demand(is_within(voice->bands[i].hz, 1, 96000) && is_within(voice->bands[i].db, -60, 60),
               "a band is a pitch and a gain");
    for (size_t i = 0; i < voice->respelling_count; i++)
        demand(voice->respellings[i].from && *voice->respellings[i].from && voice->respellings[i].to,
               "a respelling is of something");
    if (voice->engine == ENGINE_COMMAND) {
        demand(voice->argv && voice->argv[0] && *voice->argv[0], "a command has a name");
        demand(voice->timeout > 0 && is_within(voice->processes, 1, 16), "a command has its limits");
    }
    demand(voice->engine != ENGINE_RECORDINGS || voice->folder, "recordings are in a folder");
}

static void check_parcel(const VoiceProfile *voice, Arena *arena)
{
    Text         there = { .arena = arena }, again = { .arena = arena };
    VoiceProfile back = { 0 };
    profile_put(&there, voice);
    Parcel parcel = { text_string(&there), there.length, false };
    profile_take(&parcel, arena, &back);
    demand(!parcel.broken && parcel.left == 0, "a parcel is whole");
    profile_put(&again, &back);
    demand(again.length == there.length &&
               memcmp(text_string(&again), text_string(&there), there.length) == 0,
           "what comes out of the pipe is what went in");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzFile     file = file_of(data, size);
    Arena        arena = { 0 };
    DiagList     diags = { .arena = &arena };
    SearchPath   search = { { "." }, 1 };
    const Desk   desk = { &arena, &diags, &search, NULL };
    VoiceProfile voice = { 0 };
    bool         good = voice_read_profile(&desk, (Named){ .text = file.path }, &voice);
    demand(good == (diags.errors == 0), "there is a voice, or an error says why not");
    check_messages(&diags, &arena);
    int depth = 0;
    for (const VoiceProfile *one = good ? &voice : NULL; one; one = one->fallback) {
        check_ranges(one);
        check_parcel(one, &arena);
        demand(depth++ <= VOICE_FALLBACKS_MAX, "voices that fall back to each other end");
    }
    arena_free(&arena);
    file_close(&file);
    return 0;
}
