// sound/tempo.h: what Rubber Band is given, and what is made of what it gives. It is by hand here, and says
// each frame twice.
#include "sound/tempo.h"

#include "base/library.h"
#include "cmocka_all.h"
#include "library_by_hand.h"

#include <rubberband/rubberband-c.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 30000 };

static bool     no_library, no_state;
static int      made, deleted, studied_to_the_end, processed_to_the_end;
static unsigned rate_of_it, channels_of_it, expected, most, studied, processed;
static double   ratio_of_it, pitch_of_it;
static float    studied_last, kept[2][ROOM];
static int      there, taken, more;

static RubberBandState band_new(unsigned rate, unsigned channels, RubberBandOptions options, double ratio,
                                double pitch)
{
    assert_int_equal(options, RubberBandOptionProcessOffline | RubberBandOptionEngineFiner |
                                  RubberBandOptionThreadingNever | RubberBandOptionChannelsTogether);
    rate_of_it = rate, channels_of_it = channels, ratio_of_it = ratio, pitch_of_it = pitch;
    made += !no_state;
    return no_state ? NULL : (RubberBandState)kept;
}
static void band_delete(RubberBandState state)
{
    assert_ptr_equal(state, kept);
    deleted++;
}
static void band_expect(RubberBandState state, unsigned frames) { expected = state ? frames : 0; }
static void band_most(RubberBandState state, unsigned frames) { most = state ? frames : 0; }
static void band_study(RubberBandState state, const float *const *from, unsigned count, int last)
{
    assert_ptr_equal(state, kept);
    assert_int_equal(processed, 0);
    assert_false(studied_to_the_end);
    studied += count;
    studied_last = from[0][count - 1];
    studied_to_the_end = last;
}
static void band_process(RubberBandState state, const float *const *from, unsigned count, int last)
{
    assert_ptr_equal(state, kept);
    assert_true(studied_to_the_end);
    assert_false(processed_to_the_end);
    assert_true(count <= 4096);
    for (unsigned channel = 0; channel < channels_of_it; channel++)
        for (unsigned i = 0; i < 2 * count; i++)
            kept[channel][there + i] = from[channel][i / 2];
    processed += count;
    there += (int)(2 * count);
    processed_to_the_end = last;
    for (int i = 0; last && i < more; i++, there++)
        kept[0][there] = kept[1][there] = 7;
}
// Never all of it at once.
static int band_available(const RubberBandState state)
{
    int count = state ? there - taken : 0;
    return count < 1000 ? count : 1000;
}
static unsigned band_retrieve(const RubberBandState state, float *const *to, unsigned count)
{
    assert_ptr_equal(state, kept);
    for (unsigned channel = 0; channel < channels_of_it; channel++)
        memcpy(to[channel], kept[channel] + taken, count * sizeof(float));
    taken += (int)count;
    return count;
}

static const CallByHand by_hand[] = {
    CALL("rubberband_new", band_new),
    CALL("rubberband_delete", band_delete),
    CALL("rubberband_set_expected_input_duration", band_expect),
    CALL("rubberband_set_max_process_size", band_most),
    CALL("rubberband_study", band_study),
    CALL("rubberband_process", band_process),
    CALL("rubberband_available", band_available),
    CALL("rubberband_retrieve", band_retrieve),
};

bool library_open(const char *file, const char *const *names, size_t count, void *table,
                  char why[LIBRARY_WHY_SIZE])
{
    assert_string_equal(file, "librubberband.so.2");
    strcpy(why, "it is not there");
    library_fill(names, count, by_hand, sizeof by_hand / sizeof *by_hand, table);
    return !no_library;
}

static int set_up(void **state)
{
    (void)state;
    no_library = no_state = false;
    made = deleted = studied_to_the_end = processed_to_the_end = there = taken = more = 0;
    studied = processed = expected = most = 0;
    return 0;
}

static float stretched[2 * ROOM];

// Frame i of the left ear is i + 1, of the right ear -(i + 1).
static Frames stretch(Frames frames, int channels, double ratio)
{
    float *samples = calloc((size_t)frames * (size_t)channels, sizeof *samples);
    assert_non_null(samples);
    for (Frames i = 0; i < frames * channels; i++)
        samples[i] = (float)(i % channels ? -(i / channels + 1) : i / channels + 1);
    Frames length = -1;
    float *out = tempo_stretch(samples, frames, channels, 22050, ratio, &length);
    free(samples);
    if (!out)
        return -1;
    memcpy(stretched, out, (size_t)(length * channels) * sizeof *out);
    free(out);
    return length;
}

static void each_ear_is_stretched_by_itself(void **state)
{
    (void)state;
    assert_int_equal(stretch(5000, 2, 2.0), 10000);
    for (int i = 0; i < 10000; i++) {
        assert_float_equal(stretched[2 * i], (i / 2 + 1), 0);
        assert_float_equal(stretched[2 * i + 1], (-(i / 2 + 1)), 0);
    }
    assert_int_equal(channels_of_it, 2);
    assert_int_equal(rate_of_it, 22050);
    assert_float_equal(ratio_of_it, 2.0, 0);
    assert_float_equal(pitch_of_it, 1.0, 0);
}

// All of it is studied before the first piece is stretched; a piece is 4,096 frames at most.
static void it_is_studied_first_and_given_in_pieces(void **state)
{
    (void)state;
    assert_int_equal(stretch(4097, 1, 2.0), 8194);
    assert_int_equal(expected, 4097);
    assert_int_equal(most, 4096);
    assert_int_equal(studied, 4097);
    assert_float_equal(studied_last, 4097, 0);
    assert_int_equal(processed, 4097);
    assert_true(processed_to_the_end);
    assert_float_equal(stretched[8193], 4097, 0);
}

// Of exactly one piece that piece is the last one, too: `band_study` is not called again.
static void one_whole_piece_is_the_last_one(void **state)
{
    (void)state;
    assert_int_equal(stretch(4096, 1, 2.0), 8192);
    assert_int_equal(studied, 4096);
    assert_true(studied_to_the_end && processed_to_the_end);
}

// 1,001 frames at 2.1 are 2,102.1: what is given are 2,002 and no more, so that the rest is silence.
static void what_is_missing_is_silence(void **state)
{
    (void)state;
    assert_int_equal(stretch(1001, 1, 2.1), 2102);
    assert_float_equal(stretched[2001], 1001, 0);
    for (int i = 2002; i < 2102; i++)
        assert_float_equal(stretched[i], 0, 0);
}

static void a_length_is_rounded(void **state)
{
    (void)state;
    assert_int_equal(stretch(3, 1, 1.5), 5);  // 4.5
}

static void what_is_too_much_is_left_out(void **state)
{
    (void)state;
    more = 50;
    assert_int_equal(stretch(1001, 2, 2.0), 2002);
    assert_float_equal(stretched[4002], 1001, 0);
    assert_float_equal(stretched[4003], -1001, 0);
    assert_int_equal(taken, 2002);
}

static void nothing_comes_of_what_cannot_be_stretched(void **state)
{
    (void)state;
    assert_int_equal(stretch(100, 3, 2.0), -1);
    assert_int_equal(stretch(0, 1, 2.0), -1);
    no_state = true;
    assert_int_equal(stretch(100, 1, 2.0), -1);
    no_state = false, no_library = true;
    assert_int_equal(stretch(100, 1, 2.0), -1);
    assert_int_equal(made, 0);
    assert_int_equal(deleted, 0);
}

static void what_was_made_is_given_back(void **state)
{
    (void)state;
    stretch(10, 1, 2.0);
    assert_int_equal(made, 1);
    assert_int_equal(deleted, 1);
}

static void it_says_what_is_missing(void **state)
{
    (void)state;
    char why[LIBRARY_WHY_SIZE] = "";
    assert_true(tempo_ready(why));
    assert_string_equal(why, "");
    no_library = true;
    assert_false(tempo_ready(why));
    assert_string_equal(why, "Rubber Band (package librubberband2) is missing: it is not there");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(each_ear_is_stretched_by_itself, set_up),
        cmocka_unit_test_setup(it_is_studied_first_and_given_in_pieces, set_up),
        cmocka_unit_test_setup(one_whole_piece_is_the_last_one, set_up),
        cmocka_unit_test_setup(what_is_missing_is_silence, set_up),
        cmocka_unit_test_setup(a_length_is_rounded, set_up),
        cmocka_unit_test_setup(what_is_too_much_is_left_out, set_up),
        cmocka_unit_test_setup(nothing_comes_of_what_cannot_be_stretched, set_up),
        cmocka_unit_test_setup(what_was_made_is_given_back, set_up),
        cmocka_unit_test_setup(it_says_what_is_missing, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
