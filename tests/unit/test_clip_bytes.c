// A clip as bytes: it comes back as it was, and bytes that cannot be one are refused.
#include "voice/clip_bytes.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Where each number of the head is.
enum {
    LENGTH = 0,
    ONSET = 8,
    VOWEL = 16,
    CHANNELS = 24,
    RATE = 28,
    WORDS = 32,
    ENERGY = 36,
    SCALE = 40,
    HEAD = 48
};
enum {
    FRAMES = 200,
    WORD = 16,
    AFTER_WORDS = HEAD + 2 * WORD,
    MARKS = AFTER_WORDS + 3 * 4,
    SIZE = MARKS + 2 * 2 * FRAMES
};

static const char   text[] = "Lift up";  // 7 bytes
static const ClipOf of = { .text = text, .rate = 8000 };

static char bytes[SIZE + 8];

// 25 ms in stereo, of two words.
static void pack(void)
{
    static int16_t  samples[2 * FRAMES];
    static ClipWord words[] = { { 0, 4, 10 }, { 5, 2, FRAMES } };
    static float    energy[] = { 0.5f, 0, 0.25f };
    for (int i = 0; i < 2 * FRAMES; i++)
        samples[i] = (int16_t)(7 * i - 900);
    const Clip clip = { .samples = samples,
                        .length = FRAMES,
                        .channels = 2,
                        .rate = 8000,
                        .scale = 0.75f,
                        .onset = 16,
                        .vowel = 32,
                        .words = words,
                        .word_count = 2,
                        .energy = energy,
                        .energy_count = 3 };
    assert_int_equal(clip_packed_size(&clip), SIZE);
    memset(bytes, 0x55, sizeof bytes);
    clip_pack(&clip, bytes);
}

static bool is_one(void)
{
    Clip *clip = clip_unpack(bytes, SIZE, of);
    bool  one = clip != NULL;
    assert_int_equal(clip_is_packed(bytes, SIZE, of), one);
    clip_free(clip);
    return one;
}

static void put_int(int at, int32_t value) { memcpy(bytes + at, &value, sizeof value); }
static void put_long(int at, int64_t value) { memcpy(bytes + at, &value, sizeof value); }
static void put_float(int at, float value) { memcpy(bytes + at, &value, sizeof value); }

static void a_clip_comes_back_as_it_was(void **state)
{
    (void)state;
    pack();
    assert_true(bytes[SIZE] == 0x55);  // nothing is written after it
    Clip *clip = clip_unpack(bytes, SIZE, of);
    assert_non_null(clip);
    assert_true(clip->length == FRAMES && clip->channels == 2 && clip->rate == 8000);
    assert_true(clip->scale == 0.75f && clip->onset == 16 && clip->vowel == 32);
    assert_int_equal(clip->word_count, 2);
    assert_true(clip->words[0].start == 0 && clip->words[0].length == 4 && clip->words[0].at == 10);
    assert_true(clip->words[1].start == 5 && clip->words[1].length == 2 && clip->words[1].at == FRAMES);
    assert_int_equal(clip->energy_count, 3);
    assert_true(clip->energy[0] == 0.5f && clip->energy[1] == 0 && clip->energy[2] == 0.25f);
    for (int i = 0; i < 2 * FRAMES; i++)
        assert_int_equal(clip->samples[i], 7 * i - 900);
    clip_free(clip);
}

static void marks_come_without_their_samples(void **state)
{
    (void)state;
    pack();
    assert_int_equal(clip_marks_size(bytes, SIZE), MARKS);
    assert_int_equal(clip_marks_size(bytes, MARKS), MARKS);
    assert_int_equal(clip_marks_size(bytes, MARKS - 1), MARKS - 1);
    assert_int_equal(clip_marks_size(bytes, HEAD - 1), HEAD - 1);
    Clip *clip = clip_unpack_marks(bytes, MARKS, of);
    assert_non_null(clip);
    assert_null(clip->samples);
    assert_true(clip->length == FRAMES && clip->words[1].at == FRAMES && clip->energy[2] == 0.25f);
    clip_free(clip);
    assert_null(clip_unpack_marks(bytes, MARKS - 1, of));
    assert_null(clip_unpack_marks(bytes, MARKS + 1, of));
}

static void bytes_too_few_or_too_many_are_not_a_clip(void **state)
{
    (void)state;
    pack();
    static const size_t sizes[] = { 0, HEAD - 1, HEAD, MARKS - 1, MARKS, SIZE - 1, SIZE + 1 };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_false(clip_is_packed(bytes, sizes[i], of));
        assert_null(clip_unpack(bytes, sizes[i], of));
    }
    assert_true(is_one());
}

static void each_number_of_its_head_has_to_make_sense(void **state)
{
    static const struct {
        int  at, size;
        long value;
        bool good;
    } cases[] = {
        { LENGTH, 8, -1, false },
        { LENGTH, 8, FRAMES + 1, false },
        { LENGTH, 8, (1l << 28) + 1, false },
        { ONSET, 8, 0, true },
        { ONSET, 8, FRAMES, true },
        { ONSET, 8, FRAMES + 1, false },
        { ONSET, 8, -1, false },
        { VOWEL, 8, 0, true },
        { VOWEL, 8, FRAMES, true },
        { VOWEL, 8, FRAMES + 1, false },
        { VOWEL, 8, -1, false },
        { CHANNELS, 4, 0, false },
        { CHANNELS, 4, 3, false },
        { CHANNELS, 4, 1, false },
        { WORDS, 4, -1, false },
        { WORDS, 4, 1, false },
        { WORDS, 4, 3, false },
        { WORDS, 4, 1 << 28, false },
        { ENERGY, 4, 2, false },
        { ENERGY, 4, 4, false },
        { RATE, 4, 8001, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pack();
        if (cases[i].size == 8)
            put_long(cases[i].at, cases[i].value);
        else
            put_int(cases[i].at, (int32_t)cases[i].value);
        if (is_one() != cases[i].good)
            fail_msg("%ld at %d", cases[i].value, cases[i].at);
    }
}

// From 8000 to 192000; another one than was asked for is another clip.
static void a_rate_is_one_that_a_sound_may_have(void **state)
{
    static const struct {
        int  rate, energy;
        bool good;
    } cases[] = { { 8000, 3, true }, { 7999, 3, false }, { 192000, 1, true }, { 192001, 1, false } };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Clip    *clip = clip_alloc(FRAMES, 1, cases[i].rate);
        uint8_t *room;
        assert_non_null(clip);
        assert_int_equal(clip->energy_count, cases[i].energy);
        memset(clip->samples, 0, 2 * FRAMES);
        memset(clip->energy, 0, sizeof(float) * (size_t)cases[i].energy);
        clip->scale = 1;
        size_t size = clip_packed_size(clip);
        assert_non_null(room = malloc(size));
        clip_pack(clip, room);
        assert_int_equal(clip_is_packed(room, size, (ClipOf){ .text = "", .rate = cases[i].rate }),
                         cases[i].good);
        assert_false(clip_is_packed(room, size, (ClipOf){ .text = "", .rate = 44100 }));
        free(room);
        clip_free(clip);
    }
}

static void its_scale_and_energy_are_numbers_that_can_be(void **state)
{
    static const struct {
        int   at;
        float value;
        bool  good;
    } cases[] = {
        { SCALE, 1000, true },
        { SCALE, 1000.1f, false },
        { SCALE, 0, false },
        { SCALE, -1, false },
        { SCALE, NAN, false },
        { SCALE, 1e-30f, true },
        { AFTER_WORDS, 0, true },
        { AFTER_WORDS, -0.1f, false },
        { AFTER_WORDS, INFINITY, false },
        { AFTER_WORDS + 8, NAN, false },
        { AFTER_WORDS + 8, 7, true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pack();
        put_float(cases[i].at, cases[i].value);
        if (is_one() != cases[i].good)
            fail_msg("%g at %d", (double)cases[i].value, cases[i].at);
    }
}

// "Lift up" has 7 bytes, and the sound 200 frames.
static void its_words_are_in_the_text_and_in_the_sound(void **state)
{
    static const struct {
        ClipWord word;
        bool     good;
    } cases[] = {
        { { 0, 7, 0 }, true },   { { 0, 8, 0 }, false },          { { 7, 0, FRAMES }, true },
        { { 7, 1, 0 }, false },  { { 8, 0, 0 }, false },          { { 3, 4, 0 }, true },
        { { 3, 5, 0 }, false },  { { -1, 2, 0 }, false },         { { 2, -1, 0 }, false },
        { { 0, 1, -1 }, false }, { { 0, 1, FRAMES + 1 }, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int which = 0; which < 2; which++) {
            pack();
            memcpy(bytes + HEAD + which * WORD, &cases[i].word, WORD);
            if (is_one() != cases[i].good)
                fail_msg("case %zu, word %d", i, which);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clip_comes_back_as_it_was),
        cmocka_unit_test(marks_come_without_their_samples),
        cmocka_unit_test(bytes_too_few_or_too_many_are_not_a_clip),
        cmocka_unit_test(each_number_of_its_head_has_to_make_sense),
        cmocka_unit_test(a_rate_is_one_that_a_sound_may_have),
        cmocka_unit_test(its_scale_and_energy_are_numbers_that_can_be),
        cmocka_unit_test(its_words_are_in_the_text_and_in_the_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
