// What a listener can hear of the sounds that are not speech, measured on their samples.
#include "sound/pack_read.h"
#include "sound/sounds.h"

#include "base/arena.h"
#include "cmocka_all.h"
#include "ear.h"
#include "sound/loudness.h"
#include "sound/wave.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RATE = 44100 };

static const char *const packs[] = { "air", "tone", "bowl", "mono", "sea" };
enum { PACKS = sizeof packs / sizeof *packs };

typedef struct {
    Arena      arena;
    DiagList   diags;
    Sounds    *sounds;
    SearchPath path;
} Room;

static Room room_open(void)
{
    Room room = { .sounds = sounds_open(RATE, 1), .path = { { "." }, 1 } };
    return room;
}

static void room_close(Room *room)
{
    sounds_close(room->sounds);
    arena_free(&room->arena);
}

static SoundPack pack_of(Room *room, const char *name)
{
    SoundPack   pack;
    const Named named = { .text = name };
    room->diags.arena = &room->arena;
    assert_true(pack_read(&(Desk){ &room->arena, &room->diags, &room->path, NULL }, named,
                          pack_find(&(Desk){ &room->arena, &room->diags, &room->path, NULL }, named), &pack));
    return pack;
}

static const Clip *breath_of(Room *room, const char *pack_name, SoundKind kind, double seconds)
{
    SoundPack   pack = pack_of(room, pack_name);
    const Clip *clip = sounds_get(room->sounds, &pack.specs[kind], kind, (Frames)(seconds * RATE), 0);
    assert_non_null(clip);
    return clip;
}

// --- Breath ----------------------------------------------------------------------------

static void in_is_brighter_than_out_in_every_pack(void **state)
{
    (void)state;
    Room room = room_open();
    for (int p = 0; p < PACKS; p++) {
        double in = ear_centroid(breath_of(&room, packs[p], SOUND_IN, 1.8), 0.1, 0.7);
        double out = ear_centroid(breath_of(&room, packs[p], SOUND_OUT, 2.4), 0.1, 0.7);
        print_message("# %s: in %.0f Hz, out %.0f Hz\n", packs[p], in, out);
        assert_true(in > 1.12 * out);
    }
    room_close(&room);
}

static void in_rises_and_out_falls_where_the_pack_sweeps(void **state)
{
    (void)state;
    Room                     room = room_open();
    static const char *const sweeping[] = { "air", "tone", "sea" };
    for (int p = 0; p < 3; p++) {
        const Clip *in = breath_of(&room, sweeping[p], SOUND_IN, 2.5),
                   *out = breath_of(&room, sweeping[p], SOUND_OUT, 2.5);
        assert_true(ear_centroid(in, 0.6, 0.9) > 1.06 * ear_centroid(in, 0.1, 0.4));
        assert_true(ear_centroid(out, 0.6, 0.9) < 0.94 * ear_centroid(out, 0.1, 0.4));
    }
    room_close(&room);
}

static void a_breath_winds_down_whatever_its_length(void **state)
{
    (void)state;
    Room                room = room_open();
    static const double lengths[] = { 1.0, 1.8, 2.4, 4.0, 10.0 };
    for (int p = 0; p < PACKS; p++)
        for (int kind = SOUND_IN; kind <= SOUND_LIFT; kind++)
            for (int l = 0; l < 5; l++) {
                const Clip *clip = breath_of(&room, packs[p], kind, lengths[l]);
                double      middle = ear_part(clip, 0.3, 0.6), near = 1 - 0.12 / lengths[l];
                assert_true(ear_part(clip, near, 1.0) < middle - 9);
                assert_true(ear_part(clip, 1 - 0.03 / lengths[l], 1.0) < middle - 25);
                if (kind != SOUND_LIFT && lengths[l] > 1)
                    assert_true(ear_part(clip, 1 - 0.45 / lengths[l], 1 - 0.35 / lengths[l]) > middle - 9);
            }
    room_close(&room);
}

static void out_takes_longer_to_go_than_in(void **state)
{
    (void)state;
    Room        room = room_open();
    const Clip *in = breath_of(&room, "air", SOUND_IN, 2.4), *out = breath_of(&room, "air", SOUND_OUT, 2.4);
    assert_true(ear_part(in, 0.0, 0.15) < ear_part(out, 0.0, 0.15) - 3);
    assert_true(ear_part(in, 0.5, 0.65) > ear_part(out, 0.5, 0.65));
    room_close(&room);
}

static double crossings_a_second(const Clip *clip)
{
    int crossings = 0;
    for (Frames i = clip->length / 10 + 1; i < clip->length * 8 / 10; i++)
        crossings += ear_sample(clip, i - 1, 0) < 0 && ear_sample(clip, i, 0) >= 0;
    return crossings / (0.7 * (double)clip->length / RATE);
}

static double at_half(const Clip *clip)
{
    double loud = ear_part(clip, 0.3, 0.5);
    for (Frames at = 0; at + 220 < clip->length; at += 44)
        if (ear_level(clip, at, at + 220) > loud - 6)
            return (double)at / RATE;
    return 0;
}

static void variants_differ_in_pitch_level_and_rise(void **state)
{
    (void)state;
    Room      room = room_open();
    SoundPack pack = pack_of(&room, "mono");  // 400 Hz, neither rising nor falling
    double    pitch[2] = { 1e9, 0 }, level[2] = { 0, -100 }, rise[2] = { 9, 0 };
    for (int variant = 0; variant < BREATH_VARIANTS; variant++) {
        const Clip *clip = sounds_get(room.sounds, &pack.specs[SOUND_OUT], SOUND_OUT, 2 * RATE, variant);
        double      hz = crossings_a_second(clip), db = ear_part(clip, 0.03, 0.83), half = at_half(clip);
        pitch[0] = fmin(pitch[0], hz), pitch[1] = fmax(pitch[1], hz);
        level[0] = fmin(level[0], db), level[1] = fmax(level[1], db);
        rise[0] = fmin(rise[0], half), rise[1] = fmax(rise[1], half);
    }
    assert_true(pitch[0] > 0.965 * 400 && pitch[0] < 0.98 * 400);
    assert_true(pitch[1] > 1.02 * 400 && pitch[1] < 1.035 * 400);
    assert_true(fabs(level[1] - level[0] - 2) < 0.3 &&
                fabs(level[0] + level[1] - 2 * pack.specs[SOUND_OUT].level_db) < 0.6);
    assert_true(rise[1] > 1.1 * rise[0] && rise[1] < 1.35 * rise[0]);
    room_close(&room);
}

// The mean over 10 ms that the clip says itself, against the samples through the filters of the standard.
static void a_breath_knows_how_loud_it_is(void **state)
{
    (void)state;
    Room room = room_open();
    for (int variant = 0; variant < BREATH_VARIANTS; variant++) {
        SoundPack   pack = pack_of(&room, "air");
        const Clip *clip = sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, 2 * RATE, variant);
        float      *samples = malloc(sizeof *samples * (size_t)clip->length);
        assert_non_null(samples);
        for (Frames i = 0; i < clip->length; i++)
            samples[i] = (float)ear_sample(clip, i, 0);
        double heard = loudness_integrated(samples, clip->length, 1, RATE);
        assert_true(fabs(heard - loudness_of_energy(clip->energy, clip->energy_count, 2)) < 0.5);
        free(samples);
    }
    room_close(&room);
}

static void a_breath_is_as_long_as_asked_to_a_grid_of_25_ms(void **state)
{
    (void)state;
    Room        room = room_open();
    SoundPack   pack = pack_of(&room, "air");
    const Clip *one = sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, 79380, 0);
    const Clip *near = sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, 79400, 0);
    assert_int_equal(one->length, 79380);
    assert_ptr_equal(one, near);
    assert_int_equal(one->channels, 1);
    assert_ptr_not_equal(one, sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, 80483, 0));
    room_close(&room);
}

// --- Every sound -----------------------------------------------------------------------

static void no_sound_clicks_at_its_edges(void **state)
{
    (void)state;
    Room room = room_open();
    for (int p = 0; p < PACKS; p++) {
        SoundPack pack = pack_of(&room, packs[p]);
        for (int kind = 0; kind < SOUND_BED; kind++) {
            if (pack.specs[kind].source == SOURCE_NONE)
                continue;
            const Clip *clip = sounds_get(room.sounds, &pack.specs[kind], kind, 2 * RATE, 0);
            double loud = ear_jump(clip, 1, clip->length - 1), rms = wave_gain(pack.specs[kind].level_db);
            assert_true(ear_jump(clip, 0, 8) <= fmax(0.6 * loud, 0.3 * rms));
            assert_true(ear_jump(clip, clip->length - 20, clip->length) < 0.01 * rms);
        }
    }
    room_close(&room);
}

static void the_body_of_a_sound_has_the_level_the_pack_says(void **state)
{
    (void)state;
    Room      room = room_open();
    SoundPack pack = pack_of(&room, "air");
    struct {
        SoundKind kind;
        double    from, to;
    } bodies[] = {
        { SOUND_IN, 0.05, 0.83 }, { SOUND_OUT, 0.03, 0.83 }, { SOUND_LIFT, 0.225, 0.75 },
        { SOUND_STEP, 0, 0.1 },   { SOUND_BED, 0, 1 },
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        const SoundSpec *spec = &pack.specs[bodies[i].kind];
        const Clip      *clip = sounds_get(room.sounds, spec, bodies[i].kind, 2 * RATE, 0);
        assert_true(fabs(ear_part(clip, bodies[i].from, bodies[i].to) - spec->level_db) < 0.5);
    }
    room_close(&room);
}

static void the_same_seed_makes_the_same_samples(void **state)
{
    (void)state;
    Room      room = room_open();
    SoundPack pack = pack_of(&room, "air");
    Sounds   *again = sounds_open(RATE, 1), *other = sounds_open(RATE, 2);
    for (int kind = 0; kind < SOUND_KIND_COUNT; kind++) {
        const Clip *one = sounds_get(room.sounds, &pack.specs[kind], kind, 2 * RATE, 0);
        assert_true(ear_hash(one) == ear_hash(sounds_get(again, &pack.specs[kind], kind, 2 * RATE, 0)));
    }
    assert_true(ear_hash(sounds_get(other, &pack.specs[SOUND_IN], SOUND_IN, 2 * RATE, 0)) !=
                ear_hash(sounds_get(again, &pack.specs[SOUND_IN], SOUND_IN, 2 * RATE, 0)));
    sounds_close(again);
    sounds_close(other);
    room_close(&room);
}

static void another_sample_rate_sounds_alike(void **state)
{
    (void)state;
    Room        room = room_open();
    SoundPack   pack = pack_of(&room, "air");
    Sounds     *high = sounds_open(96000, 1);
    const Clip *one = sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, 2 * RATE, 0);
    const Clip *two = sounds_get(high, &pack.specs[SOUND_IN], SOUND_IN, 2 * 96000, 0);
    double      a = ear_centroid(one, 0.1, 0.7), b = ear_centroid(two, 0.1, 0.7);
    assert_true(fabs(log2(a / b)) < 0.2);
    assert_true(fabs(ear_part(one, 0.2, 0.79) - ear_part(two, 0.2, 0.79)) < 0.5);
    sounds_close(high);
    room_close(&room);
}

// --- Ticks -----------------------------------------------------------------------------

static const Clip *tick_of(Room *room, const char *pack_name, int variant)
{
    SoundPack pack = pack_of(room, pack_name);
    return sounds_get(room->sounds, &pack.specs[SOUND_STEP], SOUND_STEP, 0, variant);
}

static void a_tick_is_there_within_a_millisecond(void **state)
{
    (void)state;
    Room room = room_open();
    for (int variant = 0; variant < 4; variant++) {
        const Clip *tick = tick_of(&room, variant & 1 ? "bowl" : "air", variant);
        double      peak = 0, first = 0;
        for (Frames i = 0; i < tick->length; i++) {
            double loud = fabs(ear_sample(tick, i, 0));
            peak = fmax(peak, loud);
            first = i < RATE / 1000 ? peak : first;
        }
        assert_true(first > 0.5 * peak);
    }
    room_close(&room);
}

static void a_tick_is_whole_in_each_ear_and_in_mono(void **state)
{
    (void)state;
    Room room = room_open();
    for (int right = 0; right < 2; right++) {
        const Clip *tick = tick_of(&room, "air", right);
        double      ears[2] = { 0, 0 }, mono = 0;
        for (Frames i = 0; i < tick->length; i++) {
            double l = ear_sample(tick, i, 0), r = ear_sample(tick, i, 1);
            ears[0] += l * l, ears[1] += r * r, mono += (l + r) * (l + r) / 4;
        }
        assert_true(ears[right] > ears[!right]);        // nearer to its own side
        assert_true(ears[!right] > 0.4 * ears[right]);  // but never gone from the other
        assert_true(mono > 0.4 * ears[right]);
    }
    room_close(&room);
}

static void an_accent_is_louder_by_what_the_pack_says(void **state)
{
    (void)state;
    Room        room = room_open();
    const Clip *plain = tick_of(&room, "air", 0), *accent = tick_of(&room, "air", 2);
    assert_true(fabs(ear_part(accent, 0, 1) - ear_part(plain, 0, 1) - 3.0) < 0.1);
    room_close(&room);
}

static void a_tick_is_between_1_and_3_kilohertz(void **state)
{
    (void)state;
    Room   room = room_open();
    double centre = ear_centroid(tick_of(&room, "air", 0), 0, 0.5);
    assert_true(centre > 1000 && centre < 3000);
    room_close(&room);
}

// --- Chimes and beds -------------------------------------------------------------------

static void the_end_is_three_falling_notes_and_nothing_else_is(void **state)
{
    (void)state;
    Room        room = room_open();
    SoundPack   pack = pack_of(&room, "air");
    const Clip *chimes[3];
    for (int i = 0; i < 3; i++)
        chimes[i] = sounds_get(room.sounds, &pack.specs[SOUND_CHIME + i], SOUND_CHIME + i, 0, 0);
    assert_true(chimes[2]->length > chimes[1]->length && chimes[1]->length > chimes[0]->length);
    assert_true(chimes[2]->length <= 4 * RATE);
    double last = 588, first = 880, part = 0.6 * RATE / (double)chimes[2]->length;
    assert_true(ear_power(chimes[2], 0.01, part, first) > 20 * ear_power(chimes[2], 0.01, part, last));
    assert_true(ear_power(chimes[2], 0.6, 0.9, last) > 4 * ear_power(chimes[2], 0.6, 0.9, first));
    room_close(&room);
}

static void a_bed_closes_without_a_seam(void **state)
{
    (void)state;
    Room                     room = room_open();
    static const char *const names[] = { "pink", "brown", "white", "rain", "sea" };
    for (int n = 0; n < 5; n++) {
        SoundSpec   spec = { .source = SOURCE_NOISE, .name = names[n], .level_db = -40 };
        const Clip *bed = sounds_get(room.sounds, &spec, SOUND_BED, 0, 0);
        for (int c = 0; c < 2; c++) {
            double seam = fabs(ear_sample(bed, 0, c) - ear_sample(bed, bed->length - 1, c));
            assert_true(seam <= ear_jump(bed, 1, bed->length - 1));
        }
        double around = 0;  // what is around the seam is as loud as the rest: no hole, no hump
        for (Frames i = -RATE / 4; i < RATE / 4; i++) {
            double s = ear_sample(bed, (i + bed->length) % bed->length, 0);
            around += s * s;
        }
        assert_true(fabs(10 * log10(around / (RATE / 2)) - spec.level_db) < 9);
    }
    room_close(&room);
}

static void a_bed_is_never_quiet_for_long_and_whole_in_mono(void **state)
{
    (void)state;
    Room                     room = room_open();
    static const char *const names[] = { "pink", "brown", "white", "rain", "sea" };
    for (int n = 0; n < 5; n++) {
        SoundSpec   spec = { .source = SOURCE_NOISE, .name = names[n], .level_db = -46 };
        const Clip *bed = sounds_get(room.sounds, &spec, SOUND_BED, 0, 0);
        double      mono = 0;
        for (Frames from = 0; from + RATE <= bed->length; from += RATE / 2)
            assert_true(ear_level(bed, from, from + RATE) > -60);
        for (Frames i = 0; i < bed->length; i++) {
            double sum = (ear_sample(bed, i, 0) + ear_sample(bed, i, 1)) / 2;
            mono += sum * sum;
        }
        assert_true(10 * log10(mono / (double)bed->length) > -48);
    }
    room_close(&room);
}

// --- Own files -------------------------------------------------------------------------

static void put(FILE *file, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        fputc((int)(value >> (8 * i) & 255), file);
}

// A WAV of a 500 Hz tone; amplitude 0 is silence; claims `frames` and holds `held` of them.
static const char *write_wav(const char *name, int rate, int channels, unsigned frames, unsigned held,
                             double amplitude)
{
    FILE *file = fopen(name, "wb");
    assert_non_null(file);
    unsigned bytes = frames * (unsigned)channels * 2;
    fputs("RIFF", file), put(file, 36 + bytes, 4), fputs("WAVEfmt ", file), put(file, 16, 4), put(file, 1, 2);
    put(file, (unsigned)channels, 2), put(file, (unsigned)rate, 4),
        put(file, (unsigned)(rate * channels * 2), 4);
    put(file, (unsigned)channels * 2, 2), put(file, 16, 2), fputs("data", file), put(file, bytes, 4);
    for (unsigned i = 0; i < held * (unsigned)channels; i++)
        put(file,
            (unsigned)(int)lrint(32000 * amplitude *
                                 sin(6.283185307 * 500 * (i / (unsigned)channels) / rate)) &
                0xffff,
            2);
    fclose(file);
    return name;
}

static char folder[] = "/tmp/walkcoach-sounds.XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static const Clip *own(Room *room, const char *path, SoundKind kind, Frames length)
{
    room->diags.arena = &room->arena;
    SoundSpec spec = { .source = SOURCE_FILE, .name = path, .level_db = -24 };
    sounds_read(room->sounds, &spec, kind, &room->diags);
    return sounds_get(room->sounds, &spec, kind, length, 0);
}

static void a_file_that_cannot_be_used_is_reported_once_and_plainly(void **state)
{
    (void)state;
    static const struct {
        const char *name, *says;
        unsigned    frames;
    } files[] = {
        { "absent.wav", "cannot be read: No such file", 0 },
        { "empty.wav", "is empty", 0 },
        { "broken.wav", "is not a sound file", 0 },
        { "silent.wav", "is silent", 4410 },
        { "short.wav", "holds no sound", 0 },
    };
    fclose(fopen(in_folder("empty.wav"), "wb"));
    FILE *broken = fopen(in_folder("broken.wav"), "wb");
    fputs("This is no sound, just words in a file that is called one.\n", broken);
    fclose(broken);
    write_wav(in_folder("silent.wav"), RATE, 1, 4410, 4410, 0);
    write_wav(in_folder("short.wav"), RATE, 1, 0, 0, 0);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Room room = room_open();
        assert_null(own(&room, in_folder(files[i].name), SOUND_IN, RATE));
        assert_null(own(&room, in_folder(files[i].name), SOUND_IN, 2 * RATE));
        assert_int_equal(room.diags.count, 1);
        assert_non_null(strstr(room.diags.items[0].message, files[i].says));
        room_close(&room);
    }
}

static void a_file_of_any_rate_comes_out_at_the_pitch_and_level_asked(void **state)
{
    (void)state;
    static const int rates[] = { 8000, 22050, 44100, 48000, 192000 };
    for (int i = 0; i < 5; i++) {
        Room        room = room_open();
        const Clip *clip = own(&room,
                               write_wav(in_folder("any.wav"), rates[i], 1 + i % 2, (unsigned)rates[i] * 2,
                                         (unsigned)rates[i] * 2, 0.03),
                               SOUND_CHIME, 0);
        assert_non_null(clip);
        assert_true(llabs(clip->length - 2 * RATE) <= 1);
        assert_true(fabs(ear_part(clip, 0.1, 0.9) + 24) < 0.5);
        assert_true(ear_power(clip, 0.4, 0.6, 500) > 100 * ear_power(clip, 0.4, 0.6, 545));
        room_close(&room);
    }
}

static void a_file_that_is_too_long_is_cut_with_a_warning(void **state)
{
    (void)state;
    Room        room = room_open();
    const Clip *clip = own(&room, write_wav(in_folder("long.wav"), 8000, 1, 8000 * 3600, 8000 * 30, 0.5),
                           SOUND_CHIME, 0);
    assert_non_null(clip);
    assert_int_equal(clip->length, 20 * RATE);
    assert_int_equal(room.diags.warnings, 1);
    assert_non_null(strstr(room.diags.items[0].message, "is longer than 20 s"));
    room_close(&room);
}

static void a_breath_of_ones_own_winds_down_too(void **state)
{
    (void)state;
    Room        room = room_open();
    const char *path = write_wav(in_folder("breath.wav"), RATE, 2, 4 * RATE, 4 * RATE, 0.5);
    const Clip *clip = own(&room, path, SOUND_OUT, 2 * RATE);
    assert_int_equal(clip->length, 2 * RATE);
    assert_true(ear_part(clip, 0.93, 1.0) < ear_part(clip, 0.1, 0.4) - 9);
    assert_true(ear_jump(clip, clip->length - 20, clip->length) < 0.001);
    room_close(&room);
}

static void a_tick_of_ones_own_starts_with_its_first_sound(void **state)
{
    (void)state;
    Room        room = room_open();
    const char *path = in_folder("late.wav");
    write_wav(path, RATE, 1, RATE / 2, 0, 0);
    FILE *file = fopen(path, "r+b");
    fseek(file, 44 + 2 * 4410, SEEK_SET);  // a tenth of a second of nothing first
    for (int i = 0; i < RATE / 2 - 4410; i++)
        put(file, (unsigned)(int)lrint(20000 * sin(0.2 * i) * exp(-i / 400.0)) & 0xffff, 2);
    fclose(file);
    file = fopen(path, "r+b");
    fseek(file, 44, SEEK_SET);
    for (int i = 0; i < 4410; i++)
        put(file, 0, 2);
    fclose(file);
    const Clip *tick = own(&room, path, SOUND_STEP, 0);
    assert_non_null(tick);
    assert_int_equal(tick->channels, 2);
    double first = 0, peak = 0;
    for (Frames i = 0; i < tick->length; i++) {
        peak = fmax(peak, fabs(ear_sample(tick, i, 1)));
        first = i < RATE / 1000 ? peak : first;
    }
    assert_true(first > 0.5 * peak);
    room_close(&room);
}

static void a_bed_of_ones_own_closes_into_a_loop(void **state)
{
    (void)state;
    Room        room = room_open();
    const Clip *bed = own(&room, write_wav(in_folder("bed.wav"), RATE, 2, 5 * RATE, 5 * RATE, 0.5), SOUND_BED,
                          0);
    assert_non_null(bed);
    assert_true(bed->length < 5 * RATE);
    double seam = fabs(ear_sample(bed, 0, 0) - ear_sample(bed, bed->length - 1, 0));
    assert_true(seam <= 1.5 * ear_jump(bed, 1, bed->length - 1));
    room_close(&room);
}

static void nothing_is_made_of_none(void **state)
{
    (void)state;
    Room      room = room_open();
    SoundPack pack = pack_of(&room, "none");
    assert_null(sounds_get(room.sounds, &pack.specs[SOUND_IN], SOUND_IN, RATE, 0));
    assert_null(sounds_get(room.sounds, &pack.specs[SOUND_STEP], SOUND_STEP, 0, 0));
    assert_non_null(sounds_get(room.sounds, &pack.specs[SOUND_END], SOUND_END, 0, 0));
    assert_int_equal(room.diags.count, 0);
    room_close(&room);
}

static int clear_folder(void **state)
{
    (void)state;
    static const char *const names[] = { "empty", "broken", "silent", "short", "any",
                                         "long",  "breath", "late",   "bed" };
    char                     path[300];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s.wav", folder, names[i]);
        unlink(path);
    }
    return rmdir(folder);
}

// --- Many at once ----------------------------------------------------------------------

typedef void Each(void *self, const SoundSpec *spec, SoundKind kind, Frames length, int variant);

// Chimes, steps, and breaths of all variants and three lengths.
static void each_sound(const SoundPack *pack, Each *each, void *self)
{
    static const SoundKind struck[] = { SOUND_CHIME, SOUND_HALFWAY, SOUND_END };
    for (int i = 0; i < 3; i++)
        each(self, &pack->specs[struck[i]], struck[i], 0, 0);
    for (int i = 0; i < BREATH_VARIANTS; i++)
        each(self, &pack->specs[SOUND_STEP], SOUND_STEP, 0, i);
    for (int i = 0; i < 3 * BREATH_VARIANTS; i++) {
        each(self, &pack->specs[SOUND_IN], SOUND_IN, (2 + i / BREATH_VARIANTS) * RATE, i % BREATH_VARIANTS);
        each(self, &pack->specs[SOUND_OUT], SOUND_OUT, (2 + i / BREATH_VARIANTS) * RATE, i % BREATH_VARIANTS);
    }
}

static void want(void *self, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    sounds_want(self, spec, kind, length, variant);
}

static void compare(void *self, const SoundSpec *spec, SoundKind kind, Frames length, int variant)
{
    Room      **rooms = self;
    const Clip *one = sounds_get(rooms[0]->sounds, spec, kind, length, variant);
    const Clip *other = sounds_get(rooms[1]->sounds, spec, kind, length, variant);
    assert_non_null(one);
    assert_non_null(other);
    assert_int_equal(one->length, other->length);
    assert_true(one->scale == other->scale);
    assert_memory_equal(one->samples, other->samples,
                        sizeof *one->samples * (size_t)(one->length * one->channels));
}

static void what_is_made_beforehand_in_threads_is_the_same(void **state)
{
    (void)state;
    for (int threads = 1; threads <= 8; threads += 7) {
        Room            one = room_open(), other = room_open();
        const SoundPack pack = pack_of(&one, "sea");
        each_sound(&pack, want, one.sounds);
        each_sound(&pack, want, one.sounds);  // asked for twice is made once
        sounds_end(sounds_begin(one.sounds, threads));
        each_sound(&pack, compare, (Room *[]){ &one, &other });
        room_close(&one);
        room_close(&other);
    }
}

// As much as the process has now, and a little.
static void leave_no_memory(void)
{
    long  pages = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    assert_true(statm && fscanf(statm, "%ld", &pages) == 1);
    fclose(statm);
    rlim_t most = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + (1 << 20);
    setrlimit(RLIMIT_AS, &(struct rlimit){ most, most });
}

static void without_memory_no_sound_is_left_out(void **state)
{
    (void)state;
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
    skip();
#endif
    static const SoundKind large[] = { SOUND_LIFT, SOUND_OUT };
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        Room      room = room_open();
        SoundPack pack = pack_of(&room, "sea");
        int       status = -1;
        pid_t     child = fork();
        if (child == 0) {
            close(STDERR_FILENO);
            leave_no_memory();
            sounds_get(room.sounds, &pack.specs[large[i]], large[i], 1200 * RATE, 0);
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 3);
        room_close(&room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_is_brighter_than_out_in_every_pack),
        cmocka_unit_test(in_rises_and_out_falls_where_the_pack_sweeps),
        cmocka_unit_test(a_breath_winds_down_whatever_its_length),
        cmocka_unit_test(out_takes_longer_to_go_than_in),
        cmocka_unit_test(a_breath_is_as_long_as_asked_to_a_grid_of_25_ms),
        cmocka_unit_test(variants_differ_in_pitch_level_and_rise),
        cmocka_unit_test(a_breath_knows_how_loud_it_is),
        cmocka_unit_test(no_sound_clicks_at_its_edges),
        cmocka_unit_test(the_body_of_a_sound_has_the_level_the_pack_says),
        cmocka_unit_test(the_same_seed_makes_the_same_samples),
        cmocka_unit_test(another_sample_rate_sounds_alike),
        cmocka_unit_test(a_tick_is_there_within_a_millisecond),
        cmocka_unit_test(a_tick_is_whole_in_each_ear_and_in_mono),
        cmocka_unit_test(an_accent_is_louder_by_what_the_pack_says),
        cmocka_unit_test(a_tick_is_between_1_and_3_kilohertz),
        cmocka_unit_test(the_end_is_three_falling_notes_and_nothing_else_is),
        cmocka_unit_test(a_bed_closes_without_a_seam),
        cmocka_unit_test(a_bed_is_never_quiet_for_long_and_whole_in_mono),
        cmocka_unit_test(a_file_that_cannot_be_used_is_reported_once_and_plainly),
        cmocka_unit_test(a_file_of_any_rate_comes_out_at_the_pitch_and_level_asked),
        cmocka_unit_test(a_file_that_is_too_long_is_cut_with_a_warning),
        cmocka_unit_test(a_breath_of_ones_own_winds_down_too),
        cmocka_unit_test(a_tick_of_ones_own_starts_with_its_first_sound),
        cmocka_unit_test(a_bed_of_ones_own_closes_into_a_loop),
        cmocka_unit_test(nothing_is_made_of_none),
        cmocka_unit_test(without_memory_no_sound_is_left_out),
        cmocka_unit_test(what_is_made_beforehand_in_threads_is_the_same),
    };
    return mkdtemp(folder) ? cmocka_run_group_tests(tests, NULL, clear_folder) : 1;
}
