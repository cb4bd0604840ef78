// sink/flac_form.h: frames that get another number, built and summed here bit by bit (RFC 9639, section 9).
#include "sink/flac_form.h"

#include "cmocka_all.h"

#include <string.h>

enum { BODY = 21, MOST = 64 };

static unsigned crc(const uint8_t *bytes, size_t size, unsigned polynomial, int bits)
{
    unsigned sum = 0, top = 1u << (bits - 1), all = (top << 1) - 1;
    for (size_t i = 0; i < size; i++) {
        sum ^= (unsigned)bytes[i] << (bits - 8);
        for (int bit = 0; bit < 8; bit++)
            sum = (sum & top ? sum << 1 ^ polynomial : sum << 1) & all;
    }
    return sum;
}

// As UTF-8 writes a character, and on in the same way up to 31 bits.
static size_t number_bytes(uint32_t number, uint8_t *out)
{
    static const struct {
        uint32_t below;
        uint8_t  lead;
    } rows[] = { { 0x80, 0 },        { 0x800, 0xc0 },     { 0x10000, 0xe0 },
                 { 0x200000, 0xf0 }, { 0x4000000, 0xf8 }, { 0x80000000, 0xfc } };
    size_t more = 0;
    while (number >= rows[more].below)
        more++;
    out[0] = (uint8_t)(rows[more].lead | number >> 6 * more);
    for (size_t i = 1; i <= more; i++)
        out[i] = (uint8_t)(0x80 | (number >> 6 * (more - i) & 0x3f));
    return more + 1;
}

// codes: a block size of 6 or 7 in its upper half, a rate of 12, 13 or 14 in its lower half
// have `extra` bytes more.
static size_t frame(uint32_t number, uint8_t codes, size_t extra, uint8_t *out)
{
    static const uint8_t start[] = { 0xff, 0xf8 };
    memcpy(out, start, 2);
    out[2] = codes, out[3] = 0x18;
    size_t size = 4 + number_bytes(number, out + 4);
    for (size_t i = 0; i < extra; i++)
        out[size++] = (uint8_t)(0xa0 + i);
    out[size] = (uint8_t)crc(out, size, 0x07, 8);
    size++;
    for (size_t i = 0; i < BODY; i++)
        out[size++] = (uint8_t)(i * 37 + 5);
    unsigned sum = crc(out, size, 0x8005, 16);
    out[size++] = (uint8_t)(sum >> 8), out[size++] = (uint8_t)sum;
    return size;
}

static const uint32_t numbers[] = { 0,        1,         63,        64,        100,     127,
                                    128,      0x7ff,     0x800,     0xffff,    0x10000, 0x1fffff,
                                    0x200000, 0x3ffffff, 0x4000000, 0x7fffffff };
static const struct {
    uint8_t codes;
    size_t  extra;
} forms[] = { { 0xc9, 0 }, { 0x69, 1 }, { 0x79, 2 }, { 0xcc, 1 }, { 0xcd, 2 },
              { 0xce, 2 }, { 0x6c, 2 }, { 0x7d, 4 }, { 0xcb, 0 }, { 0x5f, 0 } };

static void a_frame_gets_any_number_and_its_sums(void **state)
{
    (void)state;
    const FlacSums sums = flac_sums();
    const size_t   count = sizeof numbers / sizeof *numbers;
    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
        for (size_t i = 0; i < count * count; i++) {
            uint8_t was[MOST], wanted[MOST], got[MOST + FLAC_NUMBER_MOST];
            size_t  size = frame(numbers[i / count], forms[f].codes, forms[f].extra, was);
            size_t  to = frame(numbers[i % count], forms[f].codes, forms[f].extra, wanted);
            assert_int_equal(flac_renumber(&sums, was, size, numbers[i % count], got), to);
            assert_memory_equal(got, wanted, to);
        }
}

static void what_begins_otherwise_or_is_cut_off_gets_none(void **state)
{
    (void)state;
    const FlacSums sums = flac_sums();
    uint8_t        was[MOST], got[MOST + FLAC_NUMBER_MOST];
    size_t         size = frame(0x800, 0x79, 2, was), head = 4 + 3 + 2 + 1;
    assert_int_equal(size, head + BODY + 2);
    assert_int_equal(flac_renumber(&sums, was, head + 2, 1, got), head + 2 - 2);  // a number of one byte
    assert_int_equal(flac_renumber(&sums, was, head + 1, 1, got), 0);
    assert_int_equal(flac_renumber(&sums, was, 7, 1, got), 0);
    was[1] = 0xf9;  // of blocks that differ in size: not written here
    assert_int_equal(flac_renumber(&sums, was, size, 1, got), 0);
}

// RFC 9639, section 8.2: after "fLaC" and four bytes, block sizes, frame sizes, 64 bits, the MD5 sum.
static void a_files_first_bytes_are_filled_where_they_belong(void **state)
{
    (void)state;
    uint8_t info[FLAC_INFO_END], md5[16];
    memset(info, 0xee, sizeof info);
    for (int i = 0; i < 16; i++)
        md5[i] = (uint8_t)i;
    flac_info_fill(info, 0x010203, 0x0a0b0c, md5);
    static const uint8_t sizes[] = { 0xee, 0x01, 0x02, 0x03, 0x0a, 0x0b, 0x0c, 0xee };
    assert_memory_equal(info + 11, sizes, sizeof sizes);
    assert_int_equal(info[25], 0xee);
    assert_memory_equal(info + 26, md5, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame_gets_any_number_and_its_sums),
        cmocka_unit_test(what_begins_otherwise_or_is_cut_off_gets_none),
        cmocka_unit_test(a_files_first_bytes_are_filled_where_they_belong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
