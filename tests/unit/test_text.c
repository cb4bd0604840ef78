// base/text.h: a text that grows, wraps, is cut and padded by the columns of a terminal.
#include "base/text.h"

#include "cmocka_all.h"

#include <string.h>

static const char *wrapped(const char *words, int column, int width, Arena *arena)
{
    Text text = { .arena = arena };
    text_add_wrapped(&text, words, column, width);
    return text_string(&text);
}

static void lines_wrap_at_spaces_and_are_indented(void **state)
{
    Arena arena = { 0 };
    (void)state;
    assert_string_equal(wrapped("one two three", 0, 7, &arena), "one two\nthree\n");
    assert_string_equal(wrapped("one two three", 2, 9, &arena), "one two\n  three\n");
    assert_string_equal(wrapped("  one   two  ", 0, 20, &arena), "one two\n");
    arena_free(&arena);
}

static const char *lines(const char *text, int width, Arena *arena)
{
    Text out = { .arena = arena };
    text_add_lines(&out, text, width);
    return text_string(&out);
}

static void each_line_wraps_by_itself_and_an_item_below_its_words(void **state)
{
    Arena arena = { 0 };
    (void)state;
    assert_string_equal(lines("one two\n\nthree four five\n", 10, &arena), "one two\n\nthree four\nfive\n");
    assert_string_equal(lines("  - one two three\n  - four", 11, &arena),
                        "  - one two\n    three\n  - four\n");
    assert_string_equal(lines("a  b\n", 10, &arena), "a  b\n");   // as it is where there is room
    assert_string_equal(lines("38 °C\n", 5, &arena), "38 °C\n");  // 5 columns, 6 bytes
    assert_string_equal(lines("", 10, &arena), "");
    arena_free(&arena);
}

static void a_word_too_long_for_a_line_has_one_of_its_own(void **state)
{
    Arena arena = { 0 };
    (void)state;
    assert_string_equal(wrapped("a immeasurably b", 0, 6, &arena), "a\nimmeasurably\nb\n");
    arena_free(&arena);
}

static void lines_wrap_by_columns_and_not_by_bytes(void **state)
{
    Arena arena = { 0 };
    (void)state;
    assert_string_equal(wrapped("üüü äää", 0, 7, &arena), "üüü äää\n");  // 7 columns, 13 bytes
    assert_string_equal(wrapped("橋橋 a", 0, 5, &arena), "橋橋\na\n");   // 6 columns, 4 characters
    arena_free(&arena);
}

static void words_are_padded_to_a_width_and_never_cut(void **state)
{
    static const char *const rows[][2] = {
        { "abc", "abc  |" }, { "üb", "üb   |" }, { "橋", "橋   |" }, { "longer", "longer|" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = { 0 };
        Text  text = { .arena = &arena };
        text_add_padded(&text, rows[i][0], 5);
        text_add(&text, "|");
        assert_string_equal(text_string(&text), rows[i][1]);
        arena_free(&arena);
    }
}

static void a_cut_keeps_characters_whole(void **state)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    (void)state;
    assert_int_equal(text_add_cut(&text, "über", 2), 2);
    assert_int_equal(text_add_cut(&text, "橋橋", 3), 2);  // the second has no room
    assert_int_equal(text_add_cut(&text,
                                  "a\xFF"
                                  "b",
                                  9),
                     2);
    assert_string_equal(text_string(&text), "üb橋ab");
    arena_free(&arena);
}

static void nothing_added_is_an_empty_text(void **state)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    (void)state;
    assert_string_equal(text_string(&text), "");
    arena_free(&arena);
}

static void a_text_grows_past_its_first_room(void **state)
{
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    (void)state;
    for (int i = 0; i < 1000; i++)
        text_printf(&text, "%03d", i);
    assert_int_equal(text.length, 3000);
    assert_memory_equal(text_string(&text) + 3 * 417, "417418", 6);
    arena_free(&arena);
}

static void a_line_break_and_a_backslash_have_their_place_in_a_line(void **state)
{
    static const struct {
        const char *words, *line;
    } rows[] = {
        { "", "" },
        { "rain", "rain" },
        { "a\nb", "a\\nb" },
        { "\n", "\\n" },
        { "\n\n--mute=voice\n", "\\n\\n--mute=voice\\n" },
        { "a\\b", "a\\\\b" },
        { "a\\nb", "a\\\\nb" },
        { "\\\n\\", "\\\\\\n\\\\" },
    };
    Arena arena = { 0 };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text text = { .arena = &arena };
        text_add_line(&text, rows[i].words);
        assert_string_equal(text_string(&text), rows[i].line);
        assert_string_equal(text_of_line(rows[i].line, &arena), rows[i].words);
    }
    assert_string_equal(text_of_line("a\\b\\", &arena), "a\\b\\");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_wrap_at_spaces_and_are_indented),
        cmocka_unit_test(each_line_wraps_by_itself_and_an_item_below_its_words),
        cmocka_unit_test(a_word_too_long_for_a_line_has_one_of_its_own),
        cmocka_unit_test(lines_wrap_by_columns_and_not_by_bytes),
        cmocka_unit_test(words_are_padded_to_a_width_and_never_cut),
        cmocka_unit_test(a_cut_keeps_characters_whole),
        cmocka_unit_test(nothing_added_is_an_empty_text),
        cmocka_unit_test(a_text_grows_past_its_first_room),
        cmocka_unit_test(a_line_break_and_a_backslash_have_their_place_in_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
