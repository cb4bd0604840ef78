#include "voice/profile_parcel.h"

#include <stddef.h>

// The plain fields: a new field of VoiceProfile needs a row here, or it does not reach the speaker. A voice's
// measured figures and its packages are left out: speaking does not need them.
#define NUMBERS(X) \
    X(rate) X(engine) X(pitch) X(range) X(word_gap) X(timeout) X(stay_alive) X(processes) X(own_rate)
#define TEXTS(X) X(name) X(title) X(language) X(espeak_voice) X(folder)

static void put_respellings(Text *parcel, const VoiceProfile *profile)
{
    parcel_put_int(parcel, (int64_t)profile->respelling_count);
    for (size_t i = 0; i < profile->respelling_count; i++) {
        parcel_put_text(parcel, profile->respellings[i].from);
        parcel_put_text(parcel, profile->respellings[i].to);
    }
}

static void put_bands(Text *parcel, const VoiceProfile *profile)
{
    parcel_put_int(parcel, (int64_t)profile->band_count);
    for (size_t i = 0; i < profile->band_count; i++) {
        parcel_put_double(parcel, profile->bands[i].hz);
        parcel_put_double(parcel, profile->bands[i].db);
    }
}

static void put_argv(Text *parcel, const VoiceProfile *profile)
{
    size_t count = 0;
    while (profile->argv && profile->argv[count])
        count++;
    parcel_put_int(parcel, (int64_t)count);
    for (size_t i = 0; i < count; i++)
        parcel_put_text(parcel, profile->argv[i]);
}

void profile_put(Text *parcel, const VoiceProfile *profile)
{
#define PUT_NUMBER(field) parcel_put_int(parcel, (int64_t)profile->field);
#define PUT_TEXT(field)   parcel_put_text(parcel, profile->field);
    NUMBERS(PUT_NUMBER)
    TEXTS(PUT_TEXT)
    parcel_put_double(parcel, profile->gain_db);
    put_respellings(parcel, profile);
    put_bands(parcel, profile);
    put_argv(parcel, profile);
}

static void take_respellings(Parcel *parcel, Arena *arena, VoiceProfile *out)
{
    out->respelling_count = parcel_count(parcel);
    Respelling *all = ARENA_ARRAY(arena, Respelling, out->respelling_count + 1);
    for (size_t i = 0; i < out->respelling_count; i++) {
        all[i].from = parcel_text(parcel);
        all[i].to = parcel_text(parcel);
    }
    out->respellings = all;
}

static void take_bands(Parcel *parcel, Arena *arena, VoiceProfile *out)
{
    out->band_count = parcel_count(parcel);
    EqualiserBand *bands = ARENA_ARRAY(arena, EqualiserBand, out->band_count + 1);
    for (size_t i = 0; i < out->band_count; i++) {
        bands[i].hz = parcel_double(parcel);
        bands[i].db = parcel_double(parcel);
    }
    out->bands = bands;
}

static void take_argv(Parcel *parcel, Arena *arena, VoiceProfile *out)
{
    size_t       count = parcel_count(parcel);
    const char **argv = ARENA_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        argv[i] = parcel_text(parcel);
    out->argv = count > 0 ? argv : NULL;
}

void profile_take(Parcel *parcel, Arena *arena, VoiceProfile *out)
{
    *out = (VoiceProfile){ 0 };
#define TAKE_NUMBER(field) out->field = (__typeof__(out->field))parcel_int(parcel);
#define TAKE_TEXT(field)   out->field = parcel_text(parcel);
    NUMBERS(TAKE_NUMBER)
    TEXTS(TAKE_TEXT)
    out->gain_db = parcel_double(parcel);
    take_respellings(parcel, arena, out);
    take_bands(parcel, arena, out);
    take_argv(parcel, arena, out);
}
