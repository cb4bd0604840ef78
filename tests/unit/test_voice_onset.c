// Where a vowel is heard to begin, on sounds built by hand: each is a hum of harmonics whose lower and upper
// half are as loud as a phoneme has them.
#include "cmocka_all.h"
#include "voice/onset.h"

#include <math.h>
#include <stdlib.h>

enum { RATE = 22050 };

// How loud the hum is below and above 1 kHz from a moment on, in seconds.
typedef struct {
    double from, low, high;
} Stage;

// channels: all alike. Gains move to the next stage within 30 ms, as a mouth does. Freed by the caller.
static float *spoken(const Stage *stages, int count, double seconds, int rate, int channels)
{
    Frames length = (Frames)(seconds * rate);
    float *samples = calloc((size_t)(length * channels), sizeof *samples);
    assert_non_null(samples);
    double low = 0, high = 0, step = 1 / (0.015 * rate);
    for (Frames i = 0; i < length; i++) {
        double at = (double)i / rate, value = 0;
        int    now = 0;
        while (now + 1 < count && stages[now + 1].from <= at)
            now++;
        low += (stages[now].low - low) * step;
        high += (stages[now].high - high) * step;
        for (int harmonic = 1; harmonic <= 15; harmonic++)
            value += (harmonic * 190 < 1000 ? low : high) * sin(2 * M_PI * 190 * harmonic * at + harmonic);
        for (int channel = 0; channel < channels; channel++)
            samples[i * channels + channel] = (float)(0.02 * value);
    }
    return samples;
}

static double found(const Stage *stages, int count, double hint, int rate, int channels)
{
    float *samples = spoken(stages, count, 1.0, rate, channels);
    Frames at = onset_find(samples, rate, channels, rate, hint < 0 ? ONSET_NO_HINT : (Frames)(hint * rate));
    free(samples);
    return (double)at / rate;
}

static void assert_near(double got, double wanted)
{
    if (fabs(got - wanted) > 0.015)
        fail_msg("found at %.3f s, begins at %.3f", got, wanted);
}

// "Rest": 100 ms of r, which is loud below and dull above; the engine calls the vowel begun 60 ms late.
static const Stage rest[] = { { 0, 0, 0 }, { 0.2, 0.5, 0.05 }, { 0.3, 1, 1 }, { 0.55, 0, 0 } };

static void a_vowel_after_a_sonorant_is_where_the_mouth_opens(void **state)
{
    (void)state;
    assert_near(found(rest, 4, 0.36, RATE, 1), 0.3);
    assert_near(found(rest, 4, ONSET_NO_HINT, RATE, 1), 0.3);
}

static void any_rate_any_channels_and_any_level_are_the_same_moment(void **state)
{
    (void)state;
    const Stage soft[] = { { 0, 0, 0 }, { 0.2, 0.005, 0.0005 }, { 0.3, 0.01, 0.01 }, { 0.55, 0, 0 } };
    assert_near(found(rest, 4, 0.36, 44100, 2), 0.3);
    assert_near(found(rest, 4, 0.36, 16000, 1), 0.3);
    assert_near(found(rest, 4, 0.36, 8000, 2), 0.3);
    assert_near(found(soft, 4, 0.36, RATE, 1), 0.3);
}

// "And let go": a weak first vowel, then the one that carries the phrase.
static const Stage and_let[] = {
    { 0, 0, 0 }, { 0.1, 0.25, 0.2 }, { 0.2, 0.2, 0.02 }, { 0.32, 1, 1 }, { 0.5, 0, 0 }
};

static void without_a_hint_the_first_strong_vowel_is_found(void **state)
{
    (void)state;
    assert_near(found(and_let, 5, ONSET_NO_HINT, RATE, 1), 0.32);
    assert_near(found(and_let, 5, 0.37, RATE, 1), 0.32);
}

static void a_vowel_that_begins_at_once_is_found(void **state)
{
    (void)state;
    const Stage out[] = { { 0, 1, 1 }, { 0.4, 0, 0 } };
    assert_near(found(out, 2, 0.01, RATE, 1), 0);
    assert_near(found(out, 2, ONSET_NO_HINT, RATE, 1), 0);
}

static void nothing_to_find_gives_the_hint(void **state)
{
    (void)state;
    float *silence = calloc(RATE, sizeof *silence);
    assert_int_equal(onset_find(silence, RATE, 1, RATE, 1234), 1234);
    assert_int_equal(onset_find(silence, RATE, 1, RATE, ONSET_NO_HINT), 0);
    assert_int_equal(onset_find(silence, 100, 1, RATE, 50), 50);
    assert_int_equal(onset_find(silence, 0, 1, RATE, ONSET_NO_HINT), 0);
    assert_int_equal(onset_find(silence, 100, 1, RATE, RATE), 100);
    free(silence);
}

static void whatever_the_hint_the_frame_is_in_the_phrase(void **state)
{
    (void)state;
    float *samples = spoken(rest, 4, 1.0, RATE, 1);
    for (Frames hint = -1; hint < 2 * RATE; hint += 441)
        assert_in_range(onset_find(samples, RATE, 1, RATE, hint), 0, RATE);
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vowel_after_a_sonorant_is_where_the_mouth_opens),
        cmocka_unit_test(any_rate_any_channels_and_any_level_are_the_same_moment),
        cmocka_unit_test(without_a_hint_the_first_strong_vowel_is_found),
        cmocka_unit_test(a_vowel_that_begins_at_once_is_found),
        cmocka_unit_test(nothing_to_find_gives_the_hint),
        cmocka_unit_test(whatever_the_hint_the_frame_is_in_the_phrase),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
