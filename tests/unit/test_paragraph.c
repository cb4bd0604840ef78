// app/paragraph.h: paragraphs for a terminal, with short code in one piece.
#include "app/paragraph.h"

#include "captured.h"

#include <string.h>

static Captured out;

static void is(int width, int column, const char *words, const char *expected)
{
    const Terminal terminal = { .width = width };
    capture(&out, stdout);
    paragraph_print(&terminal, words, column);
    captured_text(&out);
    assert_string_equal(out.text, expected);
}

static void lines_are_broken_at_the_width_and_begin_at_the_column(void **state)
{
    (void)state;
    is(20, 0, "one two three four five six", "one two three four\nfive six\n");
    is(20, 4, "one two three four five six", "one two three\n    four five six\n");
}

static void a_line_is_no_longer_than_100_columns(void **state)
{
    (void)state;
    char words[220] = "", expected[220] = "";
    for (int i = 0; i < 10; i++)
        strcat(words, "ninechars ");
    strcpy(expected, words);
    strcat(words, "x");  // column 101
    expected[99] = '\n';
    strcat(expected, "x\n");
    is(200, 0, words, expected);
    strcpy(words + 99, "y x");  // column 100
    strcpy(expected + 99, "y\nx\n");
    is(200, 0, words, expected);
    is(100, 0, words, expected);
}

// Up to 32 bytes, with the first of its two marks.
static void short_code_stays_on_its_line(void **state)
{
    (void)state;
    is(20, 0, "then type `say: { a }` once", "then type\n`say: { a }` once\n");
    is(40, 0, "1234567890 `234567890 234567890 23456789 12`",
       "1234567890\n`234567890 234567890 23456789 12`\n");
    is(40, 0, "1234567890 `234567890 234567890 23456789 123`",
       "1234567890 `234567890 234567890 23456789\n123`\n");
    is(20, 0, "`a b` and `c d e f g` h", "`a b` and\n`c d e f g` h\n");
    is(12, 0, "one `two three four", "one `two\nthree four\n");  // it does not end
}

static void one_may_be_indented(void **state)
{
    (void)state;
    const Terminal terminal = { .width = 20 };
    capture(&out, stdout);
    paragraph_print_indented(&terminal, "one two three four five six");
    captured_text(&out);
    assert_string_equal(out.text, "    one two three\n    four five six\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_broken_at_the_width_and_begin_at_the_column),
        cmocka_unit_test(a_line_is_no_longer_than_100_columns),
        cmocka_unit_test(short_code_stays_on_its_line),
        cmocka_unit_test(one_may_be_indented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
