// The loudness predicted from a score against libebur128 on what the mixer makes of it.
#include "walk.h"

#include "cmocka_all.h"
#include "mix/mixer.h"
#include "mix/predict.h"

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

// --- Worked out by hand: clips of one energy ---------------------------------------------

enum { BLOCKS = 100 };  // of energy, a second; a frame is a millisecond

static double lufs_of(double energy) { return -0.691 + 10 * log10(energy); }

// A stretch of that many seconds of one energy.
typedef struct {
    double seconds, energy;
} Part;

// What is predicted of parts one after the other, each of which is a clip with as many channels.
static Prediction predicted(const Part *parts, int count, int channels, int clip_channels, float left,
                            float right)
{
    Arena  arena = { 0 };
    Clip   clips[4];
    Placed placed[4];
    Score  score = { .rate = 1000, .channels = channels, .placed = placed, .placed_count = (size_t)count };
    for (int i = 0; i < count; i++) {
        int blocks = (int)(parts[i].seconds * BLOCKS);
        clips[i] = (Clip){
            .channels = clip_channels, .rate = 1000, .length = blocks * 10, .energy_count = blocks
        };
        clips[i].energy = ARENA_ARRAY(&arena, float, blocks);
        for (int block = 0; block < blocks; block++)
            clips[i].energy[block] = (float)parts[i].energy;
        placed[i] = (Placed){ score.length, &clips[i], LAYER_VOICE, 0, left, right };
        score.length += clips[i].length;
    }
    Prediction prediction = predict_loudness(&score, &arena);
    arena_free(&arena);
    return prediction;
}

static void each_ear_adds_its_energy(void **state)
{
    (void)state;
    const Part ten = { 10, 0.01 };
    assert_float_equal(predicted(&ten, 1, 2, 1, 1, 1).lufs, lufs_of(0.02), 1e-3);
    assert_float_equal(predicted(&ten, 1, 2, 1, 1, 0.5f).lufs, lufs_of(0.0125), 1e-3);
    assert_float_equal(predicted(&ten, 1, 2, 2, 1, 1).lufs, lufs_of(0.01), 1e-3);
    assert_float_equal(predicted(&ten, 1, 2, 2, 1, 0.5f).lufs, lufs_of(0.00625), 1e-3);
    assert_float_equal(predicted(&ten, 1, 1, 1, 1, 1).lufs, lufs_of(0.01), 1e-3);
    assert_float_equal(predicted(&ten, 1, 1, 1, 1, 0.5f).lufs, lufs_of(0.005625), 1e-3);  // 0.75 of both
    assert_float_equal(predicted(&ten, 1, 1, 2, 1, 1).lufs, lufs_of(0.0025), 1e-3);
    assert_float_equal(predicted(&ten, 1, 1, 2, 1, 0.5f).lufs, lufs_of(0.0015625), 1e-3);
}

// 20 s, and 10 s softer by 30 LU: 197 moments of 400 ms are wholly loud, three have 3/4, 2/4 and 1/4 of it.
static void what_is_ten_under_the_mean_is_left_out(void **state)
{
    (void)state;
    const Part softer[] = { { 20, 0.01 }, { 10, 0.00001 } };
    assert_float_equal(predicted(softer, 2, 2, 2, 1, 1).lufs, lufs_of(0.01 * 198.5015 / 200), 1e-3);
    // By nine LU it is part of the whole: all 297 moments.
    const Part part_of_it[] = { { 20, 0.01 }, { 10, 0.00125893 } };
    assert_float_equal(predicted(part_of_it, 2, 2, 2, 1, 1).lufs,
                       lufs_of((0.01 * 198.5 + 0.00125893 * 98.5) / 297), 1e-3);
}

// The mean of both is 1.60 under the louder part: what is softer than that by 11.55 counts, by 11.65 not; of
// the three moments across, a quarter, a half and three quarters are soft.
static void ten_is_meant_to_a_tenth(void **state)
{
    (void)state;
    const double in = 0.01 * pow(10, -1.155), out = 0.01 * pow(10, -1.165);
    const Part   counts[] = { { 20, 0.01 }, { 10, in } }, does_not[] = { { 20, 0.01 }, { 10, out } };
    assert_float_equal(predicted(counts, 2, 2, 2, 1, 1).lufs, lufs_of((0.01 * 198.5 + in * 98.5) / 297),
                       1e-3);
    assert_float_equal(predicted(does_not, 2, 2, 2, 1, 1).lufs, lufs_of((0.01 * 198.5 + out * 1.5) / 200),
                       1e-3);
}

static void what_no_ear_notices_has_no_loudness(void **state)
{
    (void)state;
    const Part faint = { 10, 0.0000001186 }, fainter = { 10, 0.0000001159 };  // -69.95 and -70.05 LUFS
    assert_float_equal(predicted(&faint, 1, 2, 2, 1, 1).lufs, lufs_of(0.0000001186), 1e-3);
    assert_float_equal(predicted(&fainter, 1, 2, 2, 1, 1).lufs, LOUDNESS_NONE, 0);
}

static double range_with(double low, double high, double least, double most)
{
    const Part parts[] = { { low, 0.01 * pow(10, -least / 10) },
                           { 300 - low - high, 0.01 },
                           { high, 0.01 * pow(10, most / 10) } };
    return predicted(parts, 3, 2, 2, 1, 1).range;
}

// Of 300 s, so many are softer and so many louder: from what a tenth is under to what a twentieth is over.
static void the_range_leaves_out_the_softest_tenth_and_the_loudest_twentieth(void **state)
{
    (void)state;
    assert_float_equal(range_with(36, 24, 12, 6), 18, 0.11);
    assert_float_equal(range_with(28, 24, 12, 6), 6, 0.2);
    assert_float_equal(range_with(36, 14, 12, 6), 12, 0.2);
    assert_float_equal(range_with(27, 12, 12, 6), 0, 0.2);
    assert_float_equal(range_with(90, 24, 30, 6), 6, 0.2);  // twenty under the mean does not count
    assert_float_equal(range_with(90, 24, 17, 6), 23, 0.11);
    assert_float_equal(range_with(90, 24, 20.25, 6), 26.25, 0.11);  // the mean is 0.26 under the middle
    assert_float_equal(range_with(90, 24, 20.32, 6), 6, 0.2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_is_as_loud_as_asked),
        cmocka_unit_test(one_channel_is_measured_as_one),
        cmocka_unit_test(a_bed_alone_between_words_does_not_widen_the_range),
        cmocka_unit_test(what_is_masked_does_not_change_the_gain),
        cmocka_unit_test(a_walk_without_a_sound_stays_as_it_is),
        cmocka_unit_test(each_ear_adds_its_energy),
        cmocka_unit_test(what_is_ten_under_the_mean_is_left_out),
        cmocka_unit_test(ten_is_meant_to_a_tenth),
        cmocka_unit_test(what_no_ear_notices_has_no_loudness),
        cmocka_unit_test(the_range_leaves_out_the_softest_tenth_and_the_loudest_twentieth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
