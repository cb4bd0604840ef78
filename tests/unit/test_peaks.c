#include "base/rng.h"
#include "cmocka_all.h"
#include "sound/peaks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTH = 22050, RATE = 22050 };

// Noise at -20 dBFS with a peak of 1 here and there, also at both ends.
static void make(float samples[LENGTH])
{
    for (int i = 0; i < LENGTH; i++)
        samples[i] = 0.1f * rng_white(3, (uint64_t)i);
    for (int i = 0; i < LENGTH; i += 2205)
        samples[i] = i % 2 ? 1.0f : -1.0f;
    samples[LENGTH - 1] = 1;
}

static void nothing_rises_above_the_ceiling(void **state)
{
    (void)state;
    static float samples[LENGTH];
    make(samples);
    assert_true(peaks_limit(samples, LENGTH, 1, RATE, 0.4f));
    assert_true(peaks_highest(samples, LENGTH, 1) <= 0.4f * 1.0001f);
    assert_true(peaks_highest(samples, LENGTH, 1) > 0.3f);
}

static void what_is_below_stays_untouched(void **state)
{
    (void)state;
    static float samples[LENGTH], before[LENGTH];
    make(samples);
    memcpy(before, samples, sizeof before);
    peaks_limit(samples, LENGTH, 1, RATE, 1.0f);
    assert_memory_equal(samples, before, sizeof before);
    peaks_limit(samples, LENGTH, 1, RATE, 0.4f);
    for (int i = 2205 * 4 + 600; i < 2205 * 5 - 600; i++)  // away from peaks
        assert_true(samples[i] == before[i]);
}

// A gain that jumps would be a click: on a constant it shows as a step.
static void the_gain_moves_without_steps(void **state)
{
    (void)state;
    static float samples[LENGTH];
    for (int i = 0; i < LENGTH; i++)
        samples[i] = i == 11000 ? 1.0f : 0.3f;
    peaks_limit(samples, LENGTH, 1, RATE, 0.5f);
    for (int i = 1; i < LENGTH; i++)
        if (i != 11000 && i != 11001)
            assert_true(fabsf(samples[i] - samples[i - 1]) < 0.003f);
}

static void both_channels_go_together(void **state)
{
    (void)state;
    static float samples[2 * LENGTH];
    for (int i = 0; i < 2 * LENGTH; i++)
        samples[i] = i % 2 ? 0.2f : i == 20000 ? 1.0f : 0.1f;
    peaks_limit(samples, LENGTH, 2, RATE, 0.5f);
    for (int i = 0; i < 2 * LENGTH; i += 2)
        if (i != 20000)
            assert_true(fabsf(samples[i] * 2 - samples[i + 1]) < 1e-6f);
    assert_true(samples[20001] < 0.11f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_rises_above_the_ceiling),
        cmocka_unit_test(what_is_below_stays_untouched),
        cmocka_unit_test(the_gain_moves_without_steps),
        cmocka_unit_test(both_channels_go_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
