// conf/cursor.h: what a cursor passes, where it finds a key, and how far the things in a text go.
#include "cmocka_all.h"
#include "conf/cursor.h"

#include <string.h>

static ConfCursor begin(Source *source, const char *text)
{
    *source = (Source){ "a.cfg", text, strlen(text) };
    return conf_cursor_begin(source);
}

static void assert_place(SourcePos pos, int line, int column, int width)
{
    assert_int_equal(pos.line, line);
    assert_int_equal(pos.column, column);
    assert_int_equal(pos.width, width);
}

static void blanks_and_remarks_of_three_kinds_are_passed(void **state)
{
    (void)state;
    Source     source;
    ConfCursor cursor = begin(&source, " \t\r\n# a = 1\n  // b = \"\n/* c\n = 1 */ d = /* */ 1");
    conf_cursor_skip_blanks(&cursor);
    assert_place(conf_cursor_pos(&cursor, 1), 5, 9, 1);
    assert_int_equal(*cursor.at, 'd');
}

static void a_remark_that_is_not_closed_is_not_passed(void **state)
{
    (void)state;
    Source     source;
    ConfCursor cursor = begin(&source, "  /* a = 1");
    conf_cursor_skip_blanks(&cursor);
    assert_string_equal(cursor.at, "/* a = 1");
    conf_cursor_skip_between(&cursor);
    assert_string_equal(cursor.at, "/* a = 1");
}

static void a_key_is_what_follows_next(void **state)
{
    (void)state;
    Source     source;
    ConfCursor cursor = begin(&source, "; } # ab = 1\n  ab : 1, a = 2");
    assert_place(conf_cursor_find(&cursor, "ab", 2), 2, 3, 2);
    conf_cursor_move(&cursor, cursor.at + 6);
    assert_place(conf_cursor_find(&cursor, "a", 2), 2, 11, 1);
}

static void a_key_that_does_not_follow_is_looked_for_in_its_line(void **state)
{
    (void)state;
    Source     source;
    const char text[] = "x = ?\ny = ? \"key = 1\" /* key */ a_key = 2 key2 = 3 key = 4 # key = 5\n";
    ConfCursor cursor = begin(&source, text);
    assert_place(conf_cursor_find(&cursor, "key", 2), 2, 46, 3);
}

static void a_line_is_counted_modulo_65536(void **state)
{
    (void)state;
    static char text[70000 + 16];
    memset(text, '\n', 70000);
    strcpy(text + 66000, "? x = 0\n\n");
    strcpy(text + 66009, "key = 1");
    Source     source;
    ConfCursor cursor = begin(&source, text);
    conf_cursor_move(&cursor, text + 66000);
    assert_place(conf_cursor_find(&cursor, "key", 66003 % 65536), 66003, 1, 3);
}

static void a_key_that_is_nowhere_has_a_line_only(void **state)
{
    (void)state;
    Source     source;
    ConfCursor cursor = begin(&source, "a = 1\nb = 2\n");
    assert_place(conf_cursor_find(&cursor, "c", 2), 2, 0, 0);
    assert_string_equal(cursor.at, "");
    assert_place(conf_cursor_find(&cursor, "b", 2), 2, 0, 0);
}

static void a_text_ends_at_the_first_quote_without_a_backslash(void **state)
{
    (void)state;
    assert_string_equal(conf_text_end("\"\" x"), " x");
    assert_string_equal(conf_text_end("\"a\\\"b\\\\\" x"), " x");
    assert_string_equal(conf_text_end("\"a\nb\" x"), " x");
    assert_null(conf_text_end("\"a\\\""));
    assert_null(conf_text_end("\"a\\"));
}

static void brackets_close_where_texts_and_remarks_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(conf_bracket_end("( 1, [2], { a = \")\" } /* ) */ # )\n) x"), " x");
    assert_string_equal(conf_bracket_end("( 1, [2]"), "");
    assert_string_equal(conf_bracket_end("( /* )"), "");
}

static void numbers_are_libconfig_s(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t      length;
    } cases[] = {
        { "0", 1 },    { "-12,", 3 }, { "+5", 2 },    { "1.5", 3 },      { "5.", 2 },      { ".5", 2 },
        { ".", 1 },    { "-.e5", 4 }, { "1e3", 3 },   { "-1.5E-3 ", 7 }, { "1e", 1 },      { "1e+", 1 },
        { "0x1F", 4 }, { "0x", 1 },   { "0X1fg", 4 }, { "0xFFL", 5 },    { "0xFFLLL", 6 }, { "5L", 2 },
        { "5LL", 3 },  { "5LLL", 3 }, { "5.L", 2 },   { "1e3L", 3 },     { "1b = 2", 1 },  { "-", 0 },
        { "", 0 },     { "x", 0 },    { "e5", 0 },    { "-0x1F", 2 },    { "1.2.3", 3 },   { "L", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (conf_number_length(cases[i].text) != cases[i].length)
            fail_msg("\"%s\" has %zu, not %zu bytes of a number", cases[i].text,
                     conf_number_length(cases[i].text), cases[i].length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_and_remarks_of_three_kinds_are_passed),
        cmocka_unit_test(a_remark_that_is_not_closed_is_not_passed),
        cmocka_unit_test(a_key_is_what_follows_next),
        cmocka_unit_test(a_key_that_does_not_follow_is_looked_for_in_its_line),
        cmocka_unit_test(a_line_is_counted_modulo_65536),
        cmocka_unit_test(a_key_that_is_nowhere_has_a_line_only),
        cmocka_unit_test(a_text_ends_at_the_first_quote_without_a_backslash),
        cmocka_unit_test(brackets_close_where_texts_and_remarks_do_not_count),
        cmocka_unit_test(numbers_are_libconfig_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
