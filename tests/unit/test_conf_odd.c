// conf/tokens.c: signs that look like a blank or like a quote, and are not. Each is typed here by hand,
// after the charts of Unicode, and so are those beside them, which are something else.
#include "cmocka_all.h"
#include "conf/conf.h"
#include "session/kinds.h"

#include <stdio.h>
#include <string.h>

static void put_point(char *out, unsigned point)
{
    if (point < 0x800)
        sprintf(out, "%c%c", (char)(0xC0 | point >> 6), (char)(0x80 | (point & 0x3F)));
    else
        sprintf(out, "%c%c%c", (char)(0xE0 | point >> 12), (char)(0x80 | (point >> 6 & 0x3F)),
                (char)(0x80 | (point & 0x3F)));
}

// How often `part` is in what is said about the text.
static int times_said(const char *text, const char *part)
{
    Arena    arena = { 0 };
    DiagList diags = { .arena = &arena };
    int      times = 0;
    conf_read_text("a.cfg", text, strlen(text), &session_hints, &arena, &diags);
    for (size_t i = 0; i < diags.count; i++)
        times += strstr(diags.items[i].message, part) != NULL;
    arena_free(&arena);
    return times;
}

static int times_invisible(unsigned point)
{
    char sign[8], text[40];
    put_point(sign, point);
    snprintf(text, sizeof text, "level =%s2\n", sign);
    return times_said(text, "invisible character is here");
}

static void each_invisible_sign_is_pointed_at(void **state)
{
    static const unsigned points[] = {
        0x00A0,                                                                          // no-break space
        0x00AD,                                                                          // soft hyphen
        0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,  // widths of space
        0x200A, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,          // no width, direction
        0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E,  // lines, direction
        0x202F, 0x205F, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064,  // of formulas
        0x2066, 0x2067, 0x2068, 0x2069, 0x206F,                  // direction, again
        0x3000,                                                  // as wide as Chinese
        0xFEFF,                                                  // byte order mark
    };
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        if (times_invisible(points[i]) != 1)
            fail_msg("U+%04X is not pointed at", points[i]);
}

static void what_is_beside_them_is_something_else(void **state)
{
    static const unsigned points[] = { 0x00A1, 0x00AC, 0x00AE, 0x1FFE, 0x2010, 0x2027,
                                       0x2030, 0x205E, 0x2070, 0x3001, 0xFEFC, 0xFF01 };
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        if (times_invisible(points[i]) != 0)
            fail_msg("U+%04X can be seen", points[i]);
}

static int times_odd(unsigned first, unsigned last)
{
    char open[8] = { (char)first }, close[8] = { (char)last }, text[80];
    if (first >= 0x80)
        put_point(open, first);
    if (last >= 0x80)
        put_point(close, last);
    snprintf(text, sizeof text, "title = %sPond%s\n", open, close);
    return times_said(text, "texts go into plain double quotes");
}

static void each_quote_that_is_not_the_plain_one_is_pointed_at(void **state)
{
    static const unsigned pairs[][2] = {
        { '\'', '\'' },     { '`', '`' },       { 0x00B4, 0x00B4 }, { 0x00AB, 0x00BB }, { 0x00BB, 0x00AB },
        { 0x2018, 0x2019 }, { 0x201A, 0x201B }, { 0x201C, 0x201D }, { 0x201E, 0x201F }, { 0x2032, 0x2032 },
        { 0x2033, 0x2033 }, { 0x2039, 0x203A }, { 0x203A, 0x2039 }, { 0x301D, 0x301E }, { 0x301E, 0x301D },
        { 0x301D, 0x301F }, { 0x301F, 0x301D }, { 0xFF02, 0xFF02 }, { 0xFF07, 0xFF07 }, { 0x2019, '"' },
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (times_odd(pairs[i][0], pairs[i][1]) != 1)
            fail_msg("U+%04X is not pointed at", pairs[i][0]);
}

static void what_is_beside_a_quote_is_none(void **state)
{
    static const unsigned points[] = {
        0x00B3, 0x00B5, 0x00AA, 0x00AC, 0x00BA, 0x00BC, 0x2017, 0x2020, 0x2031,
        0x2034, 0x2038, 0x203B, 0x301C, 0x3020, 0xFF01, 0xFF03, 0xFF06, 0xFF08
    };
    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        if (times_odd(points[i], points[i]) != 0)
            fail_msg("U+%04X is no quote", points[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_invisible_sign_is_pointed_at),
        cmocka_unit_test(what_is_beside_them_is_something_else),
        cmocka_unit_test(each_quote_that_is_not_the_plain_one_is_pointed_at),
        cmocka_unit_test(what_is_beside_a_quote_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
