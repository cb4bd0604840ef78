// The look-ahead true-peak limiter, by itself.
#include "cmocka_all.h"
#include "mix/limiter.h"

#include <math.h>

enum { LENGTH = LIMITER_HISTORY + MIXER_BLOCK, MASK = 15 };

// A sine whose samples miss its peaks by half a step.
static void make_sine(float *samples, double amplitude, double per_sample, double phase)
{
    for (int i = 0; i < LENGTH; i++)
        samples[i] = (float)(amplitude * sin(2 * M_PI * (per_sample * i + phase)));
}

static float need_of(const float *samples)
{
    Limiter limiter;
    limiter_init(&limiter);
    return limiter_need(&limiter, samples + LIMITER_HISTORY);
}

static void what_is_soft_needs_nothing(void **state)
{
    (void)state;
    float samples[LENGTH];
    make_sine(samples, 0.5, 0.25, 0.125);
    assert_true(need_of(samples) == 1);
}

static void a_peak_between_the_samples_is_found(void **state)
{
    (void)state;
    float  samples[LENGTH];
    double ceiling = pow(10, LIMITER_CEILING_DB / 20);
    make_sine(samples, 1.2, 0.25, 0.125);  // no sample above 0.85, the sine itself reaches 1.2
    assert_float_equal(need_of(samples), ceiling / 1.2, 0.01);
    make_sine(samples, 1.2, 0.125, 0.0625);
    assert_float_equal(need_of(samples), ceiling / 1.2, 0.01);
}

static void a_single_loud_sample_anywhere_is_found(void **state)
{
    (void)state;
    for (int at = 0; at < MIXER_BLOCK; at += 37) {
        float samples[LENGTH] = { 0 };
        samples[LIMITER_HISTORY + at] = -1.5f;
        assert_true(need_of(samples) < 0.6f);
    }
}

static void the_gain_is_down_through_the_block_and_its_neighbours(void **state)
{
    (void)state;
    float needs[MASK + 1];
    for (int i = 0; i <= MASK; i++)
        needs[i] = i == 5 ? 0.5f : 1;
    assert_true(limiter_border(needs, MASK, 3) == 1);
    assert_true(limiter_border(needs, MASK, 4) == 0.5f);
    assert_true(limiter_border(needs, MASK, 5) == 0.5f);
    assert_true(limiter_border(needs, MASK, 6) == 0.5f);
}

static void the_gain_comes_back_evenly_and_wholly(void **state)
{
    (void)state;
    float needs[MASK + 1], before = 0.5f;
    for (int i = 0; i <= MASK; i++)
        needs[i] = i == 3 ? 0.5f : 1;
    for (int block = 5; block < 4 + LIMITER_RELEASE; block++) {
        float gain = limiter_border(needs, MASK, block);
        assert_float_equal(gain - before, 0.5 / LIMITER_RELEASE, 1e-6);
        before = gain;
    }
    assert_true(limiter_border(needs, MASK, 4 + LIMITER_RELEASE) == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_soft_needs_nothing),
        cmocka_unit_test(a_peak_between_the_samples_is_found),
        cmocka_unit_test(a_single_loud_sample_anywhere_is_found),
        cmocka_unit_test(the_gain_is_down_through_the_block_and_its_neighbours),
        cmocka_unit_test(the_gain_comes_back_evenly_and_wholly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
