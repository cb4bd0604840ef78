// app/troff.h and app/paragraph.h: words on a page of the manual, and on a terminal.
#include "app/paragraph.h"
#include "app/troff.h"

#include "captured.h"

#include <string.h>

static Captured out;

static const char *page(void (*print)(const char *), const char *words)
{
    capture(&out, stdout);
    print(words);
    return captured_text(&out);
}

static void what_troff_would_read_is_escaped(void **state)
{
    (void)state;
    assert_string_equal(page(troff_print, "--on a\\b `walk --to 5` and `x`."),
                        "\\-\\-on a\\eb \\fBwalk \\-\\-to 5\\fP and \\fBx\\fP.\n");
    assert_string_equal(page(troff_print, ".5 of it\n'tis"), "\\&.5 of it\n.IP\n\\&'tis\n");
    assert_string_equal(page(troff_print, "One.\nTwo.\n"), "One.\n.IP\nTwo.\n.IP\n");
    assert_string_equal(page(troff_print, ""), "");
}

static void a_line_of_the_page_has_78_columns(void **state)
{
    (void)state;
    static const char *const ten = "123456789 123456789 123456789 123456789 123456789 123456789 123456789 ";
    char                     words[100];
    snprintf(words, sizeof words, "%s12345678 9", ten);
    assert_string_equal(page(troff_print, words), "123456789 123456789 123456789 123456789 123456789 "
                                                  "123456789 123456789 12345678\n9\n");
    snprintf(words, sizeof words, "%s123456789 9", ten);
    assert_string_equal(page(troff_print, words), "123456789 123456789 123456789 123456789 123456789 "
                                                  "123456789 123456789\n123456789 9\n");
}

static void an_example_is_as_it_is(void **state)
{
    (void)state;
    assert_string_equal(page(troff_example, "a = \"-\"\n\n.b\n  'c"),
                        ".EX\na = \"\\-\"\n\n\\&.b\n  'c\n.EE\n");
}

static void a_page_has_its_head(void **state)
{
    (void)state;
    capture(&out, stdout);
    troff_begin("walkcoach", "1", "guided walks");
    const char *text = captured_text(&out);
    assert_memory_equal(text, ".TH WALKCOACH 1 \"", 17);
    assert_non_null(strstr(text, "\" \"walkcoach " VERSION "\"\n.SH NAME\nwalkcoach \\- guided walks\n"));
}

// --- On a terminal ---------------------------------------------------------------------

static const char *paragraph(int width, const char *words, int column)
{
    const Terminal terminal = { .width = width };
    capture(&out, stdout);
    if (column < 0)
        paragraph_print_indented(&terminal, words);
    else
        paragraph_print(&terminal, words, column);
    return captured_text(&out);
}

static void short_code_stays_on_one_line(void **state)
{
    (void)state;
    assert_string_equal(paragraph(20, "one two three `a b c d` five", 0), "one two three\n`a b c d` five\n");
    assert_string_equal(paragraph(20, "one two three a b c d five", 0), "one two three a b c\nd five\n");
    assert_string_equal(paragraph(20, "one two three ` a b c d five", 0), "one two three ` a b\nc d five\n");
    // 31 bytes of code, and 32: the longest that is kept, and one more.
    assert_string_equal(paragraph(30, "x `aaaaaaaaa bbbbbbbbb ccccccccc d` y", 0),
                        "x\n`aaaaaaaaa bbbbbbbbb ccccccccc d`\ny\n");
    assert_string_equal(paragraph(30, "x `aaaaaaaaa bbbbbbbbb ccccccccc ddd` y", 0),
                        "x `aaaaaaaaa bbbbbbbbb\nccccccccc ddd` y\n");
}

static void a_paragraph_has_a_hundred_columns_at_most(void **state)
{
    (void)state;
    static const char fifty[] = "12345678901234567890123456789012345678901234567890";
    char              words[200], wanted[210];
    snprintf(words, sizeof words, "%.49s %s", fifty, fifty);  // 100 columns
    snprintf(wanted, sizeof wanted, "%s\n", words);
    assert_string_equal(paragraph(220, words, 0), wanted);
    snprintf(words, sizeof words, "%s %s", fifty, fifty);
    snprintf(wanted, sizeof wanted, "%s\n%s\n", fifty, fifty);
    assert_string_equal(paragraph(220, words, 0), wanted);
    assert_string_equal(paragraph(12, "one two three", 4), "one two\n    three\n");
    assert_string_equal(paragraph(12, "one two three", -1), "    one two\n    three\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_troff_would_read_is_escaped),
        cmocka_unit_test(a_line_of_the_page_has_78_columns),
        cmocka_unit_test(an_example_is_as_it_is),
        cmocka_unit_test(a_page_has_its_head),
        cmocka_unit_test(short_code_stays_on_one_line),
        cmocka_unit_test(a_paragraph_has_a_hundred_columns_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
