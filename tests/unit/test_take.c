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

// 120 bytes are kept; of more than that the first 111, and eight digits for the rest.
static void a_long_phrase_keeps_its_beginning(void **state)
{
    char text[200] = "", start[112] = "";
    (void)state;
    Arena arena = { 0 };
    memset(text, 'a', 120);
    assert_string_equal(slug_of(text, &arena), text);
    text[120] = 'b';
    const char *slug = slug_of(text, &arena);
    memset(start, 'a', 111);
    assert_int_equal(strlen(slug), 120);
    assert_int_equal(strncmp(slug, start, 111), 0);
    assert_true(slug[111] == '-' && strspn(slug + 112, "0123456789abcdef") == 8);
    text[120] = 'c';
    assert_string_not_equal(slug_of(text, &arena), slug);
    for (int into = 1; into <= 3; into++) {  // four bytes of one letter, which are not cut
        memset(text, 'a', 130);
        memcpy(text + 111 - into, "\xF0\x9F\x8C\xB3", 4);
        slug = slug_of(text, &arena);
        assert_int_equal(strlen(slug), 120 - into);
        assert_int_equal(slug[111 - into], '-');
    }
    memset(text, 'a', 130);
    memcpy(text + 107, "\xF0\x9F\x8C\xB3", 4);  // it ends there
    assert_int_equal(strlen(slug_of(text, &arena)), 120);
    arena_free(&arena);
}

// --- To the hop ---------------------------------------------------------------------------
//
// A thousand frames a second: a hop is 20 of them.

enum { HOP = 20, HOPS = 40 };

// Hops of that strength each. Freed by take_of.
static float *even(double noise)
{
    float *samples = malloc(HOPS * HOP * sizeof *samples);
    assert_non_null(samples);
    for (int i = 0; i < HOPS * HOP; i++)
        samples[i] = (float)(i % 2 ? -noise : noise);
    return samples;
}

static void put(float *samples, int from, int to, double strength)
{
    for (int i = from * HOP; i < to * HOP; i++)
        samples[i] = (float)(i % 2 ? -strength : strength);
}

static Take take_of(float *samples)
{
    Take take = take_look(samples, HOPS * HOP, 50 * HOP);
    free(samples);
    return take;
}

static void words_begin_and_end_with_their_hops_and_sixty_milliseconds_of_air(void **state)
{
    (void)state;
    float *samples = even(0.001);
    put(samples, 10, 20, 0.1);
    Take take = take_of(samples);
    assert_int_equal(take.from, 200 - 60);
    assert_int_equal(take.to, 400 + 60);
    assert_float_equal(take.peak_db, -20, 0.001);
    assert_float_equal(take.noise_db, -60, 0.001);
    assert_float_equal(take_gain(&take), 7.0795, 0.001);
    samples = even(0.001);
    put(samples, 2, 38, 0.1);
    put(samples, 30, 31, 0.001);
    take = take_of(samples);
    assert_int_equal(take.from, 0);
    assert_int_equal(take.to, 800);
}

// Three times the room's noise, and at least 1.6 % of the loudest: less is a breath before the word.
static void what_is_softer_than_words_is_left_out(void **state)
{
    static const struct {
        double noise, loud, before;
        int    from;
    } cases[] = {
        { 0.01, 0.3, 0.0305, 100 - 60 },
        { 0.01, 0.3, 0.0295, 200 - 60 },
        { 0.001, 0.5, 0.00805, 100 - 60 },
        { 0.001, 0.5, 0.00795, 200 - 60 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float *samples = even(cases[i].noise);
        put(samples, 5, 10, cases[i].before);
        put(samples, 10, 20, cases[i].loud);
        assert_int_equal(take_of(samples).from, cases[i].from);
    }
}

// Of forty hops, the fifth from below.
static void the_room_is_what_its_quietest_tenth_is(void **state)
{
    (void)state;
    for (int quiet = 4; quiet <= 5; quiet++) {
        float *samples = even(0.01);
        put(samples, 0, quiet, 0.001);
        put(samples, 20, 30, 0.3);
        assert_float_equal(take_of(samples).noise_db, quiet == 5 ? -60 : -40, 0.001);
    }
}

static void each_fault_begins_where_it_is_said_to(void **state)
{
    static const struct {
        double    noise, loud;
        int       full;  // samples at 0.999
        TakeFault fault;
    } cases[] = {
        { 0.0001, 0.0101, 0, TAKE_GOOD }, { 0.0001, 0.0099, 0, TAKE_QUIET }, { 0.01, 0.101, 0, TAKE_GOOD },
        { 0.01, 0.099, 0, TAKE_NOISY },   { 0.001, 0.5, 2, TAKE_GOOD },      { 0.001, 0.5, 3, TAKE_CLIPPED },
        { 0.001, 0.9985, 0, TAKE_GOOD },  { 0.001, 0.002, 0, TAKE_EMPTY },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        float *samples = even(cases[i].noise);
        put(samples, 10, 20, cases[i].loud);
        for (int s = 0; s < cases[i].full; s++)
            samples[250 + 7 * s] = 0.9991f;
        assert_int_equal(take_of(samples).fault, cases[i].fault);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_words_are_found_with_a_little_air),
        cmocka_unit_test(what_cannot_be_used_has_its_reason),
        cmocka_unit_test(words_begin_and_end_with_their_hops_and_sixty_milliseconds_of_air),
        cmocka_unit_test(what_is_softer_than_words_is_left_out),
        cmocka_unit_test(the_room_is_what_its_quietest_tenth_is),
        cmocka_unit_test(each_fault_begins_where_it_is_said_to),
        cmocka_unit_test(a_phrase_has_one_name),
        cmocka_unit_test(a_long_phrase_keeps_its_beginning),
    };
    return cmocka_run_group_tests_name("take", tests, NULL, NULL);
}
