#include "base/rng.h"
#include "cmocka_all.h"
#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>

static float *sine(Frames length, int rate, double hz, float peak)
{
    float *samples = malloc(sizeof *samples * (size_t)length);
    assert_non_null(samples);
    for (Frames i = 0; i < length; i++)
        samples[i] = peak * (float)sin(2 * M_PI * hz * (double)i / rate);
    return samples;
}

static double by_energy(const float *samples, Frames length, int channels, int rate)
{
    int    count = loudness_block_count(length, rate);
    float *energy = malloc(sizeof *energy * (size_t)count);
    assert_non_null(energy);
    loudness_energy(samples, length, channels, rate, energy);
    double lufs = loudness_of_energy(energy, count, channels == 1 ? 2 : 1);
    free(energy);
    return lufs;
}

// BS.1770: a 997 Hz sine at full scale in one channel measures -3.01; heard in both ears, 0.
static void a_full_sine_in_both_ears_is_0_lufs(void **state)
{
    (void)state;
    const int rates[] = { 22050, 44100, 48000, 96000 };
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        float *samples = sine(rates[i] * 2, rates[i], 997, 1.0f);
        assert_true(fabs(loudness_integrated(samples, rates[i] * 2, 1, rates[i])) < 0.1);
        assert_true(fabs(by_energy(samples, rates[i] * 2, 1, rates[i])) < 0.1);
        free(samples);
    }
}

static void short_sounds_measure_like_long_ones(void **state)
{
    (void)state;
    float *samples = sine(44100, 44100, 400, 0.25f);
    double whole = loudness_integrated(samples, 44100, 1, 44100);
    for (Frames length = 2205; length < 22050; length += 2205) {
        assert_true(fabs(loudness_integrated(samples, length, 1, 44100) - whole) < 0.3);
        assert_true(fabs(by_energy(samples, length, 1, 44100) - whole) < 0.3);
    }
    free(samples);
}

// Noise in bursts of changing strength, with pauses: both gates have work to do.
static void both_ways_agree_on_gated_noise(void **state)
{
    (void)state;
    Frames length = 48000 * 8;
    float *samples = malloc(sizeof *samples * 2 * (size_t)length);
    assert_non_null(samples);
    for (Frames i = 0; i < length * 2; i++) {
        static const float gains[] = { 0.3f, 0.0f, 0.1f, 0.01f, 0.5f, 0.0f, 0.02f, 0.2f };
        samples[i] = gains[i / 2 / 48000] * rng_white(7, (uint64_t)i);
    }
    assert_true(fabs(loudness_integrated(samples, length, 2, 48000) - by_energy(samples, length, 2, 48000)) <
                0.1);
    free(samples);
}

static void silence_has_no_loudness(void **state)
{
    (void)state;
    float silence[4410] = { 0 };
    assert_true(loudness_integrated(silence, 4410, 1, 44100) == LOUDNESS_NONE);
    assert_true(loudness_integrated(silence, 0, 1, 44100) == LOUDNESS_NONE);
    assert_true(by_energy(silence, 4410, 1, 44100) == LOUDNESS_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_sine_in_both_ears_is_0_lufs),
        cmocka_unit_test(short_sounds_measure_like_long_ones),
        cmocka_unit_test(both_ways_agree_on_gated_noise),
        cmocka_unit_test(silence_has_no_loudness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
