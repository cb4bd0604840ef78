// The cover: a ring of parts around (700, 610), clockwise from the top, and the breath within it.
#include "picture/plot.h"

#include "drawn.h"
#include "walk_by_hand.h"

#include <math.h>

static Arena   arena;
static Picture picture;

static void draw(const Timeline *timeline)
{
    arena_free(&arena);
    arena = (Arena){ 0 };
    plot_cover(timeline, &arena, &picture);
}

static void draw_lasting(double seconds, const char *title, int level)
{
    const Session session = { .title = title, .level = level };
    draw(&(Timeline){ .session = &session, .length = SECONDS(seconds) });
}

static Point on_ring(double radius, double part_of_turn)
{
    double angle = 2 * 3.14159265358979 * part_of_turn;
    return (Point){ 700 + radius * sin(angle), 610 - radius * cos(angle) };
}

static void same_point(Point one, Point other)
{
    assert_float_equal(one.x, other.x, DRAWN_NEAR);
    assert_float_equal(one.y, other.y, DRAWN_NEAR);
}

// From 420 to 520 out, with a gap of 5 thousandths at either end.
static void each_part_is_a_piece_of_the_ring(void **state)
{
    const TimelinePhase parts[] = {
        { .key = "open", .title = "Open", .at = 0, .length = SECONDS(150) },
        { .key = "work", .title = "Work", .at = SECONDS(150), .length = SECONDS(450) },
    };
    const Session session = { .title = "A walk" };
    (void)state;
    draw(&(Timeline){ .session = &session, .length = SECONDS(600), .phases = parts, .phase_count = 2 });
    const Shape *open = drawn_find(&picture, SHAPE_AREA, "Open", 0),
                *work = drawn_find(&picture, SHAPE_AREA, "Work", 0);
    assert_int_equal(open->count, 194);
    same_point(open->points[0], (Point){ 702.6, 90.0065 });
    same_point(open->points[96], (Point){ 1219.9935, 607.4 });
    same_point(open->points[97], (Point){ 1119.995, 607.9 });
    same_point(open->points[193], (Point){ 702.1, 190.005 });
    same_point(open->points[48], on_ring(520, 0.125));
    assert_int_equal(open->colour, 0xe3b778ff);
    same_point(work->points[0], (Point){ 1219.9935, 612.6 });
    same_point(work->points[96], (Point){ 697.4, 90.0065 });
    same_point(work->points[48], on_ring(520, 0.625));
    same_point(work->points[145], on_ring(420, 0.625));
    assert_int_equal(work->colour, 0xd97757ff);
}

static void a_mark_for_each_minute_and_a_longer_one_for_each_fifth(void **state)
{
    (void)state;
    draw_lasting(600, "A walk", 0);
    assert_int_equal(drawn_count(&picture, SHAPE_LINE, NULL), 10);
    for (int minute = 0; minute < 10; minute++)
        drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, minute), on_ring(534, minute / 10.0),
                   on_ring(minute % 5 ? 544 : 556, minute / 10.0), minute % 5 ? 3 : 5,
                   minute % 5 ? 0xffffff66 : 0xffffffcc);
    draw_lasting(601, "A walk", 0);
    assert_int_equal(drawn_count(&picture, SHAPE_LINE, NULL), 11);
}

static void beyond_two_hours_a_mark_is_ten_minutes(void **state)
{
    (void)state;
    draw_lasting(7200, "A walk", 0);
    assert_int_equal(drawn_count(&picture, SHAPE_LINE, NULL), 120);
    draw_lasting(7201, "A walk", 0);
    assert_int_equal(drawn_count(&picture, SHAPE_LINE, NULL), 13);
    drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, 5), on_ring(534, 3000 / 7201.0),
               on_ring(556, 3000 / 7201.0), 5, 0xffffffcc);
    drawn_line(drawn_find(&picture, SHAPE_LINE, NULL, 6), on_ring(534, 3600 / 7201.0),
               on_ring(544, 3600 / 7201.0), 3, 0xffffff66);
}

// A breath in of ten seconds, then one out: empty is 318 from the middle, full 392.
static const Shape *breath_of(double length)
{
    static const Event events[] = {
        { .at = SECONDS(150), .length = SECONDS(10), .kind = EVENT_BREATH },
        { .at = SECONDS(160), .length = SECONDS(10), .kind = EVENT_BREATH, .breath = { .out = true } },
    };
    const Session session = { .title = "A walk" };
    draw(&(Timeline){ .session = &session, .length = SECONDS(length), .events = events, .event_count = 2 });
    const Shape *breath = NULL;
    for (int i = 0; i < drawn_count(&picture, SHAPE_LINE, NULL); i++)
        breath = drawn_find(&picture, SHAPE_LINE, NULL, i);
    assert_int_equal(breath->colour, 0xbfe3d8ff);
    assert_float_equal(breath->size, 3, DRAWN_NEAR);
    return breath;
}

static void the_breath_is_a_wave_within_the_ring(void **state)
{
    (void)state;
    const Shape *breath = breath_of(600);
    assert_int_equal(breath->count, 20);
    same_point(breath->points[0], (Point){ 1018, 610 });
    same_point(breath->points[5], on_ring(355, 155 / 600.0));
    same_point(breath->points[10], on_ring(392, 160 / 600.0));
    same_point(breath->points[15], on_ring(355, 165 / 600.0));
    same_point(breath->points[2], on_ring(318 + 74 * 0.0954915, 152 / 600.0));
}

static void of_a_walk_beyond_two_hours_it_has_two_points_a_turn(void **state)
{
    (void)state;
    assert_int_equal(breath_of(7200)->count, 20);
    const Shape *breath = breath_of(7210);
    assert_int_equal(breath->count, 4);
    same_point(breath->points[1], on_ring(355, 155 / 7210.0));
    same_point(breath->points[2], on_ring(392, 160 / 7210.0));
}

static void the_minutes_are_in_the_middle(void **state)
{
    static const struct {
        double      seconds;
        const char *number, *unit;
        bool        whole;
    } cases[] = {
        { 600, "10", "minutes", true },
        { 60, "1", "minute", true },
        { 90, "1:30", "minutes", false },
        { 99 * 60, "99", "minutes", true },
        { 100 * 60, "1:40:00", "minutes", false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        draw_lasting(cases[i].seconds, "A walk", 0);
        drawn_text(&picture, cases[i].number, 700, cases[i].whole ? 670 : 654, cases[i].whole ? 230 : 150,
                   ALIGN_MIDDLE, true, 0xffffffff);
        drawn_text(&picture, cases[i].unit, 700, 755, 58, ALIGN_MIDDLE, false, 0xffffffd0);
    }
}

static void its_title_and_level_are_below(void **state)
{
    (void)state;
    draw_lasting(600, "A walk", 3);
    drawn_text(&picture, "A walk", 700, 1278, 76, ALIGN_MIDDLE, true, 0xffffffff);
    drawn_text(&picture, "walkcoach · level 3", 700, 1346, 38, ALIGN_MIDDLE, false, 0xffffffb0);
    draw_lasting(600, "A walk", 0);
    drawn_text(&picture, "walkcoach", 700, 1346, 38, ALIGN_MIDDLE, false, 0xffffffb0);
    assert_float_equal(picture.width, 1400, 0);
    assert_float_equal(picture.height, 1400, 0);
    assert_string_equal(picture.title, "A walk");
    assert_string_equal(picture.about, "the parts of the walk as a ring");
    drawn_points(&picture.shapes[0], (Point[]){ { 0, 0 }, { 1400, 0 }, { 1400, 1400 }, { 0, 1400 } }, 4);
    assert_int_equal(picture.shapes[0].colour, 0x16373bff);
}

// 1280 are for it: 31 letters of 41.04, or 59 of 21.6.
static void a_long_title_is_written_smaller_and_a_very_long_one_is_cut(void **state)
{
    char title[71] = "";
    (void)state;
    memset(title, 'w', 70);
    title[31] = '\0';
    draw_lasting(600, title, 0);
    assert_float_equal(drawn_find(&picture, SHAPE_TEXT, title, 0)->size, 76, DRAWN_NEAR);
    title[31] = 'w', title[40] = '\0';
    draw_lasting(600, title, 0);
    assert_float_equal(drawn_find(&picture, SHAPE_TEXT, title, 0)->size, 59.2593, DRAWN_NEAR);
    title[40] = 'w', title[59] = '\0';
    draw_lasting(600, title, 0);
    assert_float_equal(drawn_find(&picture, SHAPE_TEXT, title, 0)->size, 40.1758, DRAWN_NEAR);
    title[59] = 'w', title[60] = '\0';
    draw_lasting(600, title, 0);
    title[58] = '\0', strcat(title, "…");
    drawn_text(&picture, title, 700, 1278, 40, ALIGN_MIDDLE, true, 0xffffffff);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_is_a_piece_of_the_ring),
        cmocka_unit_test(a_mark_for_each_minute_and_a_longer_one_for_each_fifth),
        cmocka_unit_test(beyond_two_hours_a_mark_is_ten_minutes),
        cmocka_unit_test(the_breath_is_a_wave_within_the_ring),
        cmocka_unit_test(of_a_walk_beyond_two_hours_it_has_two_points_a_turn),
        cmocka_unit_test(the_minutes_are_in_the_middle),
        cmocka_unit_test(its_title_and_level_are_below),
        cmocka_unit_test(a_long_title_is_written_smaller_and_a_very_long_one_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
