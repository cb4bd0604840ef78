// The ducking that speech causes.
#include "cmocka_all.h"
#include "mix/duck.h"

#include <math.h>

enum { RATE = 44100 };

static Frames ms(int milliseconds) { return (Frames)RATE / 1000 * milliseconds; }

static float depth_at(const Score *score, Frames frame)
{
    size_t cursor = duck_seek(score->ducks, score->duck_count, frame);
    return duck_depth(score->ducks, score->duck_count, &cursor, frame);
}

// What is spoken is event 0, a tip; event 1 is a breath word.
static const Event    events[] = { { .kind = EVENT_SPEECH, .speech = { .anchor = ANCHOR_START } },
                                   { .kind = EVENT_SPEECH, .speech = { .anchor = ANCHOR_TURN } } };
static const Timeline timeline = { .events = events, .event_count = 2 };

static Score score_of(Spoken *spoken, size_t count, Arena *arena)
{
    Score score = { .timeline = &timeline, .rate = RATE, .spoken = spoken, .spoken_count = count };
    duck_build(arena, &score);
    return score;
}

static void it_is_down_before_the_first_syllable_and_back_after_half_a_second(void **state)
{
    Clip   clip = { 0 };
    Spoken spoken[] = { { .clip = &clip, .onset = 10 * RATE, .end = 11 * RATE } };
    Score  score = score_of(spoken, 1, *state);
    assert_true(depth_at(&score, 10 * RATE - ms(141)) == 0);
    assert_true(depth_at(&score, 10 * RATE - ms(20)) == 1);
    assert_true(depth_at(&score, 10 * RATE + ms(500)) == 1);
    assert_true(depth_at(&score, 11 * RATE) == 1);
    assert_float_equal(depth_at(&score, 11 * RATE + ms(250)), 0.5, 1e-4);
    assert_true(depth_at(&score, 11 * RATE + ms(500)) == 0);
}

static void it_holds_over_short_pauses(void **state)
{
    Clip   clip = { 0 };
    Spoken spoken[] = { { .clip = &clip, .onset = 10 * RATE, .end = 11 * RATE },
                        { .clip = &clip, .onset = 11 * RATE + ms(600), .end = 13 * RATE },
                        { .clip = &clip, .onset = 13 * RATE + ms(700), .end = 14 * RATE } };
    Score  score = score_of(spoken, 3, *state);
    assert_true(depth_at(&score, 11 * RATE + ms(300)) == 1);
    assert_true(depth_at(&score, 13 * RATE + ms(530)) == 0);
}

static void a_breath_word_is_deeper_also_right_after_other_words(void **state)
{
    Clip   clip = { 0 };
    Spoken spoken[] = { { .clip = &clip, .onset = 10 * RATE, .end = 11 * RATE, .event = 1 },
                        { .clip = &clip, .onset = 11 * RATE + ms(600), .end = 13 * RATE },
                        { .clip = &clip, .onset = 13 * RATE + ms(30), .end = 14 * RATE, .event = 1 } };
    Score  score = score_of(spoken, 3, *state);
    assert_true(depth_at(&score, 10 * RATE + ms(500)) == 2);
    assert_true(depth_at(&score, 11 * RATE + ms(460)) == 2);
    assert_true(depth_at(&score, 11 * RATE + ms(580)) == 1);
    assert_true(depth_at(&score, 13 * RATE) == 1);
    assert_true(depth_at(&score, 13 * RATE + ms(10)) == 2);
    assert_true(depth_at(&score, 14 * RATE) == 2);
    assert_true(duck_gain(&score, LAYER_BREATH, 2) < 0.9f * duck_gain(&score, LAYER_BREATH, 1));
    for (size_t i = 1; i < score.duck_count; i++)
        assert_true(score.ducks[i].at > score.ducks[i - 1].at);
}

static void what_is_left_out_ducks_nothing(void **state)
{
    Spoken spoken[] = { { .clip = NULL, .onset = 10 * RATE, .end = 10 * RATE } };
    Score  score = score_of(spoken, 1, *state);
    assert_int_equal(score.duck_count, 0);
    assert_true(depth_at(&score, 10 * RATE) == 0);
}

static void a_cursor_that_moves_finds_what_a_seek_finds(void **state)
{
    Clip   clip = { 0 };
    Spoken spoken[20];
    for (int i = 0; i < 20; i++)
        spoken[i] = (Spoken){ .clip = &clip,
                              .onset = i * ms(1700) + ms(300 + i * 37 % 500),
                              .end = i * ms(1700) + ms(900 + i * 91 % 700) };
    Score  score = score_of(spoken, 20, *state);
    size_t cursor = duck_seek(score.ducks, score.duck_count, 0);
    for (Frames frame = 0; frame < 36 * RATE; frame += 61) {
        float depth = duck_depth(score.ducks, score.duck_count, &cursor, frame);
        assert_true(depth == depth_at(&score, frame));
        assert_true(depth >= 0 && depth <= 1);
    }
}

static void beds_step_back_further_than_what_carries_time(void **state)
{
    Score  score = score_of(NULL, 0, *state);
    double bed = -20 * log10(score.duck_gain[LAYER_BED]), breath = -20 * log10(score.duck_gain[LAYER_BREATH]);
    double steps = -20 * log10(score.duck_gain[LAYER_STEPS]);
    assert_true(bed >= 10 && bed <= 20);
    assert_true(breath >= 6 && breath <= 9);
    assert_true(steps >= 6 && steps <= 9);
    assert_true(score.duck_gain[LAYER_VOICE] == 1);
    assert_float_equal(20 * log10(duck_part(score.duck_gain[LAYER_BED], 0.5f)), -bed / 2, 1e-3);
}

static double down(const Score *score, Layer layer, float depth)
{
    return -20 * log10(duck_gain(score, layer, depth));
}

// Typed by hand: a bed may go by 10 to 20 dB, what carries time by 6 to 9; the breath makes most room for its
// word.
static void every_layer_steps_back_as_far_as_it_has_to(void **state)
{
    Score score = score_of(NULL, 0, *state);
    assert_float_equal(down(&score, LAYER_VOICE, 1), 0, 1e-3);
    assert_float_equal(down(&score, LAYER_VOICE, 2), 0, 1e-3);
    assert_float_equal(down(&score, LAYER_BREATH, 1), 7, 1e-3);
    assert_float_equal(down(&score, LAYER_STEPS, 1), 7, 1e-3);
    assert_float_equal(down(&score, LAYER_LIFT, 1), 7, 1e-3);
    assert_float_equal(down(&score, LAYER_CHIME, 1), 6, 1e-3);
    assert_float_equal(down(&score, LAYER_BED, 1), 14, 1e-3);
    assert_float_equal(down(&score, LAYER_BREATH, 2), 17, 1e-3);
    assert_float_equal(down(&score, LAYER_STEPS, 2), 7, 1e-3);
    assert_float_equal(down(&score, LAYER_LIFT, 2), 10, 1e-3);
    assert_float_equal(down(&score, LAYER_CHIME, 2), 15, 1e-3);
    assert_float_equal(down(&score, LAYER_BED, 2), 14, 1e-3);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        assert_float_equal(down(&score, (Layer)layer, 0), 0, 1e-3);
}

// How many points two words need that are so many milliseconds apart: it comes up between them, or is held.
static size_t points_of(int apart, Arena *arena)
{
    Clip   clip = { 0 };
    Spoken spoken[] = { { .clip = &clip, .onset = 10 * RATE, .end = 11 * RATE },
                        { .clip = &clip, .onset = 11 * RATE + ms(apart), .end = 13 * RATE, .event = 1 } };
    Score  score = score_of(spoken, 2, arena);
    for (size_t i = 1; i < score.duck_count; i++)
        assert_true(score.ducks[i].at > score.ducks[i - 1].at);
    assert_true(score.ducks[0].at == 10 * RATE - ms(140) && score.ducks[0].depth == 0);
    assert_true(score.ducks[1].at == 10 * RATE - ms(20) && score.ducks[1].depth == 1);
    assert_true(score.ducks[2].at == 11 * RATE && score.ducks[2].depth == 1);
    assert_true(score.ducks[score.duck_count - 2].at == 13 * RATE &&
                score.ducks[score.duck_count - 2].depth == 2);
    assert_true(score.ducks[score.duck_count - 1].at == 13 * RATE + ms(500) &&
                score.ducks[score.duck_count - 1].depth == 0);
    assert_float_equal(depth_at(&score, 10 * RATE - ms(80)), 0.5, 1e-4);
    return score.duck_count;
}

static void it_comes_up_between_two_words_only_where_there_is_time(void **state)
{
    assert_int_equal(points_of(641, *state), 8);  // 500 ms up and 140 ms before the next
    assert_int_equal(points_of(639, *state), 7);  // held until the next is due
    assert_int_equal(points_of(141, *state), 7);
    assert_int_equal(points_of(140, *state), 6);  // is due as the first one ends
    assert_int_equal(points_of(21, *state), 6);
    assert_int_equal(points_of(20, *state), 5);
}

static int setup(void **state)
{
    static Arena arena;
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_down_before_the_first_syllable_and_back_after_half_a_second),
        cmocka_unit_test(it_holds_over_short_pauses),
        cmocka_unit_test(a_breath_word_is_deeper_also_right_after_other_words),
        cmocka_unit_test(what_is_left_out_ducks_nothing),
        cmocka_unit_test(a_cursor_that_moves_finds_what_a_seek_finds),
        cmocka_unit_test(beds_step_back_further_than_what_carries_time),
        cmocka_unit_test(every_layer_steps_back_as_far_as_it_has_to),
        cmocka_unit_test(it_comes_up_between_two_words_only_where_there_is_time),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
