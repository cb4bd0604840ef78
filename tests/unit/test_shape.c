// What the made sounds share, and the sounds of steps, tones and chimes, against their formulas.
#include "sound/synth.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { RATE = 44100 };
#define TURN 6.283185307179586

static double rise(double x) { return x <= 0 ? 0 : x >= 1 ? 1 : 0.5 - 0.5 * cos(x * TURN / 2); }

// --- The gesture of a breath ------------------------------------------------------------

static void in_swells_out_lets_go_and_a_lift_is_half_of_it(void **state)
{
    static const struct {
        SoundKind kind;
        double    seconds;
        bool      struck;
        double    rise;
        Gesture   wanted;  // rise, set_in, top, ease, eased_db, fall, end
    } cases[] = {
        { SOUND_IN, 2, false, 1, { 0.20, 0.7, 0.9, 1.2, -2.5, 1.67, 2 } },
        { SOUND_IN, 2, false, 1.1, { 0.22, 0.7, 0.99, 1.2, -2.5, 1.67, 2 } },
        { SOUND_IN, 0.5, false, 1, { 0.10, 0.7, 0.225, 0.3, -2.5, 0.325, 0.5 } },
        { SOUND_OUT, 2, false, 1, { 0.14, 1, 0, 0.6, -3.5, 1.67, 2 } },
        { SOUND_OUT, 2, false, 0.9, { 0.126, 1, 0, 0.6, -3.5, 1.67, 2 } },
        { SOUND_OUT, 0.5, false, 1, { 0.07, 1, 0, 0.15, -3.5, 0.325, 0.5 } },
        { SOUND_LIFT, 2, false, 1.1, { 0.9, 1, 0, 1, 0, 1, 2 } },
        { SOUND_LIFT, 2, true, 1, { 0.9, 1, 0, 1, 0, 1, 2 } },
        { SOUND_IN, 2, true, 1.1, { 0.012, 1, 0, 0, -4, 1.67, 2 } },
        { SOUND_OUT, 2, true, 1, { 0.012, 1, 0, 0, -4, 1.67, 2 } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Gesture got = gesture_of(cases[i].kind, cases[i].seconds, cases[i].struck, cases[i].rise),
                wanted = cases[i].wanted;
        assert_float_equal(got.rise, wanted.rise, 1e-9);
        assert_float_equal(got.set_in, wanted.set_in, 1e-9);
        assert_float_equal(got.top, wanted.top, 1e-9);
        assert_float_equal(got.ease, wanted.ease, 1e-9);
        assert_float_equal(got.eased_db, wanted.eased_db, 1e-9);
        assert_float_equal(got.fall, wanted.fall, 1e-9);
        assert_float_equal(got.end, wanted.end, 1e-9);
    }
}

static void a_gesture_sets_in_swells_eases_and_falls(void **state)
{
    const Gesture breath = { 0.2, 0.7, 1, 1.2, -2.5, 1.6, 2 }, plain = { 0.2, 1, 0, 0, 0, 1.6, 2 };
    static const struct {
        double at, breath, plain;
    } cases[] = {
        { 0, 0, 0 },   { 0.1, 0.353671, 0.5 }, { 0.2, 0.728647, 1 }, { 0.5, 0.85, 1 },       { 1, 1, 1 },
        { 1.2, 1, 1 }, { 1.4, 0.865964, 1 },   { 1.6, 0.749894, 1 }, { 1.8, 0.374947, 0.5 }, { 2, 0, 0 },
        { 2.5, 0, 0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_float_equal(gesture_at(&breath, cases[i].at), cases[i].breath, 1e-5);
        assert_float_equal(gesture_at(&plain, cases[i].at), cases[i].plain, 1e-5);
    }
}

// In straight pieces of 64 frames, the last one shorter.
static void a_gesture_is_drawn_in_straight_pieces(void **state)
{
    const Gesture gesture = { 0.2, 0.7, 1, 1.2, -2.5, 1.6, 2 };
    Audio         audio;
    (void)state;
    assert_true(audio_alloc(&audio, 1990, 2, 1000));
    for (int i = 0; i < 2 * 1990; i++)
        audio.samples[i] = i % 2 ? -0.5f : 1;
    gesture_apply(&gesture, &audio);
    for (int i = 0; i < 1990; i++) {
        int    from = i / 64 * 64, to = from + 64 < 1990 ? from + 64 : 1990;
        double before = gesture_at(&gesture, from / 1000.0), after = gesture_at(&gesture, to / 1000.0);
        double gain = before + (after - before) * (i - from) / (to - from);
        assert_float_equal(audio.samples[2 * i], gain, 1e-5);
        assert_float_equal(audio.samples[2 * i + 1], -0.5 * gain, 1e-5);
    }
    audio_free(&audio);
}

static void the_level_is_that_of_the_part_that_counts(void **state)
{
    Audio audio;
    (void)state;
    assert_true(audio_alloc(&audio, 100, 2, 1000));
    for (int i = 0; i < 200; i++)
        audio.samples[i] = i / 2 < 50 ? 0.25f : -1;
    audio_set_level(&audio, 50, 100, -20);
    assert_float_equal(audio.samples[0], 0.025, 1e-6);
    assert_float_equal(audio.samples[199], -0.1, 1e-6);
    audio_set_level(&audio, 0, 50, -20);
    assert_float_equal(audio.samples[0], 0.1, 1e-6);
    assert_float_equal(audio.samples[199], -0.4, 1e-6);
    audio_set_level(&audio, 49, 51, -20);  // half of it one, half of it the other
    assert_float_equal(audio.samples[0], 0.1 * 0.1 / sqrt((0.01 + 0.16) / 2), 1e-6);
    memset(audio.samples, 0, 200 * sizeof *audio.samples);
    audio_set_level(&audio, 0, 100, -20);
    assert_true(audio.samples[7] == 0);
    audio_free(&audio);
}

static void an_instrument_is_its_partials(void **state)
{
    static const Instrument wanted[] = {
        { "soft", 0, { { 1, 1, 0 }, { 2, 0.28, 0 }, { 3, 0.12, 0 } } },
        { "warm", 0, { { 1, 1, 0 }, { 1.004, 0.5, 0 }, { 2, 0.22, 0 }, { 3, 0.07, 0 } } },
        { "bowl", 0.012, { { 1, 1, 1.5 }, { 1.0016, 0.25, 1.3 }, { 2.71, 0.35, 3.2 }, { 5.15, 0.10, 7 } } },
        { "bell", 0.004, { { 1, 1, 2.2 }, { 2, 0.5, 3.0 }, { 2.76, 0.4, 4.5 }, { 5.4, 0.15, 9 } } },
        { "tick", 0.0006, { { 1, 1, 60 }, { 2.32, 0.25, 110 } } },
        { "wood", 0.0006, { { 1, 1, 38 }, { 1.47, 0.5, 55 }, { 2.09, 0.3, 90 } } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const Instrument *got = instrument_find(wanted[i].name);
        assert_string_equal(got->name, wanted[i].name);
        assert_float_equal(got->attack, wanted[i].attack, 1e-12);
        for (int p = 0; p < PARTIALS_MAX; p++) {
            assert_float_equal(got->partials[p].ratio, wanted[i].partials[p].ratio, 1e-12);
            assert_float_equal(got->partials[p].level, wanted[i].partials[p].level, 1e-12);
            assert_float_equal(got->partials[p].decay, wanted[i].partials[p].decay, 1e-12);
        }
    }
    assert_string_equal(instrument_find("of nobody")->name, "soft");
}

// --- Sounds -----------------------------------------------------------------------------

static double level_of(const Audio *audio, double from, double to)
{
    double sum = 0;
    int    first = (int)(from * RATE), last = (int)(to * RATE);
    for (int i = first * audio->channels; i < last * audio->channels; i++)
        sum += (double)audio->samples[i] * audio->samples[i];
    return 10 * log10(sum / ((last - first) * audio->channels));
}

// Whether samples follow a curve, up to one factor, to a hundredth of its highest value.
typedef double Curve(const void *self, double seconds);

static void follows(const Audio *audio, int channel, int count, Curve *curve, const void *self)
{
    double both = 0, own = 0, highest = 0;
    for (int i = 0; i < count; i++) {
        double value = curve(self, (double)i / RATE);
        both += value * audio->samples[i * audio->channels + channel], own += value * value;
        highest = fmax(highest, fabs(value));
    }
    double factor = both / own;
    for (int i = 0; i < count; i++)
        assert_float_equal(audio->samples[i * audio->channels + channel] / factor,
                           curve(self, (double)i / RATE), 0.01 * highest);
}

// Of the instrument "tick"; self: its pitch.
static double tap(const void *self, double t)
{
    double pitch = *(const double *)self;
    double sum = exp(-60 * t) * sin(TURN * pitch * t) + 0.25 * exp(-110 * t) * sin(TURN * 2.32 * pitch * t);
    return sum * rise(t / 0.0006) * (1 - rise((t / 0.1 - 0.5) * 2));
}

// Variant: 1 right, 2 accent, 4 of the turn to the breath out.
static void a_step_is_a_tap_a_little_nearer_to_its_own_ear(void **state)
{
    const SoundSpec spec = { .name = "tick", .pitch_from = 1600, .level_db = -30, .accent_db = 4 };
    (void)state;
    for (int variant = 0; variant < 8; variant++) {
        const SoundOrder order = { .spec = &spec, .kind = SOUND_STEP, .variant = variant, .rate = RATE };
        bool             right = variant % 2;
        double           pitch = 1600 * (right ? 1.0595 : 1) * (variant >= 4 ? 0.75 : 1);
        Audio            tick;
        assert_true(synth_tick(&order, &tick));
        assert_int_equal(tick.length, 4410);
        assert_int_equal(tick.channels, 2);
        assert_float_equal(level_of(&tick, 0, 0.01), (variant & 2 ? -26 : -30), 0.001);
        follows(&tick, right, 4410, tap, &pitch);
        for (int i = 100; i < 200; i++)
            assert_float_equal(tick.samples[2 * i + !right], 0.841395 * tick.samples[2 * i + right], 1e-6);
        audio_free(&tick);
    }
}

// Of the instrument "soft", from 300 to 400 Hz, with the gesture of its kind.
typedef struct {
    SoundKind kind;
    double    bright;
} Hum;

static double hum(const void *self, double t)
{
    const Hum *of = self;
    double     turns = 300 * t + 0.5 * 100 / 2.0 * t * t;
    double     sum = sin(TURN * turns) +
                 of->bright * (0.28 * sin(TURN * 2 * turns) + 0.12 * sin(TURN * 3 * turns));
    Gesture gesture = gesture_of(of->kind, 2, false, 1);
    return sum * gesture_at(&gesture, t);
}

static void a_tone_glides_and_is_bright_in_and_round_out(void **state)
{
    static const Hum    hums[] = { { SOUND_IN, 1.8 }, { SOUND_OUT, 0.3 }, { SOUND_LIFT, 1 } };
    const SoundSpec     spec = { .name = "soft", .pitch_from = 300, .pitch_to = 400, .level_db = -24 };
    static const double bodies[][2] = { { 0.1, 1.835 }, { 0.07, 1.835 }, { 0.45, 1.5 } };
    (void)state;
    for (int i = 0; i < 3; i++) {
        const SoundOrder order = { .spec = &spec, .kind = hums[i].kind, .length = 2 * RATE, .rate = RATE };
        Audio            audio;
        assert_true(synth_hum(&order, &audio));
        assert_int_equal(audio.length, 2 * RATE);
        assert_float_equal(level_of(&audio, bodies[i][0], bodies[i][1]), -24, 0.01);
        follows(&audio, 0, 2 * RATE, hum, &hums[i]);
        audio_free(&audio);
    }
}

// Notes of the instrument "bell": each dies away quicker the higher it is.
typedef struct {
    int    notes;
    double pitches[3], apart, ring;
} Melody;

static double chime(const void *self, double t)
{
    static const double ratios[] = { 1, 2, 2.76, 5.4 }, levels[] = { 1, 0.5, 0.4, 0.15 },
                        decays[] = { 2.2, 3, 4.5, 9 };
    const Melody *melody = self;
    double        sum = 0;
    for (int n = 0; n < melody->notes; n++) {
        double at = t - n * melody->apart, pitch = melody->pitches[n], note = 0;
        if (at < 0 || at >= melody->ring)
            continue;
        for (int p = 0; p < 4; p++)
            note += levels[p] * exp(-decays[p] * sqrt(pitch / 440) * at) * sin(TURN * pitch * ratios[p] * at);
        sum += note * rise(at / 0.004) * (1 - rise(at / melody->ring * 2 - 1));
    }
    return sum;
}

static void a_chime_is_one_note_half_way_two_and_the_end_three(void **state)
{
    static const struct {
        SoundKind kind;
        double    from, to;
        Melody    melody;
    } cases[] = {
        { SOUND_CHIME, 440, 660, { 1, { 440 }, 0, 2.0 } },
        { SOUND_HALFWAY, 440, 660, { 2, { 440, 660 }, 0.45, 1.8 } },
        { SOUND_END, 880, 588, { 3, { 880, 733.9818, 588 }, 0.75, 2.4 } },
    };
    (void)state;
    for (int i = 0; i < 3; i++) {
        const Melody   *melody = &cases[i].melody;
        const SoundSpec spec = {
            .name = "bell", .pitch_from = cases[i].from, .pitch_to = cases[i].to, .level_db = -20
        };
        const SoundOrder order = { .spec = &spec, .kind = cases[i].kind, .rate = RATE };
        Audio            audio;
        double           last = melody->apart * (melody->notes - 1);
        assert_true(synth_chime(&order, &audio));
        assert_int_equal(audio.channels, 1);
        assert_true(fabs((double)audio.length - (last + melody->ring) * RATE) <= 2);
        assert_float_equal(level_of(&audio, 0, last + 0.4), -20, 0.01);
        follows(&audio, 0, i < 2 ? (int)audio.length : RATE, chime, melody);
        audio_free(&audio);
    }
}

// What 0.45 of the rate cannot hold is left out: of a pitch of 8000, the fundamental and its octave stay.
static void a_partial_too_high_for_the_rate_is_left_out(void **state)
{
    const SoundSpec  spec = { .name = "bell", .pitch_from = 8000, .pitch_to = 8000, .level_db = -20 };
    const SoundOrder order = { .spec = &spec, .kind = SOUND_CHIME, .rate = RATE };
    Audio            audio;
    (void)state;
    assert_true(synth_chime(&order, &audio));
    double power[2];
    for (int p = 0; p < 2; p++) {
        double hz = p == 0 ? 16000 : 2.76 * 8000, re = 0, im = 0;
        for (int i = 0; i < 4410; i++)
            re += audio.samples[i] * cos(TURN * hz * i / RATE),
                im += audio.samples[i] * sin(TURN * hz * i / RATE);
        power[p] = re * re + im * im;
    }
    assert_true(power[0] > 100 * power[1]);
    audio_free(&audio);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_swells_out_lets_go_and_a_lift_is_half_of_it),
        cmocka_unit_test(a_gesture_sets_in_swells_eases_and_falls),
        cmocka_unit_test(a_gesture_is_drawn_in_straight_pieces),
        cmocka_unit_test(the_level_is_that_of_the_part_that_counts),
        cmocka_unit_test(an_instrument_is_its_partials),
        cmocka_unit_test(a_step_is_a_tap_a_little_nearer_to_its_own_ear),
        cmocka_unit_test(a_tone_glides_and_is_bright_in_and_round_out),
        cmocka_unit_test(a_chime_is_one_note_half_way_two_and_the_end_three),
        cmocka_unit_test(a_partial_too_high_for_the_rate_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
