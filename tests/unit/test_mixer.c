// Frames of a score: the same whatever the start and the chunk, each sound at its frame, nothing too loud.
#include "walk.h"

#include "cmocka_all.h"
#include "mix/limiter.h"
#include "mix/mixer.h"

#include <stdio.h>

#define SECONDS(n) ((Micros)((n)*WALK_SECOND))

static void compose(Walk *walk)
{
    walk->session.sound.text = "air";
    walk_phase(walk, "open", 5);
    TimelinePhase *phase = walk_phase(walk, "connect", 21);
    phase->bed.text = "rain";
    walk_on_steps(walk, phase);
    walk_phase(walk, "close", 4.123)->bed.text = "pink";
    walk_say(walk, SECONDS(1), ANCHOR_START, PRIORITY_SHOULD, "Grow taller with each breath");
    walk_say(walk, SECONDS(6.8), ANCHOR_TURN, PRIORITY_SHOULD, "Lift");
    walk_say(walk, SECONDS(15.2), ANCHOR_TURN, PRIORITY_SHOULD, "Lift and draw in");
    walk_event(walk, EVENT_LIFT, SECONDS(6.8))->length = SECONDS(2.4);
    walk_event(walk, EVENT_CHIME, SECONDS(5));
    walk_event(walk, EVENT_CHIME, SECONDS(29))->chime = CHIME_END;
    assert_true(walk_build(walk));
}

// All frames in fills of the sizes given, round and round.
static float *render(const Score *score, const int *sizes, int count)
{
    float *samples = calloc((size_t)((score->length + 8192) * score->channels), sizeof *samples);
    Mixer *mixer = mixer_open(score);
    Frames done = 0;
    for (int i = 0; done < score->length; i++)
        done += mixer_fill(mixer, samples + done * score->channels, sizes[i % count]);
    mixer_close(mixer);
    return samples;
}

static float *render_whole(const Score *score) { return render(score, (int[]){ 4096 }, 1); }

static double peak_of(const float *samples, Frames count)
{
    double peak = 0;
    for (Frames i = 0; i < count; i++)
        peak = fmax(peak, fabs(samples[i]));
    return peak;
}

// --- Exactness ---

static void chunk_sizes_change_nothing(void **state)
{
    Walk *walk = *state;
    compose(walk);
    size_t bytes = (size_t)walk->score.length * 2 * sizeof(float);
    float *whole = render_whole(&walk->score),
          *odd = render(&walk->score, (int[]){ 1, 511, 512, 513, 7, 1024, 4096, 333 }, 8);
    assert_memory_equal(whole, odd, bytes);
    free(whole);
    free(odd);
}

static void assert_same_from_anywhere(const Score *score)
{
    float *whole = render_whole(score);
    Mixer *mixer = mixer_open(score);
    for (uint64_t try = 0; try < 60; try++) {
        Frames from = rng_below(1, try, (uint32_t)score->length - 3000);
        float  part[3000 * 2];
        mixer_seek(mixer, from);
        assert_int_equal(mixer_tell(mixer), from);
        assert_int_equal(mixer_fill(mixer, part, 3000), 3000);
        assert_int_equal(mixer_tell(mixer), from + 3000);
        if (memcmp(part, whole + from * score->channels, (size_t)(3000 * score->channels) * sizeof(float)) !=
            0)
            fail_msg("from frame %lld it is not the same", (long long)from);
    }
    mixer_close(mixer);
    free(whole);
}

static void a_start_in_the_middle_gives_that_part_of_the_whole(void **state)
{
    Walk *walk = *state;
    compose(walk);
    assert_same_from_anywhere(&walk->score);
}

static void the_limiter_at_work_is_the_same_from_anywhere(void **state)
{
    Walk *walk = *state;
    compose(walk);
    walk->score.gain *= 12;
    assert_same_from_anywhere(&walk->score);
    walk->score.channels = 1;
    assert_same_from_anywhere(&walk->score);
}

static void after_the_end_is_silence(void **state)
{
    Walk *walk = *state;
    compose(walk);
    Mixer *mixer = mixer_open(&walk->score);
    float  part[2000 * 2];
    mixer_seek(mixer, walk->score.length - 1000);
    assert_int_equal(mixer_fill(mixer, part, 2000), 1000);
    assert_true(peak_of(part + 999 * 2, 2) < 1e-4);
    assert_true(peak_of(part + 1000 * 2, 1000 * 2) == 0);
    assert_int_equal(mixer_fill(mixer, part, 2000), 0);
    mixer_close(mixer);
}

// --- What sounds, and where ------------------------------------------------------------

static void only_what_is_audible_sounds(void **state)
{
    Walk *walk = *state;
    walk->settings.audible = LAYER_BIT(LAYER_STEPS);
    walk->settings.solo = true;
    compose(walk);
    float *whole = render_whole(&walk->score);
    assert_true(peak_of(whole, 2 * 5 * WALK_RATE) == 0);
    assert_true(peak_of(whole, 2 * 6 * WALK_RATE) > 0.01);
    free(whole);
}

static void every_tick_begins_at_its_frame_in_both_ears(void **state)
{
    Walk *walk = *state;
    walk->settings.audible = LAYER_BIT(LAYER_STEPS);
    walk->settings.solo = true;
    walk->session.sound.text = "air";
    TimelinePhase *phase = walk_phase(walk, "connect", 1800);
    for (int64_t step = 0; step * MICROS_PER_MINUTE / 113 < phase->length - SECONDS(1); step++)
        walk_event(walk, EVENT_STEP, step * MICROS_PER_MINUTE / 113)->step.right = step % 2;
    assert_true(walk_build(walk));
    Mixer *mixer = mixer_open(&walk->score);
    for (size_t i = 3; i < walk->timeline.event_count; i += 97) {
        Frames at = frames_at(walk->events[i].at, WALK_RATE);
        float  part[2000 * 2];
        mixer_seek(mixer, at - 1000);
        mixer_fill(mixer, part, 2000);
        assert_true(peak_of(part, 1000 * 2) == 0);
        float left = 0, right = 0;
        for (int j = 1000; j < 1044; j++)
            left = fmaxf(left, fabsf(part[2 * j])), right = fmaxf(right, fabsf(part[2 * j + 1]));
        assert_true(left > 0.005 && right > 0.005);
        assert_true(walk->events[i].step.right ? right > left : left > right);
    }
    mixer_close(mixer);
}

static void the_floor_keeps_headsets_awake(void **state)
{
    Walk *walk = *state;
    walk_phase(walk, "quiet", 20);
    assert_true(walk_build(walk));
    float *whole = render_whole(&walk->score);
    for (int tenth = 3; tenth < 198; tenth += 5) {
        double sum = 0;
        for (int i = 0; i < WALK_RATE / 2 * 2; i++)
            sum += (double)whole[tenth * WALK_RATE / 10 * 2 + i] * whole[tenth * WALK_RATE / 10 * 2 + i];
        double db = 10 * log10(sum / WALK_RATE);
        if (tenth < 6)
            assert_true(db > -46 && db < -34);
        else if (tenth > 15 && tenth < 193)
            assert_true(db > -64 && db < -56);
    }
    free(whole);
}

static double jump_of(const float *samples, Frames count)
{
    double jump = 0;
    for (Frames i = 2; i < count; i++)
        jump = fmax(jump, fabs(samples[i] - samples[i - 2]));
    return jump;
}

static void muting_while_playing_fades_over_a_block(void **state)
{
    Walk *walk = *state;
    compose(walk);
    float *whole = render_whole(&walk->score), part[8192 * 2];
    Mixer *mixer = mixer_open(&walk->score);
    mixer_seek(mixer, WALK_RATE * 2);
    mixer_fill(mixer, part, 4096);
    mixer_mute(mixer, LAYERS_ALL);
    mixer_fill(mixer, part, 8192);
    assert_true(jump_of(part, 8192 * 2) <= jump_of(whole + WALK_RATE * 4, WALK_RATE * 2));
    assert_true(peak_of(part + 4096 * 2, 4096 * 2) < 0.01);
    mixer_mute(mixer, 0);
    mixer_fill(mixer, part, 8192);
    assert_memory_equal(part + 4096 * 2, whole + (WALK_RATE * 2 + 4096 + 8192 + 4096) * 2,
                        4096 * 2 * sizeof(float));
    mixer_close(mixer);
    free(whole);
}

// The same walk with nothing said beside it: its ducks are taken away, and its voice is not heard.
static void a_muted_voice_leaves_no_holes(void **state)
{
    Walk *walk = *state;
    compose(walk);
    assert_true(walk->score.duck_count > 0);
    Score  nothing_said = walk->score;
    Mixer *mixer = mixer_open(&walk->score), *other = mixer_open(&nothing_said);
    float *muted = calloc((size_t)walk->score.length * 2, sizeof *muted),
          *quiet = calloc((size_t)walk->score.length * 2, sizeof *quiet);
    nothing_said.duck_count = 0;
    nothing_said.audible = LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE);
    mixer_mute(mixer, LAYER_BIT(LAYER_VOICE));
    mixer_seek(mixer, 0);
    mixer_fill(mixer, muted, walk->score.length);
    mixer_fill(other, quiet, walk->score.length);
    assert_true(peak_of(quiet, walk->score.length * 2) > 0.01);
    assert_memory_equal(muted, quiet, (size_t)walk->score.length * 2 * sizeof *muted);
    mixer_close(mixer);
    mixer_close(other);
    free(muted);
    free(quiet);
}

// --- Peaks ---

// The listener's own meter: every sample and 15 points between, by a sinc over 64 samples.
static double true_peak(const float *samples, Frames length, int channels, int channel)
{
    double peak = 0;
    for (Frames n = 32; n < length - 32; n++) {
        double here = fabs(samples[n * channels + channel]);
        peak = fmax(peak, here);
        if (here < 0.6)
            continue;
        for (int part = 1; part < 16; part++) {
            double sum = 0, along = part / 16.0;
            for (int i = -31; i <= 32; i++) {
                double x = i - along;
                sum += samples[(n + i) * channels + channel] * (sin(M_PI * x) / (M_PI * x)) *
                       (0.5 + 0.5 * cos(M_PI * x / 33));
            }
            peak = fmax(peak, fabs(sum));
        }
    }
    return peak;
}

static void no_true_peak_is_above_minus_one_however_loud(void **state)
{
    Walk *walk = *state;
    compose(walk);
    walk->score.gain *= 8;
    float *whole = render_whole(&walk->score);
    for (int channel = 0; channel < 2; channel++) {
        double peak = 20 * log10(true_peak(whole, 12 * WALK_RATE, 2, channel));
        if (peak > -1.0)
            fail_msg("true peak %.2f dBTP", peak);
        assert_true(peak > -2.0);
    }
    free(whole);
}

static void the_limiter_rests_at_ordinary_loudness(void **state)
{
    Walk *walk = *state;
    compose(walk);
    Mixer *mixer = mixer_open(&walk->score);
    float  part[4096 * 2];
    while (mixer_fill(mixer, part, 4096) > 0)
        ;
    assert_int_equal(mixer_limited_blocks(mixer), 0);
    walk->score.gain *= 12;
    mixer_seek(mixer, 0);
    while (mixer_fill(mixer, part, 4096) > 0)
        ;
    assert_true(mixer_limited_blocks(mixer) > 100);
    mixer_close(mixer);
}

static int setup(void **state)
{
    *state = walk_new();
    return 0;
}
static int teardown(void **state)
{
    walk_free(*state);
    return 0;
}
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(chunk_sizes_change_nothing),
        TEST(a_start_in_the_middle_gives_that_part_of_the_whole),
        TEST(the_limiter_at_work_is_the_same_from_anywhere),
        TEST(after_the_end_is_silence),
        TEST(only_what_is_audible_sounds),
        TEST(every_tick_begins_at_its_frame_in_both_ears),
        TEST(the_floor_keeps_headsets_awake),
        TEST(muting_while_playing_fades_over_a_block),
        TEST(a_muted_voice_leaves_no_holes),
        TEST(no_true_peak_is_above_minus_one_however_loud),
        TEST(the_limiter_rests_at_ordinary_loudness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
