// The picture of a plan: five weeks, 290 wide each from 110 on; a minute is 2.2 high, and none are at 500.
#include "picture/plot_plan.h"

#include "drawn.h"

static const Colour dark = 0x22343cff, faint = 0x75868aff;
static const Colour levels[] = { 0x75868aff, 0x9fc4bcff, 0x3e8e8aff, 0x5b6c9dff, 0xd97757ff };

static Arena   arena;
static Picture picture;

static void draw(int row)
{
    static const PlanRow rows[] = {
        { .walks = { { .session = "20min", .level = 1, .minutes = 20, .day = 2 },
                     { .session = "30min", .level = 2, .minutes = 30, .day = 5 } },
          .walk_count = 2 },
        { .walks = { { .session = "hills", .level = 3, .minutes = 40, .day = 1 } },
          .walk_count = 1,
          .check = CHECK_LEVEL_3 },
        { .drills = { { .session = "daily-three", .day = 3 }, { .session = "plank", .day = 6 } },
          .drill_count = 2 },
        { .walks = { { .session = "45min", .level = 4, .minutes = 45, .day = 7 } }, .walk_count = 1 },
        { .walks = { { .session = "none", .level = 0, .minutes = 10, .day = 4 } }, .walk_count = 1 },
    };
    arena_free(&arena);
    arena = (Arena){ 0 };
    plot_plan(&(Plan){ .title = "After a birth", .rows = rows, .row_count = 5 }, row, &arena, &picture);
}

// The first is at the bottom. Between two of them, two units of paper.
static void the_walks_of_a_week_are_stacked_by_their_minutes(void **state)
{
    (void)state;
    draw(-1);
    drawn_box(&picture, "week 0, day 2: 20min at level 1", 118, 457, 392, 499, levels[1]);
    drawn_box(&picture, "week 0, day 5: 30min at level 2", 118, 391, 392, 455, levels[2]);
    drawn_box(&picture, "week 1, day 1: hills at level 3", 408, 413, 682, 499, levels[3]);
    drawn_box(&picture, "week 3, day 7: 45min at level 4", 988, 402, 1262, 499, levels[4]);
    drawn_box(&picture, "week 4, day 4: none at level 0", 1278, 479, 1552, 499, levels[0]);
}

static void a_drill_is_a_square_below_its_week(void **state)
{
    (void)state;
    draw(-1);
    drawn_box(&picture, "week 2, day 3: daily-three", 698, 540, 708, 550, dark);
    drawn_box(&picture, "week 2, day 6: plank", 714, 540, 724, 550, dark);
    assert_int_equal(drawn_count(&picture, SHAPE_AREA, NULL),
                     1 + 4 + 5 + 2);  // the sheet, levels, walks, drills
}

static void the_weeks_are_numbered_and_the_last_one_goes_on(void **state)
{
    (void)state;
    draw(-1);
    for (int week = 0; week < 4; week++)
        drawn_text(&picture, (const char *[]){ "0", "1", "2", "3" }[week], week ? 255 + 290 * week : 94,
                   week ? 526 : 505, 15, week ? ALIGN_MIDDLE : ALIGN_RIGHT, false, faint);  // 0 minutes, too
    assert_float_equal(drawn_find(&picture, SHAPE_TEXT, "0", 1)->points->x, 255, DRAWN_NEAR);
    drawn_text(&picture, "4+", 1415, 526, 15, ALIGN_MIDDLE, false, faint);
    assert_int_equal(drawn_count(&picture, SHAPE_TEXT, "you"), 0);
}

static void her_own_week_says_you(void **state)
{
    (void)state;
    draw(1);
    drawn_text(&picture, "you", 545, 382, 15, ALIGN_MIDDLE, true, dark);
    drawn_text(&picture, "1", 545, 526, 15, ALIGN_MIDDLE, true, dark);
    drawn_text(&picture, "2", 835, 526, 15, ALIGN_MIDDLE, false, faint);
    assert_int_equal(drawn_count(&picture, SHAPE_TEXT, "you"), 1);
    draw(4);
    drawn_text(&picture, "you", 1415, 448, 15, ALIGN_MIDDLE, true, dark);
    drawn_text(&picture, "4+", 1415, 526, 15, ALIGN_MIDDLE, true, dark);
}

static void questions_before_a_week_are_a_question_mark(void **state)
{
    (void)state;
    draw(-1);
    drawn_text(&picture, "?", 545, 404, 15, ALIGN_MIDDLE, true, dark);
    assert_int_equal(drawn_count(&picture, SHAPE_TEXT, "?"), 1);
}

static void a_line_for_each_half_hour_up_to_150_minutes(void **state)
{
    static const char *const minutes[] = { "0", "30", "60", "90", "120", "150" };
    (void)state;
    draw(-1);
    assert_int_equal(drawn_count(&picture, SHAPE_LINE, NULL), 6);
    for (int i = 0; i < 6; i++) {
        drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, i), (Point){ 110, 500 - 66 * i },
                   (Point){ 1560, 500 - 66 * i }, 1, 0xe6dfd2ff);
        drawn_text(&picture, minutes[i], 94, 505 - 66 * i, 15, ALIGN_RIGHT, false, faint);
    }
}

static void what_it_shows_is_written_around_it(void **state)
{
    static const char *const names[] = { "", "1 settle", "2 connect", "3 build", "4 brisk" };
    (void)state;
    draw(-1);
    assert_float_equal(picture.width, 1600, 0);
    assert_float_equal(picture.height, 620, 0);
    assert_string_equal(picture.title, "After a birth");
    assert_string_equal(picture.about, "5 weeks: the walks of each by minutes and level");
    drawn_points(&picture.shapes[0], (Point[]){ { 0, 0 }, { 1600, 0 }, { 1600, 620 }, { 0, 620 } }, 4);
    assert_int_equal(picture.shapes[0].colour, 0xfbf7efff);
    drawn_text(&picture, "After a birth", 110, 74, 40, ALIGN_LEFT, true, dark);
    drawn_text(&picture, "minutes of walking a week; a plan to talk over with your provider", 110, 110, 19,
               ALIGN_LEFT, false, faint);
    drawn_text(&picture, "week", 94, 526, 15, ALIGN_RIGHT, false, faint);
    drawn_text(&picture, "a square below: a strength drill; ?: questions come before this week", 110, 596, 15,
               ALIGN_LEFT, false, faint);
    for (int level = 1; level <= 4; level++) {
        const Shape *box = &picture.shapes[1 + 2 * level];  // after the sheet and two lines of words
        double       x = 910 + 130 * level;
        drawn_points(box, (Point[]){ { x, 58 }, { x + 18, 58 }, { x + 18, 76 }, { x, 76 } }, 4);
        assert_int_equal(box->colour, levels[level]);
        drawn_text(&picture, names[level], x + 26, 73, 15, ALIGN_LEFT, false, dark);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_walks_of_a_week_are_stacked_by_their_minutes),
        cmocka_unit_test(a_drill_is_a_square_below_its_week),
        cmocka_unit_test(the_weeks_are_numbered_and_the_last_one_goes_on),
        cmocka_unit_test(her_own_week_says_you),
        cmocka_unit_test(questions_before_a_week_are_a_question_mark),
        cmocka_unit_test(a_line_for_each_half_hour_up_to_150_minutes),
        cmocka_unit_test(what_it_shows_is_written_around_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
