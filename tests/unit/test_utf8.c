// base/utf8.h: what is a character, and how wide it is.
#include "base/utf8.h"
#include "cmocka_all.h"

#include <string.h>

static void each_length_of_sequence_is_decoded(void **state)
{
    static const struct {
        const char *text;
        size_t      size;
        uint32_t    code;
    } rows[] = {
        { "a", 1, 'a' },
        { "\x7F", 1, 0x7F },
        { "\xC2\x80", 2, 0x80 },
        { "ß", 2, 0xDF },
        { "\xE0\xA0\x80", 3, 0x800 },
        { "“", 3, 0x201C },
        { "\xEF\xBF\xBF", 3, 0xFFFF },
        { "\xF0\x90\x80\x80", 4, 0x10000 },
        { "\xF4\x8F\xBF\xBF", 4, 0x10FFFF },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t code = 0;
        assert_int_equal(utf8_decode(rows[i].text, strlen(rows[i].text), &code), rows[i].size);
        assert_int_equal(code, rows[i].code);
    }
    assert_int_equal(utf8_decode("\0", 1, NULL), 1);
}

static void what_no_encoder_may_write_is_refused(void **state)
{
    static const char *const rows[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x9F\xBF",
        "\xF0\x8F\xBF\xBF",  // overlong
        "\xED\xA0\x80",
        "\xED\xBF\xBF",  // surrogates
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xFE",  // beyond Unicode
        "\xC3",
        "\xE2\x80",
        "\xF0\x9F\x91",
        "\xC3\x28",
        "\xE2\x28\xA1",  // cut off
    };
    (void)state;
    assert_int_equal(utf8_decode("a", 0, NULL), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(utf8_decode(rows[i], strlen(rows[i]), NULL), 0);
}

static void one_bad_byte_spoils_a_text(void **state)
{
    (void)state;
    assert_true(utf8_valid("", 0));
    assert_true(utf8_valid("a größe 橋", strlen("a größe 橋")));
    assert_true(utf8_valid("a\xFF", 1));
    assert_false(utf8_valid("\xFF"
                            "a",
                            2));
    assert_false(utf8_valid("gr\xFC\xDF", 4));
    assert_false(utf8_valid("橋橋", strlen("橋橋") - 1));
}

static void characters_are_counted_and_bad_bytes_too(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("größe", strlen("größe")), 5);
    assert_int_equal(utf8_count("a\xFF\xE2\x80", 4), 4);
}

static void characters_are_as_wide_as_a_terminal_shows_them(void **state)
{
    (void)state;
    assert_int_equal(utf8_columns('a'), 1);
    assert_int_equal(utf8_columns(0xDF), 1);
    assert_int_equal(utf8_columns(0x301), 0);
    assert_int_equal(utf8_columns(0x6B69), 2);
    assert_int_equal(utf8_columns(0xAC00), 2);
    assert_int_equal(utf8_columns(0x1F463), 2);
    assert_int_equal(utf8_columns(0x200B), 0);
}

// The first and the last of each kind, and their neighbours.
static void the_width_of_a_block_is_that_of_its_first_and_its_last(void **state)
{
    static const struct {
        uint32_t first, last;
        int      columns;
    } blocks[] = {
        { 0x300, 0x36F, 0 },     { 0x483, 0x489, 0 },     { 0x591, 0x5BD, 0 },     { 0x64B, 0x65F, 0 },
        { 0x1100, 0x115F, 2 },   { 0x1AB0, 0x1AFF, 0 },   { 0x1DC0, 0x1DFF, 0 },   { 0x200B, 0x200F, 0 },
        { 0x20D0, 0x20FF, 0 },   { 0x2E80, 0x303E, 2 },   { 0x3041, 0x4DBF, 2 },   { 0x4E00, 0x9FFF, 2 },
        { 0xAC00, 0xD7A3, 2 },   { 0xF900, 0xFAFF, 2 },   { 0xFE00, 0xFE0F, 0 },   { 0xFE30, 0xFE6F, 2 },
        { 0xFF00, 0xFF60, 2 },   { 0xFFE0, 0xFFE6, 2 },   { 0x1F300, 0x1F64F, 2 }, { 0x1F680, 0x1F6FF, 2 },
        { 0x1F900, 0x1F9FF, 2 }, { 0x20000, 0x3FFFD, 2 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        assert_int_equal(utf8_columns(blocks[i].first), blocks[i].columns);
        assert_int_equal(utf8_columns(blocks[i].last), blocks[i].columns);
        assert_int_equal(utf8_columns(blocks[i].first - 1), 1);
        if (blocks[i].last != 0x9FFF)  // where Yi begins, as wide
            assert_int_equal(utf8_columns(blocks[i].last + 1), 1);
    }
    assert_int_equal(utf8_columns(0xA4CF), 2);
    assert_int_equal(utf8_columns(0xA4D0), 1);
}

static void a_text_is_as_wide_as_its_characters_together(void **state)
{
    (void)state;
    assert_int_equal(utf8_width("", 0), 0);
    assert_int_equal(utf8_width("a\xC3\xBC\xE6\xA9\x8B", 6), 4);
    assert_int_equal(utf8_width("a\xC3\xBC\xE6\xA9\x8B", 3), 2);
    assert_int_equal(utf8_width("e\xCC\x81x", 4), 2);
    assert_int_equal(utf8_width("a\xFFz", 3), 2);  // a bad byte is not shown
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_length_of_sequence_is_decoded),
        cmocka_unit_test(what_no_encoder_may_write_is_refused),
        cmocka_unit_test(one_bad_byte_spoils_a_text),
        cmocka_unit_test(characters_are_counted_and_bad_bytes_too),
        cmocka_unit_test(characters_are_as_wide_as_a_terminal_shows_them),
        cmocka_unit_test(the_width_of_a_block_is_that_of_its_first_and_its_last),
        cmocka_unit_test(a_text_is_as_wide_as_its_characters_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
