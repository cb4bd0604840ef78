// voice/polish.h on tones made by hand: what is cut off, faded, equalised, tamed and levelled, and where its
// marks are. libebur128 measures the loudness.
#include "cmocka_all.h"

#include "voice/polish.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

enum { RAW_RATE = 22050, RATE = 44100 };

// Silence, then a sum of two tones, then silence; seconds.
typedef struct {
    double before, heard, after, amplitude, hz, second_hz;
    int    channels;
} Speech;
static const Speech plain = { 0.1, 1.0, 0.3, 0.2, 441, 0, 1 };

static Utterance utter(Speech speech)
{
    Frames    length = lround((speech.before + speech.heard + speech.after) * RAW_RATE);
    Utterance raw = { calloc((size_t)(length * speech.channels), sizeof(float)),
                      length,
                      speech.channels,
                      RAW_RATE,
                      -1,
                      false,
                      NULL,
                      0 };
    assert_non_null(raw.samples);
    for (Frames i = lround(speech.before * RAW_RATE); i < lround((speech.before + speech.heard) * RAW_RATE);
         i++)
        for (int c = 0; c < speech.channels; c++)
            raw.samples[i * speech.channels + c] =
                (float)(speech.amplitude * (sin(2 * M_PI * speech.hz * (double)i / RAW_RATE) +
                                            sin(2 * M_PI * speech.second_hz * (double)i / RAW_RATE)));
    return raw;
}

static Clip *polished(Speech speech, const VoiceProfile *profile)
{
    static const VoiceProfile nothing = { 0 };
    Utterance                 raw = utter(speech);
    Clip                     *clip = polish(&raw, profile ? profile : &nothing, RATE);
    free(raw.samples);
    return clip;
}

static double sample(const Clip *clip, Frames at, int channel)
{
    return clip->samples[at * clip->channels + channel] / 32768.0 * clip->scale;
}

// As heard in both ears: a mono clip is in each.
static double lufs_of(const Clip *clip)
{
    ebur128_state *state = ebur128_init(2, (unsigned)clip->rate, EBUR128_MODE_I);
    double         lufs;
    for (Frames i = 0; i < clip->length; i++) {
        double pair[] = { sample(clip, i, 0), sample(clip, i, clip->channels - 1) };
        ebur128_add_frames_double(state, pair, 1);
    }
    ebur128_loudness_global(state, &lufs);
    ebur128_destroy(&state);
    return lufs;
}

static double rms_of(const Clip *clip, double from, double to)
{
    double sum = 0;
    Frames first = lround(from * RATE), last = lround(to * RATE);
    for (Frames i = first; i < last; i++)
        sum += pow(sample(clip, i, 0), 2);
    return sqrt(sum / (double)(last - first));
}

static double peak_of(const Clip *clip)
{
    double peak = 0;
    for (Frames i = 0; i < clip->length; i++)
        for (int c = 0; c < clip->channels; c++)
            peak = fmax(peak, fabs(sample(clip, i, c)));
    return peak;
}

// Four milliseconds before the first sound, twenty after the last.
static void silence_around_it_is_cut_off(void **state)
{
    (void)state;
    Clip *clip = polished(plain, NULL);
    assert_non_null(clip);
    assert_true(clip->rate == RATE && clip->channels == 1);
    assert_float_equal((double)clip->length / RATE, 0.004 + 1.0 + 0.020, 0.0025);
    assert_float_equal((double)clip->onset / RATE, 0.004, 0.0015);
    assert_int_equal(clip->vowel, clip->onset);
    assert_int_equal(clip->word_count, 0);
    assert_true(fabs(sample(clip, 0, 0)) < 0.001 && fabs(sample(clip, clip->length - 1, 0)) < 0.001);
    clip_free(clip);

    Speech at_once = plain;
    at_once.before = at_once.after = 0;
    clip = polished(at_once, NULL);
    assert_float_equal((double)clip->length / RATE, 1.0, 0.0005);
    assert_true(fabs(sample(clip, 0, 0)) < 0.01 && fabs(sample(clip, clip->length - 1, 0)) < 0.01);
    clip_free(clip);
}

// The tail of a tone that goes on to the end falls evenly over twenty milliseconds, its head rises over four.
static void its_ends_are_faded(void **state)
{
    (void)state;
    Speech speech = plain;
    speech.before = speech.after = 0;
    speech.hz = 2205;
    Clip  *clip = polished(speech, NULL);
    double full = rms_of(clip, 0.4, 0.6);
    assert_float_equal(rms_of(clip, 0.990, 0.991) / full, 0.475, 0.03);
    assert_float_equal(rms_of(clip, 0.984, 0.985) / full, 0.775, 0.03);
    assert_float_equal(rms_of(clip, 0.975, 0.979) / full, 1, 0.03);
    assert_float_equal(rms_of(clip, 0.002, 0.003) / full, 0.625, 0.06);
    assert_float_equal(rms_of(clip, 0.006, 0.010) / full, 1, 0.03);
    clip_free(clip);
}

static void every_clip_is_as_loud_in_one_channel_or_two(void **state)
{
    static const double amplitudes[] = { 0.002, 0.2, 0.49 };
    (void)state;
    for (int channels = 1; channels <= 2; channels++)
        for (size_t i = 0; i < 3; i++) {
            Speech speech = plain;
            speech.channels = channels, speech.amplitude = amplitudes[i];
            Clip *clip = polished(speech, NULL);
            assert_int_equal(clip->channels, channels);
            assert_float_equal(lufs_of(clip), -18.0, 0.1);
            clip_free(clip);
        }
    const VoiceProfile quieter = { .gain_db = -3.5 };
    Clip              *clip = polished(plain, &quieter);
    assert_float_equal(lufs_of(clip), -21.5, 0.1);
    clip_free(clip);
}

static double level_of(const Clip *clip, double hz)
{
    double re = 0, im = 0;
    for (Frames i = RATE / 4; i < RATE * 3 / 4; i++) {
        re += sample(clip, i, 0) * cos(2 * M_PI * hz * (double)i / RATE);
        im += sample(clip, i, 0) * sin(2 * M_PI * hz * (double)i / RATE);
    }
    return 10 * log10(re * re + im * im);
}

static void it_is_equalised_and_freed_of_rumble(void **state)
{
    (void)state;
    Speech speech = plain;
    speech.hz = 300, speech.second_hz = 3000;
    const EqualiserBand bands[] = { { 3000, 6 }, { 300, -4 }, { 10000, 12 } };
    const VoiceProfile  equalised = { .bands = bands, .band_count = 3 };
    Clip               *clip = polished(speech, &equalised), *as_it_is = polished(speech, NULL);
    assert_float_equal(level_of(as_it_is, 3000) - level_of(as_it_is, 300), 0, 0.2);
    assert_float_equal(level_of(clip, 3000) - level_of(clip, 300), 10, 0.4);
    clip_free(clip);
    clip_free(as_it_is);

    speech.hz = 20, speech.second_hz = 3000;
    clip = polished(speech, NULL);
    assert_in_range((int)(level_of(clip, 3000) - level_of(clip, 20)), 15, 60);
    clip_free(clip);
}

// A click of 0.9 on a soft tone.
static void a_peak_is_at_most_ten_decibels_above_the_rest(void **state)
{
    (void)state;
    Speech speech = plain;
    speech.amplitude = 0.05;
    Utterance raw = utter(speech);
    for (int i = 0; i < 12; i++)
        raw.samples[RAW_RATE / 2 + i] = i % 2 ? -0.9f : 0.9f;
    Clip *clip = polish(&raw, &(VoiceProfile){ 0 }, RATE);
    free(raw.samples);
    assert_non_null(clip);
    assert_float_equal(lufs_of(clip), -18, 0.15);
    assert_float_equal(20 * log10(peak_of(clip)), -18 + 9.7, 0.01);
    clip_free(clip);
}

// What an engine knows of the raw speech moves with it: 96 ms are cut off in front.
static void its_marks_are_where_they_are_heard(void **state)
{
    (void)state;
    ClipWord  words[] = { { 0, 4, 0 }, { 5, 3, RAW_RATE * 6 / 10 }, { 9, 2, RAW_RATE * 3 } };
    Utterance raw = utter(plain);
    raw.words = words, raw.word_count = 3, raw.vowel = RAW_RATE * 4 / 10;
    Clip *clip = polish(&raw, &(VoiceProfile){ 0 }, RATE);
    assert_int_equal(clip->word_count, 3);
    assert_float_equal((double)clip->vowel / RATE, 0.304, 0.0015);
    assert_int_equal(clip->words[0].at, 0);
    assert_float_equal((double)clip->words[1].at / RATE, 0.504, 0.0015);
    assert_int_equal(clip->words[2].at, clip->length);
    assert_true(clip->words[1].start == 5 && clip->words[1].length == 3);
    clip_free(clip);
    free(raw.samples);

    raw = utter(plain);
    raw.vowel = 10;  // before anything is heard
    clip = polish(&raw, &(VoiceProfile){ 0 }, RATE);
    assert_int_equal(clip->vowel, clip->onset);
    clip_free(clip);
    free(raw.samples);
}

// --- To the frame -------------------------------------------------------------------------
//
// 16 frames are a millisecond, and the clip has the rate of the speech: nothing is resampled.

enum { EVEN_RATE = 16000 };

// Alternating samples of that strength in [from, to), in ms.
typedef struct {
    int    from, to;
    double strength;
} Stretch;

static Utterance even_speech(int ms, int channels, const Stretch *stretches, int count)
{
    Utterance raw = { .samples = calloc((size_t)(16 * ms * channels), sizeof(float)),
                      .length = 16 * ms,
                      .channels = channels,
                      .rate = EVEN_RATE,
                      .vowel = -1 };
    assert_non_null(raw.samples);
    for (int s = 0; s < count; s++)
        for (int i = 16 * stretches[s].from; i < 16 * stretches[s].to; i++)
            for (int c = 0; c < channels; c++)
                raw.samples[i * channels + c] = (float)(i % 2 ? -stretches[s].strength
                                                              : stretches[s].strength);
    return raw;
}

static Clip *even_clip(int ms, int channels, const Stretch *stretches, int count)
{
    static const VoiceProfile nothing = { 0 };
    Utterance                 raw = even_speech(ms, channels, stretches, count);
    Clip                     *clip = polish(&raw, &nothing, EVEN_RATE);
    free(raw.samples);
    return clip;
}

// The two milliseconds that hold the first sound begin a millisecond before it, and those with the last end
// one after it.
static void four_milliseconds_stay_before_the_first_sound_and_twenty_after_the_last(void **state)
{
    const Stretch one[] = { { 100, 1100, 0.2 } };
    (void)state;
    for (int channels = 1; channels <= 2; channels++) {
        Clip *clip = even_clip(1500, channels, one, 1);
        assert_int_equal(clip->length, 16 * (5 + 1000 + 21));
        assert_int_equal(clip->onset, 16 * 4);
        assert_int_equal(clip->vowel, 16 * 4);
        clip_free(clip);
    }
}

// A beginning is what has 2 % of the loudest; an ending, 0.5 %, however late in the phrase. Half of two
// milliseconds of so little are too soft.
static void what_is_softer_than_that_is_cut_off(void **state)
{
    static const struct {
        double before, after;  // of the loudest
        int    length, onset;  // ms
    } cases[] = {
        { 0.0205, 0.00515, 4 + 2200 + 20, 4 },
        { 0.0195, 0.00485, 5 + 1000 + 21, 4 },
        { 0.0195, 0.00515, 5 + 1600 + 20, 4 },
        { 0.0205, 0.00485, 4 + 1600 + 21, 4 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Stretch parts[] = { { 100, 700, cases[i].before * 0.2 },
                                  { 700, 1700, 0.2 },
                                  { 1700, 2300, cases[i].after * 0.2 } };
        Clip         *clip = even_clip(2500, 1, parts, 3);
        assert_int_equal(clip->length, 16 * cases[i].length);
        assert_int_equal(clip->onset, 16 * cases[i].onset);
        clip_free(clip);
    }
}

// Frame n rises to (n + 1/2) / 64, and n from the end falls to (n + 1/2) / 320.
static void a_sound_from_end_to_end_is_faded_frame_by_frame(void **state)
{
    const Stretch all[] = { { 0, 100, 0.2 } };
    (void)state;
    for (int channels = 1; channels <= 2; channels++) {
        Clip  *clip = even_clip(100, channels, all, 1);
        double full = fabs(sample(clip, 700, 0));
        assert_int_equal(clip->length, 1600);
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < 64; i++)
                assert_float_equal(fabs(sample(clip, i, c)) / full, (i + 0.5) / 64, 0.02);
            assert_float_equal(fabs(sample(clip, 63, c)) / full, 63.5 / 64, 0.01);
            for (int i = 64; i < 1280; i++)
                assert_float_equal(fabs(sample(clip, i, c)) / full, 1, 0.01);
            for (int i = 0; i < 320; i++)
                assert_float_equal(fabs(sample(clip, 1599 - i, c)) / full, (i + 0.5) / 320, 0.002);
        }
        clip_free(clip);
    }
}

// Of 12 ms, four rise; where both fades meet, the lower one counts.
static void a_sound_shorter_than_its_fades_has_both(void **state)
{
    const Stretch all[] = { { 0, 12, 0.2 } };
    (void)state;
    Clip  *clip = even_clip(12, 1, all, 1);
    double full = fabs(sample(clip, 100, 0)) / (91.5 / 320);
    assert_int_equal(clip->length, 192);
    assert_float_equal(fabs(sample(clip, 3, 0)) / full, 3.5 / 64, 0.01);
    assert_float_equal(fabs(sample(clip, 30, 0)) / full, 30.5 / 64, 0.01);
    assert_float_equal(fabs(sample(clip, 60, 0)) / full, 131.5 / 320, 0.01);
    assert_float_equal(fabs(sample(clip, 150, 0)) / full, 41.5 / 320, 0.01);
    clip_free(clip);
}

static void softer_than_a_hundred_thousandth_is_nothing(void **state)
{
    (void)state;
    for (int channels = 1; channels <= 2; channels++)
        for (int heard = 0; heard < 2; heard++) {
            // Loud enough to begin, and too soft to be measured: there is no gain that would make it speech.
            const Stretch soft[] = { { 0, 1000, heard ? 1.1e-5 : 0.9e-5 } };
            assert_null(even_clip(1000, channels, soft, 1));
        }
    const Stretch faint[] = { { 0, 1000, 1e-3 } };
    Clip         *clip = even_clip(1000, 1, faint, 1);
    assert_non_null(clip);
    clip_free(clip);
}

// Marks of the raw speech, in a clip of twice its rate: 95 ms are cut off.
static void marks_move_with_the_speech_to_the_frame(void **state)
{
    const Stretch      one[] = { { 100, 1100, 0.2 } };
    const VoiceProfile nothing = { 0 };
    ClipWord           words[] = {
                  { 0, 4, 16 * 95 - 1 }, { 5, 3, 16 * 95 + 1 }, { 9, 2, 16 * 1120 }, { 12, 1, 16 * 1122 }
    };
    (void)state;
    Utterance raw = even_speech(1500, 1, one, 1);
    raw.words = words, raw.word_count = 4, raw.vowel = 16 * 300;
    Clip *clip = polish(&raw, &nothing, 2 * EVEN_RATE);
    assert_int_equal(clip->length, 32 * 1026);
    assert_int_equal(clip->vowel, 32 * 205);
    assert_int_equal(clip->words[0].at, 0);
    assert_int_equal(clip->words[1].at, 2);
    assert_int_equal(clip->words[2].at, 32 * 1025);
    assert_int_equal(clip->words[3].at, clip->length);
    clip_free(clip);
    free(raw.samples);
}

// Up to 0.45 of the rate; a band above it would be a filter beyond what the samples can hold.
static void a_band_counts_as_far_as_the_rate_has_room_for_it(void **state)
{
    (void)state;
    for (int fits = 0; fits < 2; fits++) {
        const EqualiserBand bands[] = { { fits ? 9920 : 9925, 12 } };
        const VoiceProfile  with = { .bands = bands, .band_count = 1 };
        Speech              speech = plain;
        speech.hz = 300, speech.second_hz = 9000;
        Clip  *clip = polished(speech, &with), *as_it_is = polished(speech, NULL);
        double more = level_of(clip, 9000) - level_of(clip, 300) - level_of(as_it_is, 9000) +
                      level_of(as_it_is, 300);
        if (fits)
            assert_true(more > 1);
        else
            assert_float_equal(more, 0, 0.01);
        clip_free(clip);
        clip_free(as_it_is);
    }
}

// As the ear hears it, the vowel of a tone that swells begins later than its first sound. An engine's own
// mark stays.
static void a_vowel_is_looked_for_only_where_the_engine_asks_for_it(void **state)
{
    (void)state;
    const VoiceProfile nothing = { 0 };
    Utterance          raw = utter(plain);
    for (Frames i = 0; i < raw.length / 3; i++)
        raw.samples[i] *= 0.1f;  // louder from 467 ms on
    raw.by_ear = true;
    Clip *clip = polish(&raw, &nothing, RATE);
    assert_float_equal((double)clip->vowel / RATE, 0.467 - 0.096, 0.03);
    clip_free(clip);
    free(raw.samples);

    raw = utter(plain);
    raw.by_ear = false, raw.vowel = RAW_RATE / 2;
    clip = polish(&raw, &nothing, RATE);
    assert_float_equal((double)clip->vowel / RATE, 0.5 - 0.096, 0.002);
    clip_free(clip);
    free(raw.samples);
}

static void what_nobody_hears_makes_none(void **state)
{
    (void)state;
    Speech speech = plain;
    speech.amplitude = 0;
    assert_null(polished(speech, NULL));
    speech.amplitude = 0.000005;
    assert_null(polished(speech, NULL));
    speech.heard = speech.before = 0;
    assert_null(polished(speech, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(silence_around_it_is_cut_off),
        cmocka_unit_test(its_ends_are_faded),
        cmocka_unit_test(every_clip_is_as_loud_in_one_channel_or_two),
        cmocka_unit_test(it_is_equalised_and_freed_of_rumble),
        cmocka_unit_test(a_peak_is_at_most_ten_decibels_above_the_rest),
        cmocka_unit_test(its_marks_are_where_they_are_heard),
        cmocka_unit_test(four_milliseconds_stay_before_the_first_sound_and_twenty_after_the_last),
        cmocka_unit_test(what_is_softer_than_that_is_cut_off),
        cmocka_unit_test(a_sound_from_end_to_end_is_faded_frame_by_frame),
        cmocka_unit_test(a_sound_shorter_than_its_fades_has_both),
        cmocka_unit_test(softer_than_a_hundred_thousandth_is_nothing),
        cmocka_unit_test(marks_move_with_the_speech_to_the_frame),
        cmocka_unit_test(a_band_counts_as_far_as_the_rate_has_room_for_it),
        cmocka_unit_test(a_vowel_is_looked_for_only_where_the_engine_asks_for_it),
        cmocka_unit_test(what_nobody_hears_makes_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
