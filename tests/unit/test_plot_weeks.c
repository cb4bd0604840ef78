// The bars of what she walked: where each begins and ends, by hand. Five weeks are 290 wide each, from 110 to
// 1560; 0 minutes are at 540, the most at 170.
#include "picture/plot_weeks.h"

#include "drawn.h"

enum { MONDAY = 20521 };  // 9 March 2026
static const Colour dark = 0x22343cff, faint = 0x75868aff, bars = 0x3e8e8aff, planned = 0x5b6c9dff;

static Arena   arena;
static Picture picture;

static void draw(const WalkedWeek *weeks, size_t count, int streak)
{
    const char *words[200];
    for (size_t i = 0; i < count; i++)
        words[i] = weeks[i].signs ? "leaking" : "";
    arena_free(&arena);
    arena = (Arena){ 0 };
    plot_weeks(&(Walked){ weeks, count, streak }, words, &arena, &picture);
}

// 100 minutes make a picture of 120.
static void draw_five(int streak)
{
    const WalkedWeek weeks[] = {
        { .week = 6, .from = MONDAY, .minutes = 45, .planned = 60 },
        { .week = 7, .from = MONDAY + 7, .minutes = 100, .planned = 90, .signs = sign_set_of("leaking") },
        { .week = 8, .from = MONDAY + 14, .signs = sign_set_of("chest-pain") },
        { .week = 9, .from = MONDAY + 21, .minutes = 30, .planned = 75, .signs = sign_set_of("heavy") },
        { .week = 10, .from = MONDAY + 28, .minutes = 60, .planned = 60 },
    };
    draw(weeks, 5, streak);
}

static void the_bar_of_a_week_is_as_high_as_its_minutes(void **state)
{
    (void)state;
    draw_five(0);
    drawn_box(&picture, "week 6, from Monday 9 March 2026: 45 of 60 minutes", 122, 401.25, 388, 540, bars);
    drawn_box(&picture, "week 7, from Monday 16 March 2026: 100 of 90 minutes; leaking", 412, 231.667, 678,
              540, bars);
    drawn_box(&picture, "week 8, from Monday 23 March 2026: 0 of 0 minutes; leaking", 702, 540, 968, 540,
              bars);
}

static void a_line_is_where_the_plan_wanted_it(void **state)
{
    (void)state;
    draw_five(0);
    drawn_line(drawn_find(&picture, SHAPE_LINE, "week 6, from Monday 9 March 2026: 45 of 60 minutes", 0),
               (Point){ 116, 355 }, (Point){ 394, 355 }, 3, planned);
    assert_int_equal(
        drawn_count(&picture, SHAPE_LINE, "week 8, from Monday 23 March 2026: 0 of 0 minutes; leaking"), 0);
}

// 18 above the bar or the line, whichever is higher; dark for a sign to stop.
static void a_sign_is_a_mark_above_its_week(void **state)
{
    (void)state;
    draw_five(0);
    const Shape *mark = drawn_find(&picture, SHAPE_AREA,
                                   "week 7, from Monday 16 March 2026: 100 of 90 minutes; leaking", 1);
    drawn_points(mark, (Point[]){ { 545, 206.667 }, { 552, 213.667 }, { 545, 220.667 }, { 538, 213.667 } },
                 4);
    assert_int_equal(mark->colour, 0xd97757ff);
    mark = drawn_find(&picture, SHAPE_AREA, "week 8, from Monday 23 March 2026: 0 of 0 minutes; leaking", 1);
    drawn_points(mark, (Point[]){ { 835, 515 }, { 842, 522 }, { 835, 529 }, { 828, 522 } }, 4);
    assert_int_equal(mark->colour, 0x9b2f2fff);
    mark = drawn_find(&picture, SHAPE_AREA, "week 9, from Monday 30 March 2026: 30 of 75 minutes; leaking",
                      1);
    assert_float_equal(mark->points[1].y, 540 - 75 * 370 / 120.0 - 18, DRAWN_NEAR);
    assert_int_equal(drawn_count(&picture, SHAPE_AREA, "week 6, from Monday 9 March 2026: 45 of 60 minutes"),
                     1);
}

static void the_grid_goes_to_the_next_half_hour_and_to_an_hour_at_least(void **state)
{
    static const struct {
        int         minutes, planned;
        const char *top;
        double      thirty;  // where 30 minutes are
    } cases[] = {
        { 10, 20, "60", 355 },      { 60, 60, "60", 355 },      { 61, 0, "90", 416.667 },
        { 0, 61, "90", 416.667 },   { 90, 91, "120", 447.5 },   { 0, 0, "60", 355 },
        { 120, 100, "120", 447.5 }, { 121, 130, "150", 466.0 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        draw(&(WalkedWeek){ .week = 1, .minutes = cases[i].minutes, .planned = cases[i].planned }, 1, 0);
        int lines = drawn_count(&picture, SHAPE_LINE, NULL) - (cases[i].planned > 0);
        drawn_text(&picture, cases[i].top, 94, 175, 15, ALIGN_RIGHT, false, faint);
        drawn_text(&picture, "0", 94, 545, 15, ALIGN_RIGHT, false, faint);
        drawn_text(&picture, "30", 94, cases[i].thirty + 5, 15, ALIGN_RIGHT, false, faint);
        drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, 1), (Point){ 110, cases[i].thirty },
                   (Point){ 1560, cases[i].thirty }, 1, 0xe6dfd2ff);
        drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, lines - 1), (Point){ 110, 170 },
                   (Point){ 1560, 170 }, 1, 0xe6dfd2ff);
    }
}

static void what_it_shows_is_written_around_it(void **state)
{
    (void)state;
    draw_five(2);
    assert_float_equal(picture.width, 1600, 0);
    assert_float_equal(picture.height, 620, 0);
    assert_string_equal(picture.title, "What you walked");
    assert_string_equal(picture.about, "5 weeks: minutes walked, minutes planned, signs");
    drawn_points(&picture.shapes[0], (Point[]){ { 0, 0 }, { 1600, 0 }, { 1600, 620 }, { 0, 620 } }, 4);
    assert_int_equal(picture.shapes[0].colour, 0xfbf7efff);
    drawn_text(&picture, "What you walked", 110, 74, 40, ALIGN_LEFT, true, dark);
    drawn_text(&picture, "minutes a week, since Monday 9 March 2026; the lines are the plan's", 110, 110, 19,
               ALIGN_LEFT, false, faint);
    drawn_text(&picture, "week", 94, 566, 15, ALIGN_RIGHT, false, faint);
    drawn_text(&picture, "a mark above a week: a sign that you noted in it", 110, 596, 15, ALIGN_LEFT, false,
               faint);
    drawn_text(&picture, "6", 255, 566, 15, ALIGN_MIDDLE, false, faint);
    drawn_text(&picture, "10", 1415, 566, 15, ALIGN_MIDDLE, false, faint);
}

static void two_weeks_in_a_row_are_worth_a_line_but_one_is_not(void **state)
{
    (void)state;
    draw_five(2);
    drawn_text(&picture, "2 weeks in a row", 1560, 74, 26, ALIGN_RIGHT, false, dark);
    draw_five(1);
    assert_int_equal(drawn_count(&picture, SHAPE_TEXT, "1 weeks in a row"), 0);
}

// A number needs 34 of the width; the gap between bars is a fifth of a week's, 12 at most.
static void many_weeks_are_drawn_narrow_and_not_all_are_numbered(void **state)
{
    static const struct {
        size_t count;
        int    every;
        double gap, mark;
    } cases[] = { { 5, 1, 12, 7 },     { 24, 1, 12, 7 },    { 29, 1, 10, 7 },
                  { 42, 1, 6.905, 7 }, { 43, 2, 6.744, 7 }, { 145, 4, 2, 5 } };
    WalkedWeek weeks[145];
    (void)state;
    for (size_t i = 0; i < 145; i++)
        weeks[i] = (WalkedWeek){ .week = (int)i, .minutes = 30, .signs = sign_set_of("leaking") };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        draw(weeks, cases[i].count, 0);
        double       step = 1450.0 / (double)cases[i].count;
        const Shape *bar =
            &picture.shapes[8];  // the sheet, two lines of words, three of the grid with numbers
        while (bar->kind != SHAPE_AREA)
            bar++;
        assert_float_equal(bar[0].points[0].x, 110 + cases[i].gap, DRAWN_NEAR);
        assert_float_equal(bar[0].points[1].x, 110 + step - cases[i].gap, DRAWN_NEAR);
        assert_float_equal(bar[1].points[1].x - bar[1].points[0].x, cases[i].mark, DRAWN_NEAR);
        int numbers = 0;
        for (size_t s = 0; s < picture.count; s++)
            numbers += picture.shapes[s].kind == SHAPE_TEXT && picture.shapes[s].align == ALIGN_MIDDLE;
        assert_int_equal(numbers, (cases[i].count + (size_t)cases[i].every - 1) / (size_t)cases[i].every);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bar_of_a_week_is_as_high_as_its_minutes),
        cmocka_unit_test(a_line_is_where_the_plan_wanted_it),
        cmocka_unit_test(a_sign_is_a_mark_above_its_week),
        cmocka_unit_test(the_grid_goes_to_the_next_half_hour_and_to_an_hour_at_least),
        cmocka_unit_test(what_it_shows_is_written_around_it),
        cmocka_unit_test(two_weeks_in_a_row_are_worth_a_line_but_one_is_not),
        cmocka_unit_test(many_weeks_are_drawn_narrow_and_not_all_are_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
