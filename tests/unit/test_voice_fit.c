// Speech made quicker, counted by hand: 8 frames are a millisecond, and what sounds is at 0.5.
#include "voice/fit.h"

#include "cmocka_all.h"
#include "sound/tempo.h"

#include <math.h>
#include <stdlib.h>

enum { RATE = 8000, MOST = 20000 };

typedef struct {
    int from, to;  // ms
} Piece;

// Its pieces sound; the rest is silent. The caller frees the samples.
static Utterance speech(const Piece *pieces, int count, int ms, int channels)
{
    Utterance out = { .samples = calloc((size_t)(MOST * channels), sizeof(float)),
                      .length = 8 * ms,
                      .channels = channels,
                      .rate = RATE,
                      .vowel = -1 };
    assert_non_null(out.samples);
    for (int p = 0; p < count; p++)
        for (int i = 8 * pieces[p].from * channels; i < 8 * pieces[p].to * channels; i++)
            out.samples[i] = i / channels % 2 ? -0.5f : 0.5f;
    return out;
}

static bool can_stretch(void)
{
    char why[LIBRARY_WHY_SIZE];
    if (tempo_ready(why))
        return true;
    print_message("# SKIP %s\n", why);
    return false;
}

static void from_the_first_sound_to_the_last_is_what_it_takes(void **state)
{
    const Piece one[] = { { 200, 700 } }, two[] = { { 0, 300 }, { 1200, 2000 } };
    (void)state;
    Utterance of = speech(one, 1, 1000, 1);
    assert_float_equal(fit_sounded(&of), 0.5, 1e-9);
    free(of.samples);
    of = speech(two, 2, 2000, 2);
    assert_float_equal(fit_sounded(&of), 2.0, 1e-9);
    free(of.samples);
    of = speech(NULL, 0, 9, 1);  // less than can be measured
    assert_float_equal(fit_sounded(&of), 0, 1e-9);
    free(of.samples);
}

// -40 dB below the loudest hundredth of a second.
static void what_is_too_soft_to_hear_is_silence(void **state)
{
    const Piece one[] = { { 200, 700 } };
    (void)state;
    for (int heard = 0; heard < 2; heard++) {
        Utterance of = speech(one, 1, 1000, 1);
        for (int i = 6400; i < 7200; i++)
            of.samples[i] = heard ? 0.00505f : 0.00495f;
        assert_float_equal(fit_sounded(&of), heard ? 0.7 : 0.5, 1e-9);
        free(of.samples);
    }
}

// 12000 frames to be 10909: 1091 are taken from the middle of the pause, from 5454 on.
static void a_pause_is_cut_in_its_middle_and_what_comes_after_moves_along(void **state)
{
    const Piece    pieces[] = { { 0, 500 }, { 1000, 1500 } };
    const ClipWord words[] = { { 0, 1, 0 }, { 1, 1, 6544 }, { 2, 1, 6545 }, { 3, 1, 8000 } };
    (void)state;
    if (!can_stretch())
        skip();
    for (int channels = 1; channels <= 2; channels++) {
        Utterance of = speech(pieces, 2, 1600, channels);
        ClipWord  moved[4];
        for (int i = 0; i < 4; i++)
            moved[i] = words[i];
        of.words = moved, of.word_count = 4, of.vowel = 8800;
        assert_true(fit_to(&of, 1.1));
        assert_int_equal(of.length, 11709);
        assert_int_equal(moved[0].at, 0);
        assert_int_equal(moved[1].at, 6544);
        assert_int_equal(moved[2].at, 5454);
        assert_int_equal(moved[3].at, 6909);
        assert_int_equal(of.vowel, 7709);
        for (int i = 0; i < 11709 * channels; i++) {
            int  frame = i / channels;
            bool sounds = frame < 4000 || (frame >= 6909 && frame < 10909);
            assert_float_equal(fabsf(of.samples[i]), sounds ? 0.5 : 0, 1e-6);
        }
        free(of.samples);
    }
}

// Over 40 frames the sound before the cut goes into the sound after it.
static void the_two_sides_of_a_cut_blend(void **state)
{
    const Piece pieces[] = { { 0, 500 }, { 1000, 1500 } };
    (void)state;
    if (!can_stretch())
        skip();
    Utterance of = speech(pieces, 2, 1500, 2);
    for (int i = 4000; i < 8000; i++) {
        of.samples[2 * i] = i < 5900 ? 0.001f : -0.003f;
        of.samples[2 * i + 1] = i < 5900 ? 0.002f : 0.004f;
    }
    assert_true(fit_to(&of, 1.1));
    for (int i = 0; i < 40; i++) {
        float share = ((float)i + 0.5f) / 40;
        assert_float_equal(of.samples[2 * (5414 + i)], 0.001f - 0.004f * share, 1e-6);
        assert_float_equal(of.samples[2 * (5414 + i) + 1], 0.002f + 0.002f * share, 1e-6);
    }
    assert_float_equal(of.samples[2 * 5413], 0.001f, 1e-6);
    assert_float_equal(of.samples[2 * 5454], -0.003f, 1e-6);
    free(of.samples);
}

// 140 ms are left of each: 500 and 240 can give 360 and 100. Of 230 wanted, each gives half of what it can.
static void pauses_give_in_proportion_to_what_they_have(void **state)
{
    const Piece pieces[] = { { 0, 500 }, { 1000, 1500 }, { 1740, 2000 } };
    ClipWord    words[] = { { 0, 1, 8000 }, { 1, 1, 13920 } };
    (void)state;
    if (!can_stretch())
        skip();
    Utterance of = speech(pieces, 3, 2000, 1);
    of.words = words, of.word_count = 2;
    assert_true(fit_to(&of, 2000 / 1770.0));
    assert_in_range(of.length, 14159, 14161);
    assert_in_range(words[0].at, 6559, 6561);
    assert_in_range(words[1].at, 12079, 12081);
    assert_int_equal(of.vowel, -1);
    free(of.samples);
}

// A pause is 200 ms at least: 190 are a stop in a word.
static void a_stop_in_a_word_stays(void **state)
{
    const Piece pause[] = { { 0, 1000 }, { 1200, 2000 } }, stop[] = { { 0, 1000 }, { 1190, 2000 } };
    ClipWord    word = { 0, 1, 10400 };
    (void)state;
    if (!can_stretch())
        skip();
    Utterance of = speech(pause, 2, 2000, 1);
    assert_true(fit_to(&of, 2000 / 1940.0));  // all 60 of it
    assert_in_range(of.length, 15519, 15521);
    assert_float_equal(fabsf(of.samples[7999]), 0.5, 1e-6);
    assert_float_equal(of.samples[8000], 0, 1e-6);
    assert_float_equal(of.samples[8000 + 140 * 8 - 2], 0, 1e-6);
    assert_float_equal(fabsf(of.samples[8000 + 140 * 8 + 1]), 0.5, 1e-6);
    free(of.samples);
    of = speech(stop, 2, 2000, 1);
    of.words = &word, of.word_count = 1;
    assert_true(fit_to(&of, 2000 / 1900.0));  // by stretching alone
    assert_in_range(of.length, 15190, 15210);
    assert_in_range(word.at, 9879, 9881);
    free(of.samples);
}

// 360 ms come from the pause, and the 1140 that are left are stretched to 750.
static void what_pauses_cannot_give_is_stretched(void **state)
{
    const Piece pieces[] = { { 0, 500 }, { 1000, 1500 } };
    ClipWord    word = { 0, 1, 8000 };
    (void)state;
    if (!can_stretch())
        skip();
    Utterance of = speech(pieces, 2, 1500, 1);
    of.words = &word, of.word_count = 1, of.vowel = 9600;
    assert_true(fit_to(&of, 2));
    assert_in_range(of.length, 5990, 6010);
    assert_in_range(word.at, 3367, 3369);   // 5120 * 750 / 1140
    assert_in_range(of.vowel, 4420, 4422);  // 6720 * 750 / 1140
    free(of.samples);
}

static void slower_keeps_its_pauses_and_near_enough_is_left(void **state)
{
    const Piece pieces[] = { { 0, 500 }, { 1000, 1500 } };
    ClipWord    word = { 0, 1, 8000 };
    (void)state;
    if (!can_stretch())
        skip();
    Utterance of = speech(pieces, 2, 1500, 1);
    of.words = &word, of.word_count = 1;
    assert_true(fit_to(&of, 0.75));
    assert_in_range(of.length, 15990, 16010);
    assert_in_range(word.at, 10666, 10667);
    free(of.samples);
    of = speech(pieces, 2, 1500, 1);
    assert_true(fit_to(&of, 0.992));
    assert_int_equal(of.length, 12000);
    free(of.samples);
    of = speech(pieces, 2, 1500, 1);
    assert_true(fit_to(&of, 0.988));
    assert_in_range(of.length, 12130, 12160);
    free(of.samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(from_the_first_sound_to_the_last_is_what_it_takes),
        cmocka_unit_test(what_is_too_soft_to_hear_is_silence),
        cmocka_unit_test(a_pause_is_cut_in_its_middle_and_what_comes_after_moves_along),
        cmocka_unit_test(the_two_sides_of_a_cut_blend),
        cmocka_unit_test(pauses_give_in_proportion_to_what_they_have),
        cmocka_unit_test(a_stop_in_a_word_stays),
        cmocka_unit_test(what_pauses_cannot_give_is_stretched),
        cmocka_unit_test(slower_keeps_its_pauses_and_near_enough_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
