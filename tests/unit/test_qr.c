// phone/qr.h: a code that a camera can read. What is fixed in one of 29 modules is typed from ISO 18004.
#include "phone/qr.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#define URL "http://192.168.1.20:20080/abcdefghijkmnpqrstuv/"  // 47 bytes: version 3, 29 modules

enum { MODULES = 29, MARGIN = 4, ALL = MODULES + 2 * MARGIN };

// The three squares in its corners: a frame of dark, a ring of light, a heart of dark, and light around them.
static int corner(int x, int y)
{
    if (x > 7 || y > 7)
        return -1;  // not fixed
    if (x == 7 || y == 7)
        return 0;
    return x == 0 || y == 0 || x == 6 || y == 6 || (x >= 2 && x <= 4 && y >= 2 && y <= 4);
}

// Dark, light, or -1 where it depends on the text.
static int fixed(int x, int y)
{
    if (x < 0 || y < 0 || x >= MODULES || y >= MODULES)
        return 0;
    if (x < 8 && y < 8)
        return corner(x, y);
    if (x >= MODULES - 8 && y < 8)
        return corner(MODULES - 1 - x, y);
    if (x < 8 && y >= MODULES - 8)
        return corner(x, MODULES - 1 - y);
    if (x == 6 || y == 6)
        return (x + y) % 2 == 0;  // the clock between them
    if (x == 8 && y == MODULES - 8)
        return 1;
    return -1;
}

static void a_code_is_drawn_with_a_margin_all_around(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *text = qr_text(URL, false, &arena);
    if (!text)
        skip();
    assert_int_equal(strlen(text), ALL * (2 * ALL + 1));
    int dark = 0;
    for (int y = -MARGIN; y < MODULES + MARGIN; y++, text++) {
        for (int x = -MARGIN; x < MODULES + MARGIN; x++, text += 2) {
            int is_dark = memcmp(text, "##", 2) == 0;
            assert_true(is_dark || memcmp(text, "  ", 2) == 0);
            if (fixed(x, y) >= 0 && fixed(x, y) != is_dark)
                fail_msg("module %d, %d is %s", x, y, is_dark ? "dark" : "light");
            dark += is_dark;
        }
        assert_int_equal(*text, '\n');
    }
    assert_in_range(dark, MODULES * MODULES / 3, MODULES * MODULES * 2 / 3);
    arena_free(&arena);
}

// Two rows of it are a line: the upper one in the half block, the lower one under it.
static void in_colour_it_is_black_on_white_whatever_the_theme(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *text = qr_text(URL, true, &arena);
    if (!text)
        skip();
    int lines = 0;
    for (int y = -MARGIN; y < MODULES + MARGIN; y += 2, lines++) {
        for (int x = -MARGIN; x < MODULES + MARGIN; x++) {
            int upper, lower, used = 0;
            assert_int_equal(sscanf(text, "\033[38;5;%d;48;5;%dm\342\226\200%n", &upper, &lower, &used), 2);
            assert_true(used > 0 && (upper == 16 || upper == 231) && (lower == 16 || lower == 231));
            if (fixed(x, y) >= 0)
                assert_int_equal(upper, fixed(x, y) ? 16 : 231);
            if (fixed(x, y + 1) >= 0)
                assert_int_equal(lower, fixed(x, y + 1) ? 16 : 231);
            text += used;
        }
        assert_memory_equal(text, "\033[0m\n", 5);
        text += 5;
    }
    assert_int_equal(*text, '\0');
    assert_int_equal(lines, (ALL + 1) / 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_is_drawn_with_a_margin_all_around),
        cmocka_unit_test(in_colour_it_is_black_on_white_whatever_the_theme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
