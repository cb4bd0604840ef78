// What a take from a microphone is found to be, and the names of phrases.
#include "sound/take.h"
#include "voice/slug.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 44100, LENGTH = 3 * RATE };

// Noise of that RMS, and a tone of that peak from 1.0 to 2.0 seconds.
static float *made(double noise, double tone)
{
    float   *samples = malloc(LENGTH * sizeof *samples);
    uint32_t random = 1;
    for (int i = 0; i < LENGTH; i++) {
        random = random * 1664525u + 1013904223u;
        double uniform = (double)random / 4294967296.0 * 2 - 1;
        samples[i] = (float)(uniform * noise * 1.7320508);
        if (i >= RATE && i < 2 * RATE)
            samples[i] += (float)(tone * sin(2 * 3.14159265358979 * 300 * i / RATE));
        samples[i] = fmaxf(-1, fminf(1, samples[i]));
    }
    return samples;
}

static Take look(double noise, double tone)
{
    float *samples = made(noise, tone);
    Take   take = take_look(samples, LENGTH, RATE);
    free(samples);
    return take;
}

static void the_words_are_found_with_a_little_air(void **state)
{
    (void)state;
    Take take = look(0.0005, 0.3);
    assert_int_equal(take.fault, TAKE_GOOD);
    assert_true(fabs((double)take.from / RATE - 0.94) < 0.021);
    assert_true(fabs((double)take.to / RATE - 2.06) < 0.021);
    assert_true(fabs(take.peak_db - -10.4) < 0.2);
    assert_true(fabs(take.noise_db - -66.0) < 1);
    assert_true(fabs(0.3 * take_gain(&take) - 0.708) < 0.01);  // -3 dB
}

static void what_cannot_be_used_has_its_reason(void **state)
{
    (void)state;
    assert_int_equal(look(0, 0).fault, TAKE_EMPTY);
    assert_int_equal(look(0.001, 0).fault, TAKE_EMPTY);
    assert_int_equal(look(0.00001, 0.005).fault, TAKE_QUIET);
    assert_int_equal(look(0.0005, 2).fault, TAKE_CLIPPED);
    assert_int_equal(look(0.03, 0.2).fault, TAKE_NOISY);
}

static void a_phrase_has_one_name(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(slug_of("Lift, and draw in!", &arena), "lift-and-draw-in");
    assert_string_equal(slug_of("  LIFT and  draw in", &arena), "lift-and-draw-in");
    assert_string_equal(slug_of("Let's walk. 2 minutes left", &arena), "lets-walk-2-minutes-left");
    assert_string_equal(slug_of("Sube, así…", &arena), "sube-así…");
    assert_string_equal(slug_of("?!", &arena), "");
    for (int length = SLUG_MOST - 16; length < SLUG_MOST; length++) {  // a blank wherever a long one is cut
        char text[2 * SLUG_MOST + 1] = "";
        memset(text, 'a', 2 * SLUG_MOST);
        text[length] = ' ';
        const char *slug = slug_of(text, &arena);
        assert_in_range(strlen(slug), 1, SLUG_MOST);
        assert_string_equal(slug_of(slug, &arena), slug);
    }
    char text[400];
    memset(text, 'a', sizeof text);
    text[399] = 0;
    const char *one = slug_of(text, &arena);
    text[398] = 'b';
    const char *other = slug_of(text, &arena);
    assert_true(strlen(one) <= SLUG_MOST && strlen(other) <= SLUG_MOST);
    assert_string_not_equal(one, other);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_are_found_with_a_little_air),
        cmocka_unit_test(what_cannot_be_used_has_its_reason),
        cmocka_unit_test(a_phrase_has_one_name),
    };
    return cmocka_run_group_tests_name("take", tests, NULL, NULL);
}
