#include "cmocka_all.h"
#include "sound/resample.h"

#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static float *sine(Frames length, int rate, double hz)
{
    float *samples = malloc(sizeof *samples * (size_t)length);
    assert_non_null(samples);
    for (Frames i = 0; i < length; i++)
        samples[i] = 0.5f * (float)sin(2 * M_PI * hz * (double)i / rate);
    return samples;
}

static void a_sine_stays_that_sine_and_in_its_place(void **state)
{
    (void)state;
    const int from[] = { 8000, 16000, 22050, 48000, 192000 };
    for (size_t n = 0; n < sizeof from / sizeof *from; n++) {
        float *samples = sine(from[n], from[n], 1000), *out = resample(samples, from[n], 1, from[n], 44100);
        assert_non_null(out);
        assert_int_equal(resample_length(from[n], from[n], 44100), 44100);
        for (Frames i = 4410; i < 44100 - 4410; i++)
            assert_true(fabs((double)out[i] - 0.5 * sin(2 * M_PI * 1000 * (double)i / 44100)) < 1e-3);
        free(out);
        free(samples);
    }
}

static void the_same_rate_is_a_copy(void **state)
{
    (void)state;
    float *samples = sine(999, 44100, 300), *out = resample(samples, 333, 3, 44100, 44100);
    assert_memory_equal(samples, out, 999 * sizeof *samples);
    free(out);
    free(samples);
}

static void it_leaves_no_memory_taken(void **state)
{
    (void)state;
    float *samples = sine(4000, 8000, 300);
    size_t taken = 0;
    for (int i = 0; i < 12; i++) {
        free(resample(samples, 4000, 1, 8000, 44100));
        if (i == 7)  // the first ones fill tables that stay
            taken = mallinfo2().uordblks;
    }
    assert_int_equal(mallinfo2().uordblks, taken);
    free(samples);
}

// A rate of 0 is none.
static void rates_that_cannot_be_give_nothing(void **state)
{
    (void)state;
    float  sample = 0;
    size_t taken = mallinfo2().uordblks;
    assert_null(resample(&sample, 1, 1, 44100, 0));
    assert_int_equal(mallinfo2().uordblks, taken);
}

static void twice_is_the_same(void **state)
{
    (void)state;
    float *samples = sine(22051, 22050, 440);
    float *once = resample(samples, 22051, 1, 22050, 48000),
          *again = resample(samples, 22051, 1, 22050, 48000);
    assert_memory_equal(once, again, sizeof *once * (size_t)resample_length(22051, 22050, 48000));
    free(once);
    free(again);
    free(samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sine_stays_that_sine_and_in_its_place),
        cmocka_unit_test(the_same_rate_is_a_copy),
        cmocka_unit_test(it_leaves_no_memory_taken),
        cmocka_unit_test(rates_that_cannot_be_give_nothing),
        cmocka_unit_test(twice_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
