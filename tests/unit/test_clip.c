#include "cmocka_all.h"
#include "sound/clip.h"
#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>

static float *sine(Frames length, int channels, int rate, double hz, float peak)
{
    float *samples = malloc(sizeof *samples * (size_t)(length * channels));
    assert_non_null(samples);
    for (Frames i = 0; i < length * channels; i++)
        samples[i] = peak * (float)sin(2 * M_PI * hz * (double)(i / channels) / rate);
    return samples;
}

static void a_clip_keeps_what_it_was_made_of(void **state)
{
    (void)state;
    const float peaks[] = { 0.001f, 0.5f, 1.0f, 3.7f };
    for (size_t p = 0; p < sizeof peaks / sizeof *peaks; p++) {
        float *samples = sine(1000, 2, 44100, 440, peaks[p]);
        Clip  *clip = clip_from_floats(samples, 1000, 2, 44100);
        assert_non_null(clip);
        assert_int_equal(clip->length, 1000);
        for (int i = 0; i < 2000; i++)
            assert_true(fabs((double)clip->samples[i] / 32768 * (double)clip->scale - (double)samples[i]) <=
                        (double)peaks[p] / 32000);
        clip_free(clip);
        free(samples);
    }
}

static void silence_and_nothing_are_clips_too(void **state)
{
    (void)state;
    float silence[500] = { 0 };
    Clip *silent = clip_from_floats(silence, 500, 1, 44100), *empty = clip_from_floats(silence, 0, 1, 44100);
    assert_non_null(silent);
    assert_non_null(empty);
    assert_int_equal(silent->samples[499], 0);
    assert_int_equal(empty->energy_count, 0);
    assert_true(loudness_of_energy(silent->energy, silent->energy_count, 1) == LOUDNESS_NONE);
    clip_free(silent);
    clip_free(empty);
    clip_free(NULL);
}

static void its_energy_gives_the_loudness_of_the_whole(void **state)
{
    (void)state;
    float *samples = sine(44100, 1, 44100, 997, 0.5f);
    Clip  *clip = clip_from_floats(samples, 44100, 1, 44100);
    double measured = loudness_integrated(samples, 44100, 1, 44100);
    assert_int_equal(clip->energy_count, 100);
    assert_true(fabs(loudness_of_energy(clip->energy, clip->energy_count, 2) - measured) < 0.1);
    clip_free(clip);
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clip_keeps_what_it_was_made_of),
        cmocka_unit_test(silence_and_nothing_are_clips_too),
        cmocka_unit_test(its_energy_gives_the_loudness_of_the_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
