// Everything but speech in a score: mix/layers.c, mix/packs.c, mix/beds.c.
#include "walk.h"

#include "cmocka_all.h"
#include "mix/beds.h"
#include "mix/tide.h"

#define SECONDS(n) ((Micros)((n)*WALK_SECOND))

static Frames at(double seconds) { return frames_at(SECONDS(seconds), WALK_RATE); }

static const Placed *placed(const Walk *walk, Layer layer)
{
    for (size_t i = 0; i < walk->score.placed_count; i++)
        if (walk->score.placed[i].layer == layer)
            return &walk->score.placed[i];
    return NULL;
}

static Walk *walk_of(const char *pack)
{
    Walk *walk = walk_new();
    walk->session.sound.text = pack;
    return walk;
}

static void every_event_sounds_at_its_frame(void **state)
{
    (void)state;
    Walk          *walk = walk_of("air");
    TimelinePhase *phase = walk_phase(walk, "connect", 600);
    walk_on_steps(walk, phase);
    walk_event(walk, EVENT_LIFT, SECONDS(1.8))->length = SECONDS(2.4);
    walk_event(walk, EVENT_CHIME, 0);
    walk_say(walk, SECONDS(6), ANCHOR_TURN, PRIORITY_MAY, "Lift");
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.placed_count, walk->timeline.event_count);
    size_t step = 0;
    for (size_t i = 0; i < walk->score.placed_count; i++) {
        assert_true(i == 0 || walk->score.placed[i - 1].at <= walk->score.placed[i].at);
        assert_true(walk->score.placed[i].clip->length <= walk->score.longest);
        if (walk->score.placed[i].layer == LAYER_STEPS)
            assert_int_equal(walk->score.placed[i].at, frames_at((Micros)step++ * 600000, WALK_RATE));
    }
    assert_int_equal(step, 1000);
    walk_free(walk);
}

static void a_breath_sound_ends_within_its_part(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 60);
    walk_breath(walk, SECONDS(7), SECONDS(2.345), true, 4);
    assert_true(walk_build(walk));
    const Placed *breath = placed(walk, LAYER_BREATH);
    assert_int_equal(breath->at, at(7));
    assert_true(breath->clip->length <= at(2.345) && breath->clip->length > at(2.2));
    walk_free(walk);
}

// How alike the middle of a clip is to what comes three periods of 330 Hz later: 1 for a tone of that pitch.
static double as_a_tone(const Clip *clip)
{
    enum { LATER = 401, COUNT = 22050 };
    const int16_t *from = clip->samples + (clip->length / 2 - COUNT / 2) * clip->channels;
    double         alike = 0, all = 0;
    for (int i = 0; i < COUNT; i++) {
        alike += (double)from[i * clip->channels] * from[(i + LATER) * clip->channels];
        all += (double)from[i * clip->channels] * from[i * clip->channels];
    }
    return all > 0 ? alike / all : 0;
}

// In the pack "air", breath is noise and the swell under a lift a tone of 330 Hz.
static void a_lift_swells_and_a_breath_rushes(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 60);
    walk_breath(walk, SECONDS(7), SECONDS(2.4), false, 4);
    walk_breath(walk, SECONDS(9.4), SECONDS(2.4), true, 4);
    walk_event(walk, EVENT_LIFT, SECONDS(9.4))->length = SECONDS(2.4);
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.placed_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const Placed *one = &walk->score.placed[i];
        double        alike = as_a_tone(one->clip);
        if (one->layer == LAYER_LIFT ? alike < 0.8 : alike > 0.5)
            fail_msg("%s is alike by %g", one->layer == LAYER_LIFT ? "the lift" : "a breath", alike);
    }
    assert_int_equal(placed(walk, LAYER_LIFT)->at, at(9.4));
    walk_free(walk);
}

static void a_held_breath_makes_no_sound(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "hold", 60);
    walk_breath(walk, SECONDS(7), SECONDS(5), true, 0)->breath.held = true;
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.placed_count, 0);
    walk_free(walk);
}

static void a_muted_layer_is_left_out_of_that_part_only(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 30)->muted = LAYER_BIT(LAYER_STEPS);
    walk_phase(walk, "work", 30);
    walk_event(walk, EVENT_STEP, SECONDS(10));
    walk_event(walk, EVENT_STEP, SECONDS(40));
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.placed_count, 1);
    assert_int_equal(walk->score.placed[0].at, at(40));
    walk_free(walk);
}

static void a_gain_of_a_part_is_in_decibels(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 30)->gain_db[LAYER_CHIME] = -20;
    walk_event(walk, EVENT_CHIME, SECONDS(10));
    assert_true(walk_build(walk));
    assert_float_equal(placed(walk, LAYER_CHIME)->left, 0.1, 1e-6);
    assert_float_equal(placed(walk, LAYER_CHIME)->right, 0.1, 1e-6);
    walk_free(walk);
}

static void the_end_sound_is_heard_whole(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "close", 30);
    walk_event(walk, EVENT_CHIME, SECONDS(29.9))->chime = CHIME_END;
    assert_true(walk_build(walk));
    const Placed *end = placed(walk, LAYER_CHIME);
    assert_int_equal(end->at + end->clip->length, walk->score.length);
    walk_free(walk);
}

static void parts_with_the_same_bed_share_a_span(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    for (int i = 0; i < 4; i++)
        walk_phase(walk, "connect", 30)->bed.text = i < 2 ? "pink" : "rain";
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 2);
    const BedSpan *pink = &walk->score.beds[0], *rain = &walk->score.beds[1];
    assert_int_equal(pink->from, 0);
    assert_int_equal(rain->to, walk->score.length);
    assert_float_equal(beds_gain(pink, at(60)) / pink->gain, 0.5, 1e-3);
    assert_float_equal(beds_gain(rain, at(60)) / rain->gain, 0.5, 1e-3);
    assert_float_equal(beds_gain(pink, at(30)), pink->gain, 1e-6);
    assert_float_equal(beds_gain(rain, at(61.01)), rain->gain, 1e-6);
    assert_true(beds_gain(pink, at(61.01)) == 0);
    walk_free(walk);
}

static void beds_of_short_parts_still_follow_one_another(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    for (int i = 0; i < 8; i++)
        walk_phase(walk, "rep", i % 3 == 1 ? 0.5 : 5)->bed.text = i % 2 ? "pink" : "rain";
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 8);
    for (size_t i = 1; i < 8; i++) {
        const BedSpan *before = &walk->score.beds[i - 1], *bed = &walk->score.beds[i];
        assert_true(before->from < bed->from && before->to < bed->to);
        assert_true(bed->fade_in > 0 && bed->fade_in + bed->fade_out <= bed->to - bed->from);
    }
    walk_free(walk);
}

static void beds_of_every_colour_are_as_loud_as_the_pack_says(void **state)
{
    (void)state;
    const char *const beds[] = { "pink", "brown", "white", "rain", "sea" };
    double            loudness[5];
    for (int i = 0; i < 5; i++) {
        Walk *walk = walk_of("air");
        walk_phase(walk, "connect", 30)->bed.text = beds[i];
        assert_true(walk_build(walk));
        const BedSpan *bed = &walk->score.beds[0];
        loudness[i] = loudness_of_energy(bed->loop->energy, bed->loop->energy_count, 1) +
                      20 * log10(bed->gain);
        assert_float_equal(loudness[i], loudness[0], 0.01);
        walk_free(walk);
    }
}

static void rain_swells_with_the_breath_and_pink_noise_does_not(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "settle", 30)->bed.text = "rain";
    TimelinePhase *phase = walk_phase(walk, "connect", 42);
    phase->bed.text = "rain";
    walk_on_steps(walk, phase);
    assert_true(walk_build(walk));
    assert_true(walk->score.beds[0].follows);
    size_t cursor = 0;
    assert_float_equal(tide_gain(&walk->score, &cursor, at(10)), 1, 1e-6);
    assert_float_equal(tide_gain(&walk->score, &cursor, at(30 + 4.2)), 0.4, 1e-3);
    assert_float_equal(tide_gain(&walk->score, &cursor, at(30 + 4.2 + 1.8)), 1, 1e-3);
    assert_float_equal(tide_gain(&walk->score, &cursor, at(30 + 8.4)), 0.4, 1e-3);
    walk_free(walk);

    walk = walk_of("air");
    walk_on_steps(walk, walk_phase(walk, "connect", 42));
    assert_true(walk_build(walk));
    assert_false(walk->score.beds[0].follows);
    assert_int_equal(walk->score.tide_count, 0);
    walk_free(walk);
}

static void a_part_without_bed_has_the_floor_alone(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 30);
    walk_phase(walk, "quiet", 30)->muted = LAYER_BIT(LAYER_BED);
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 1);
    assert_true(walk->score.beds[0].to < at(32));
    const BedSpan *noise = &walk->score.floor[FLOOR_NOISE], *wake_up = &walk->score.floor[FLOOR_WAKE_UP];
    assert_int_equal(noise->to, walk->score.length);
    assert_float_equal(noise->gain * walk->score.gain, 1, 1e-5);
    assert_int_equal(wake_up->to, at(1.5));
    walk_free(walk);
}

static void a_pack_that_is_not_there_is_an_error_reported_once(void **state)
{
    (void)state;
    Walk *walk = walk_of("no such pack");
    walk_phase(walk, "connect", 30);
    walk_phase(walk, "work", 30);
    walk_event(walk, EVENT_CHIME, SECONDS(10));
    assert_false(walk_build(walk));
    assert_int_equal(walk->diags.count, 1);
    walk_free(walk);
}

// The ear of the foot hears its tick whole, the other one 1.5 dB softer.
static void a_tick_is_nearer_to_the_ear_of_its_foot(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "connect", 10);
    walk_event(walk, EVENT_STEP, SECONDS(1))->step.right = false;
    walk_event(walk, EVENT_STEP, SECONDS(2))->step.right = true;
    walk_event(walk, EVENT_CHIME, SECONDS(3));
    assert_true(walk_build(walk));
    const Placed *ticks = walk->score.placed;
    assert_float_equal(ticks[0].left, 1, 1e-6);
    assert_float_equal(20 * log10(ticks[0].right), -1.5, 1e-4);
    assert_float_equal(20 * log10(ticks[1].left), -1.5, 1e-4);
    assert_float_equal(ticks[1].right, 1, 1e-6);
    assert_float_equal(ticks[2].left, 1, 1e-6);
    assert_float_equal(ticks[2].right, 1, 1e-6);
    walk_free(walk);
}

// The voice's gain for so many words of a quarter of a second each.
static double gain_of_words(int words)
{
    static char text[200];
    *text = '\0';
    for (int i = 0; i < words; i++)
        strcat(text, i ? " la" : "la");
    Walk *walk = walk_new();
    walk_phase(walk, "connect", 60);
    walk_say(walk, SECONDS(5), ANCHOR_START, PRIORITY_MUST, text);
    assert_true(walk_build(walk));
    const Placed *words_placed = placed(walk, LAYER_VOICE);
    double        gain = 20 * log10(words_placed->left);
    assert_true(words_placed->left == words_placed->right);
    walk_free(walk);
    return gain;
}

static void a_word_is_a_little_louder_than_a_long_sentence(void **state)
{
    (void)state;
    assert_float_equal(gain_of_words(1), 0.7, 1e-3);
    assert_float_equal(gain_of_words(4), 0.7, 1e-3);    // a second
    assert_float_equal(gain_of_words(24), -0.7, 1e-3);  // six
    assert_float_equal(gain_of_words(32), -0.7, 1e-3);
    assert_float_equal(gain_of_words(12), 0.7 * (1 - 2 * 0.613147), 1e-3);  // log 3 / log 6
}

// --- Beds and the floor, to the frame --------------------------------------------------

static void assert_span(const BedSpan *span, double from, double to, double fade_in, double fade_out)
{
    assert_int_equal(span->from, at(from));
    assert_int_equal(span->to, at(to));
    assert_int_equal(span->fade_in, at(fade_in));
    assert_int_equal(span->fade_out, at(fade_out));
}

// Two seconds, half of them before the change; the walk begins and ends with a second.
static void beds_cross_in_two_seconds_or_in_half_of_a_short_part(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "a", 30)->bed.text = "pink";
    walk_phase(walk, "b", 30)->bed.text = "rain";
    walk_phase(walk, "c", 0.5)->bed.text = "pink";
    walk_phase(walk, "d", 20)->bed.text = "rain";
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 4);
    assert_span(&walk->score.beds[0], 0, 31, 1, 2);
    assert_span(&walk->score.beds[1], 29, 60.25, 2, 0.5);
    assert_span(&walk->score.beds[2], 59.75, 60.75, 0.5, 0.5);
    assert_span(&walk->score.beds[3], 60.25, 80.5, 0.5, 1);
    walk_free(walk);
    walk = walk_of("air");  // the first one is short
    walk_phase(walk, "a", 0.5)->bed.text = "pink";
    walk_phase(walk, "b", 0)->bed.text = "sea";
    walk_phase(walk, "c", 30)->bed.text = "rain";
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 2);  // nothing of no length
    assert_span(&walk->score.beds[0], 0, 0.5, 0.25, 0);
    assert_span(&walk->score.beds[1], 0.5, 30.5, 0, 1);
    walk_free(walk);
}

static void a_bed_at_another_gain_is_another_span(void **state)
{
    (void)state;
    Walk *walk = walk_of("air");
    walk_phase(walk, "a", 30)->bed.text = "rain";
    TimelinePhase *softer = walk_phase(walk, "b", 30);
    softer->bed.text = "rain";
    softer->gain_db[LAYER_BED] = -6;
    assert_true(walk_build(walk));
    assert_int_equal(walk->score.bed_count, 2);
    assert_ptr_equal(walk->score.beds[0].loop, walk->score.beds[1].loop);
    assert_float_equal(walk->score.beds[1].gain / walk->score.beds[0].gain, 0.501187, 1e-5);
    walk_free(walk);
}

static double decibels(const Clip *clip)
{
    double sum = 0;
    for (Frames i = 0; i < clip->length * clip->channels; i++)
        sum += pow(clip->samples[i] * (double)clip->scale / 32768, 2);
    return 10 * log10(sum / (double)(clip->length * clip->channels));
}

static void the_floor_is_at_minus_sixty_and_the_wake_up_at_minus_forty(void **state)
{
    (void)state;
    Walk *walk = walk_of("none");
    walk_phase(walk, "open", 30);
    assert_true(walk_build(walk));
    const BedSpan *noise = &walk->score.floor[FLOOR_NOISE], *wake_up = &walk->score.floor[FLOOR_WAKE_UP];
    assert_span(noise, 0, 30, 0.02, 0.02);
    assert_span(wake_up, 0, 1.5, 0.02, 1.48);
    assert_float_equal(noise->gain, 1, 1e-6);
    assert_float_equal(wake_up->gain, 10, 1e-4);
    assert_float_equal(decibels(noise->loop), -60, 0.05);
    walk_free(walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_event_sounds_at_its_frame),
        cmocka_unit_test(a_breath_sound_ends_within_its_part),
        cmocka_unit_test(a_lift_swells_and_a_breath_rushes),
        cmocka_unit_test(a_held_breath_makes_no_sound),
        cmocka_unit_test(a_muted_layer_is_left_out_of_that_part_only),
        cmocka_unit_test(a_gain_of_a_part_is_in_decibels),
        cmocka_unit_test(the_end_sound_is_heard_whole),
        cmocka_unit_test(parts_with_the_same_bed_share_a_span),
        cmocka_unit_test(beds_of_short_parts_still_follow_one_another),
        cmocka_unit_test(beds_of_every_colour_are_as_loud_as_the_pack_says),
        cmocka_unit_test(rain_swells_with_the_breath_and_pink_noise_does_not),
        cmocka_unit_test(a_part_without_bed_has_the_floor_alone),
        cmocka_unit_test(a_pack_that_is_not_there_is_an_error_reported_once),
        cmocka_unit_test(a_tick_is_nearer_to_the_ear_of_its_foot),
        cmocka_unit_test(a_word_is_a_little_louder_than_a_long_sentence),
        cmocka_unit_test(beds_cross_in_two_seconds_or_in_half_of_a_short_part),
        cmocka_unit_test(a_bed_at_another_gain_is_another_span),
        cmocka_unit_test(the_floor_is_at_minus_sixty_and_the_wake_up_at_minus_forty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
