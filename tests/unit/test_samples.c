// sink/samples.h, sink/encoder.h, sink/md5.h: floats as the samples of a file, and what a FLAC says of them.
#include "cmocka_all.h"
#include "sink/encoder.h"
#include "sink/md5.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const float sounds[] = { 0, 1, -1, 2, -2, 0.5f, -0.5f };

// 0.5 x 32767 is 16383.5 and 0.5 x 8388607 is 4194303.5: halves round away from zero.
static void samples_are_rounded_and_do_not_go_over_the_edge(void **state)
{
    (void)state;
    static const int32_t in_16[] = { 0, 32767, -32767, 32767, -32768, 16384, -16384 };
    static const int32_t in_24[] = { 0, 8388607, -8388607, 8388607, -8388608, 4194304, -4194304 };
    int32_t              out[COUNT(sounds)];
    int16_t              words[COUNT(sounds)];
    samples_round(sounds, COUNT(sounds), BITS_16, out);
    assert_memory_equal(out, in_16, sizeof in_16);
    samples_round(sounds, COUNT(sounds), BITS_24, out);
    assert_memory_equal(out, in_24, sizeof in_24);
    encoder_s16_all(sounds, COUNT(sounds), words);
    for (size_t i = 0; i < COUNT(sounds); i++) {
        assert_int_equal(words[i], in_16[i]);
        assert_int_equal(encoder_s16(sounds[i]), in_16[i]);
    }
}

static void a_step_of_the_last_bit_is_heard(void **state)
{
    (void)state;
    assert_int_equal(encoder_s16(1 / 32767.0f), 1);
    assert_int_equal(encoder_s16(-1 / 32767.0f), -1);
    assert_int_equal(encoder_s16(0.49f / 32767.0f), 0);
    assert_int_equal(encoder_s16(-0.49f / 32767.0f), 0);
    assert_int_equal(encoder_s16(1.51f / 32767.0f), 2);
    int32_t     out[4];
    const float steps[] = { 1 / 8388607.0f, -1 / 8388607.0f, 0.49f / 8388607.0f, 1.51f / 8388607.0f };
    samples_round(steps, 4, BITS_24, out);
    assert_int_equal(out[0], 1);
    assert_int_equal(out[1], -1);
    assert_int_equal(out[2], 0);
    assert_int_equal(out[3], 2);
}

static void bytes_are_little_endian_and_packed(void **state)
{
    (void)state;
    static const float   two[] = { 1, -0.5f };
    static const uint8_t in_16[] = { 0xff, 0x7f, 0x00, 0xc0, 7 };
    static const uint8_t in_24[] = { 0xff, 0xff, 0x7f, 0x00, 0x00, 0xc0, 7 };
    static const uint8_t in_float[] = { 0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x00, 0xbf, 7 };
    uint8_t              out[9];
    memset(out, 7, sizeof out);
    samples_pack(two, 2, BITS_16, out);
    assert_memory_equal(out, in_16, sizeof in_16);
    samples_pack(two, 2, BITS_24, out);
    assert_memory_equal(out, in_24, sizeof in_24);
    samples_pack(two, 2, BITS_FLOAT, out);
    assert_memory_equal(out, in_float, sizeof in_float);
}

static void a_file_has_16_bits_unless_it_is_asked_for_more(void **state)
{
    (void)state;
    assert_int_equal(encoder_bits(&(EncoderSettings){ .rate = 44100 }), 16);
    assert_int_equal(encoder_bits(&(EncoderSettings){ .bits = BITS_24 }), 24);
    assert_int_equal(encoder_bits(&(EncoderSettings){ .bits = BITS_FLOAT }), 32);
}

// RFC 1321, A.5.
static void the_sum_is_that_of_the_standard(void **state)
{
    (void)state;
    static const uint8_t sum[MD5_SIZE] = { 0xd1, 0x74, 0xab, 0x98, 0xd2, 0x77, 0xd9, 0xf5,
                                           0xa5, 0x61, 0x1c, 0x2c, 0x9f, 0x41, 0x9d, 0x9f };
    static const char    text[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    uint8_t              out[MD5_SIZE] = { 0 };
    Md5                 *md5 = md5_begin();
    if (!md5)
        skip();
    md5_add(md5, text, 26);
    md5_add(md5, text + 26, sizeof text - 1 - 26);
    md5_end(md5, out);
    assert_memory_equal(out, sum, sizeof sum);
    md5_end(md5_begin(), NULL);
    memset(out, 7, sizeof out);
    md5_end(NULL, out);
    assert_int_equal(out[0], 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_are_rounded_and_do_not_go_over_the_edge),
        cmocka_unit_test(a_step_of_the_last_bit_is_heard),
        cmocka_unit_test(bytes_are_little_endian_and_packed),
        cmocka_unit_test(a_file_has_16_bits_unless_it_is_asked_for_more),
        cmocka_unit_test(the_sum_is_that_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
