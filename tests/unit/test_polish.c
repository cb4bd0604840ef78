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
    assert_true(peak_of(clip) <= pow(10, (-18 + 9.8) / 20));
    assert_true(peak_of(clip) >= pow(10, (-18 + 8.0) / 20));
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
        cmocka_unit_test(what_nobody_hears_makes_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
