// sound/noise.h and base/rng.h: known numbers, and colours measured by sums of their own.
#include "sound/noise.h"

#include "base/rng.h"
#include "cmocka_all.h"

#include <math.h>

enum { RATE = 44100, LENGTH = 8 * RATE };

// Vigna's splitmix64.c prints these for the seeds 0 and 1234567.
static void the_hash_is_splitmix64(void **state)
{
    (void)state;
    assert_true(rng_hash(0, 0) == UINT64_C(0xE220A8397B1DCDAF));
    assert_true(rng_hash(0, 1) == UINT64_C(0x6E789E6AA1B965F4));
    assert_true(rng_hash(0, 2) == UINT64_C(0x06C45D188009454F));
    assert_true(rng_hash(1234567, 0) == UINT64_C(6457827717110365317));
    assert_true(rng_hash(1234567, 1) == UINT64_C(3203168211198807973));
    assert_true(rng_hash_text("") == UINT64_C(0xCBF29CE484222325));  // FNV-1a's own examples
    assert_true(rng_hash_text("a") == UINT64_C(0xAF63DC4C8601EC8C));
    assert_true(rng_hash_text("foobar") == UINT64_C(0x85944171F73967E8));
    assert_true(rng_hash_text(NULL) == rng_hash_text(""));
}

static void what_is_drawn_is_below_its_limit_and_all_of_it(void **state)
{
    (void)state;
    int seen[5] = { 0 };
    for (uint64_t i = 0; i < 5000; i++)
        seen[rng_below(7, i, 5)]++;
    for (int i = 0; i < 5; i++)
        assert_in_range(seen[i], 900, 1100);
    assert_int_equal(rng_below(7, 3, 1), 0);
    double sum = 0, least = 1, most = -1;
    for (uint64_t i = 0; i < 10000; i++) {
        float white = rng_white(7, i);
        sum += white, least = fmin(least, white), most = fmax(most, white);
    }
    assert_true(fabs(sum / 10000) < 0.02 && least < -0.99 && most > 0.99 && least >= -1 && most < 1);
}

// White is the hash of seed and place; a ring begins again.
static void white_is_a_function_of_seed_and_place(void **state)
{
    (void)state;
    Noise noise;
    float samples[250];
    noise_init(&noise, NOISE_WHITE, 7, 100, RATE);
    noise_fill(&noise, samples, 250);
    for (int i = 0; i < 250; i++)
        assert_float_equal(samples[i], 0.52 * rng_white(7, (uint64_t)(i % 100)), 1e-6);
    noise_init(&noise, NOISE_WHITE, 8, 100, RATE);
    float others[100];
    noise_fill(&noise, others, 100);
    assert_memory_not_equal(samples, others, sizeof others);
}

// Power of a band an octave wide around hz, by a sum over many windows.
static double octave(const float *samples, double hz)
{
    double power = 0;
    for (double f = hz / sqrt(2); f < hz * sqrt(2); f += hz / 40)
        for (int from = 0; from + 8192 <= LENGTH; from += 8192 * 4) {
            double re = 0, im = 0;
            for (int i = 0; i < 8192; i++) {
                double window = 0.5 - 0.5 * cos(2 * M_PI * i / 8192), turn = 2 * M_PI * f * i / RATE;
                re += samples[from + i] * window * cos(turn), im += samples[from + i] * window * sin(turn);
            }
            power += re * re + im * im;
        }
    return 10 * log10(power);
}

// At one density each: white as much at 2000 Hz as at 250, pink 9 dB less over three octaves, brown 18 less.
static void each_colour_falls_as_it_should_and_is_as_strong(void **state)
{
    (void)state;
    static float samples[LENGTH];
    const double falls[] = { [NOISE_WHITE] = 0, [NOISE_PINK] = 9, [NOISE_BROWN] = 18 };
    for (int colour = NOISE_WHITE; colour <= NOISE_BROWN; colour++) {
        Noise  noise;
        double power = 0;
        noise_init(&noise, (NoiseColour)colour, 3, 0, RATE);
        noise_fill(&noise, samples, LENGTH);
        for (int i = 0; i < LENGTH; i++)
            power += (double)samples[i] * samples[i];
        double rms = sqrt(power / LENGTH), fall = octave(samples, 250) - octave(samples, 2000);
        if (rms < 0.2 || rms > 0.4 || fabs(fall - falls[colour]) > 2)
            fail_msg("colour %d: RMS %.3f, falls by %.1f dB", colour, rms, fall);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_hash_is_splitmix64),
        cmocka_unit_test(what_is_drawn_is_below_its_limit_and_all_of_it),
        cmocka_unit_test(white_is_a_function_of_seed_and_place),
        cmocka_unit_test(each_colour_falls_as_it_should_and_is_as_strong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
