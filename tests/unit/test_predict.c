// The loudness predicted from a score against libebur128 on what the mixer makes of it.
#include "walk.h"

#include "cmocka_all.h"
#include "mix/mixer.h"

#include <stdio.h>

static double measure(const Walk *walk)
{
    const Score *score = &walk->score;
    float       *samples = malloc((size_t)(score->length * score->channels) * sizeof *samples);
    Mixer       *mixer = mixer_open(score);
    mixer_fill(mixer, samples, score->length);
    double lufs = loudness_integrated(samples, score->length, score->channels, score->rate);
    mixer_close(mixer);
    free(samples);
    return score->channels == 1 ? lufs - 3.01 : lufs;  // loudness.h hears one channel in both ears
}

static void compose(Walk *walk, const char *pack, uint64_t seed)
{
    static const char *const words[] = { "Lift", "Lift and draw in", "Soften" };
    walk->session.sound.text = pack;
    walk_phase(walk, "open", 20);
    TimelinePhase *phase = walk_phase(walk, "connect", 63);
    phase->gain_db[LAYER_BREATH] = -(double)rng_below(seed, 0, 4);
    walk_on_steps(walk, phase);
    for (int breath = 0; breath < 15; breath++)
        if (rng_below(seed, (uint64_t)breath + 1, 2)) {
            Micros at = phase->at + breath * WALK_SECOND * 42 / 10 + WALK_SECOND * 18 / 10;
            walk_say(walk, at, ANCHOR_TURN, PRIORITY_SHOULD, words[breath % 3]);
            walk_event(walk, EVENT_LIFT, at)->length = WALK_SECOND * 24 / 10;
        }
    for (int i = 0; i < 3; i++)
        walk_say(walk, i * WALK_SECOND, ANCHOR_START, PRIORITY_SHOULD,
                 "Grow taller with each breath you take");
    walk_event(walk, EVENT_CHIME, phase->at);
}

static void the_whole_is_as_loud_as_asked(void **state)
{
    (void)state;
    const char *const packs[] = { "air", "tone", "bowl", "none" };
    for (int i = 0; i < 4; i++) {
        Walk *walk = walk_new();
        compose(walk, packs[i], (uint64_t)i);
        assert_true(walk_build(walk));
        assert_float_equal(walk->score.predicted_lufs, -16, 0.01);
        double measured = measure(walk);
        if (fabs(measured - walk->score.predicted_lufs) > 0.3)
            fail_msg("%s: %.2f LUFS predicted, %.2f measured", packs[i], walk->score.predicted_lufs,
                     measured);
        walk_free(walk);
    }
}

static void one_channel_is_measured_as_one(void **state)
{
    (void)state;
    Walk *walk = walk_new();
    walk->settings.channels = 1;
    walk->settings.loudness = -19;
    compose(walk, "air", 3);
    assert_true(walk_build(walk));
    assert_float_equal(measure(walk), -19, 0.3);
    walk_free(walk);
}

static void a_bed_alone_between_words_does_not_widen_the_range(void **state)
{
    (void)state;
    Walk *walk = walk_new();
    walk->session.sound.text = "none";
    walk_phase(walk, "settle", 240)->bed.text = "rain";
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 4; j++)
            walk_say(walk, (2 + i * 80) * WALK_SECOND, ANCHOR_START, PRIORITY_SHOULD,
                     "Grow taller with each breath you take")
                ->gap = 0;
    assert_true(walk_build(walk));
    const Score *score = &walk->score;
    assert_true(score->bed_count == 1 && score->bed_lufs > LOUDNESS_NONE);
    if (score->predicted_range > 12)
        fail_msg("range %.1f LU", score->predicted_range);
    walk_free(walk);
}

static void what_is_masked_does_not_change_the_gain(void **state)
{
    (void)state;
    float gains[2];
    for (int i = 0; i < 2; i++) {
        Walk *walk = walk_new();
        walk->settings.audible = i ? LAYER_BIT(LAYER_STEPS) : LAYERS_ALL;
        compose(walk, "air", 3);
        assert_true(walk_build(walk));
        gains[i] = walk->score.gain;
        walk_free(walk);
    }
    assert_true(gains[0] == gains[1]);
}

static void a_walk_without_a_sound_stays_as_it_is(void **state)
{
    (void)state;
    Walk *walk = walk_new();
    walk->session.sound.text = "none";
    walk_phase(walk, "quiet", 10);
    assert_true(walk_build(walk));
    assert_true(walk->score.gain == 1);
    assert_true(walk->score.predicted_lufs == LOUDNESS_NONE);
    walk_free(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_is_as_loud_as_asked),
        cmocka_unit_test(one_channel_is_measured_as_one),
        cmocka_unit_test(a_bed_alone_between_words_does_not_widen_the_range),
        cmocka_unit_test(what_is_masked_does_not_change_the_gain),
        cmocka_unit_test(a_walk_without_a_sound_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
