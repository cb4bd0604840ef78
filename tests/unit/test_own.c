// Sounds of her own, shaped for their place: a thousand frames a second, so that an edge is five of them.
#include "sound/own.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>

enum { RATE = 1000 };
static const double edge[] = { 0, 0.095492, 0.345492, 0.654508, 0.904508, 1 };

// All of a channel alike.
static Audio even(Frames length, int channels, double left, double right)
{
    Audio audio;
    assert_true(audio_alloc(&audio, length, channels, RATE));
    for (Frames i = 0; i < length * channels; i++)
        audio.samples[i] = (float)(i % channels ? right : left);
    return audio;
}

static Audio shaped(Audio *whole, SoundKind kind, Frames length, int variant)
{
    const SoundSpec  spec = { .source = SOURCE_FILE, .name = "hers", .accent_db = 6 };
    const SoundOrder order = {
        .spec = &spec, .kind = kind, .length = length, .variant = variant, .rate = RATE
    };
    Audio out;
    assert_true(own_shape(whole, &order, &out));
    audio_free(whole);
    return out;
}

static double at(const Audio *audio, Frames frame, int channel)
{
    return audio->samples[frame * audio->channels + channel];
}

static void a_chime_is_whole_and_fades_at_its_edges(void **state)
{
    static const SoundKind kinds[] = { SOUND_CHIME, SOUND_HALFWAY, SOUND_END };
    (void)state;
    for (int k = 0; k < 3; k++) {
        Audio whole = even(100, 2, 1, -0.5), out = shaped(&whole, kinds[k], 0, 0);
        assert_int_equal(out.length, 100);
        assert_int_equal(out.channels, 2);
        for (int i = 0; i < 100; i++) {
            int near = i < 50 ? i : 99 - i;
            assert_float_equal(at(&out, i, 0), edge[near < 5 ? near : 5], 1e-5);
            assert_float_equal(at(&out, i, 1), -0.5 * edge[near < 5 ? near : 5], 1e-5);
        }
        audio_free(&out);
    }
}

// Of two seconds, the last 0.33 wind down; what the file has beyond them is not heard.
static void a_breath_winds_down_within_its_length(void **state)
{
    (void)state;
    Audio whole = even(5000, 2, 1, 0.5), out = shaped(&whole, SOUND_OUT, 2000, 0);
    assert_int_equal(out.length, 2000);
    assert_float_equal(at(&out, 2, 0), edge[2], 1e-5);
    assert_float_equal(at(&out, 1669, 0), 1, 1e-5);
    assert_float_equal(at(&out, 1835, 0), 0.5, 1e-5);
    assert_float_equal(at(&out, 1835, 1), 0.25, 1e-5);
    assert_true(at(&out, 1999, 0) < 1e-4);
    audio_free(&out);
    whole = even(1000, 1, 1, 0);
    out = shaped(&whole, SOUND_IN, 2000, 0);
    assert_int_equal(out.length, 1000);
    assert_float_equal(at(&out, 990, 0), 1, 1e-5);
    assert_float_equal(at(&out, 997, 0), edge[2], 1e-5);
    audio_free(&out);
}

// From the first sample that has 3 % of the peak, without a fade there, and 0.4 s of it.
static void a_step_starts_with_its_first_sound(void **state)
{
    (void)state;
    for (int heard = 0; heard < 2; heard++) {
        Audio whole = even(1000, 1, 0, 0);
        for (int i = 50; i < 1000; i++)
            whole.samples[i] = i < 60 ? (heard ? -0.0305f : -0.0295f) : 1;
        Audio out = shaped(&whole, SOUND_STEP, 0, 0);
        assert_int_equal(out.length, 400);
        assert_int_equal(out.channels, 2);
        assert_float_equal(at(&out, 0, 0), heard ? -0.0305 : 1, 1e-5);
        assert_float_equal(at(&out, 397, 0), edge[2], 1e-5);
        audio_free(&out);
    }
    Audio whole = even(300, 1, 1, 0), out = shaped(&whole, SOUND_STEP, 0, 0);
    assert_int_equal(out.length, 300);
    assert_float_equal(at(&out, 1, 0), edge[1], 1e-5);  // it begins at once
    audio_free(&out);
}

// The far ear gets 1.5 dB less; an accent, what the pack says.
static void a_step_is_nearer_to_its_own_ear(void **state)
{
    (void)state;
    for (int variant = 0; variant < 4; variant++)
        for (int channels = 1; channels <= 2; channels++) {
            Audio  whole = even(100, channels, 1, 0.5), out = shaped(&whole, SOUND_STEP, 0, variant);
            double accent = variant & 2 ? 1.995262 : 1, far = 0.841395;
            bool   right = variant & 1;
            assert_float_equal(at(&out, 50, 0), accent * (right ? far : 1), 1e-5);
            assert_float_equal(at(&out, 50, 1), accent * (right ? 1 : far) * (channels == 2 ? 0.5 : 1), 1e-5);
            audio_free(&out);
        }
}

// Two seconds of its end go over its beginning, or a quarter of it, at equal power.
static void a_bed_closes_into_a_loop(void **state)
{
    (void)state;
    for (int seconds = 4; seconds <= 10; seconds += 6) {
        int   fade = seconds == 10 ? 2000 : 1000, length = 1000 * seconds - fade;
        Audio whole = even(1000 * seconds, 2, 0, 0);
        for (int i = 0; i < 1000 * seconds; i++) {
            whole.samples[2 * i] = i < length ? 1 : 3;
            whole.samples[2 * i + 1] = i < length ? 0.5f : -1;
        }
        Audio out = shaped(&whole, SOUND_BED, 0, 0);
        assert_int_equal(out.length, length);
        for (int i = 0; i < length; i += 10) {
            double part = i < fade ? (double)i / fade : 1, up = sin(part * M_PI / 2),
                   down = cos(part * M_PI / 2);
            assert_float_equal(at(&out, i, 0), up + 3 * down, 1e-4);
            assert_float_equal(at(&out, i, 1), 0.5 * up - down, 1e-4);
        }
        audio_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chime_is_whole_and_fades_at_its_edges),
        cmocka_unit_test(a_breath_winds_down_within_its_length),
        cmocka_unit_test(a_step_starts_with_its_first_sound),
        cmocka_unit_test(a_step_is_nearer_to_its_own_ear),
        cmocka_unit_test(a_bed_closes_into_a_loop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
