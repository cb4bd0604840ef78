// Whole breaths and an exact total.
#include "walk_by_hand.h"

#include "cmocka_all.h"

static void a_part_holds_the_nearest_whole_breaths(void **state)
{
    (void)state;
    Phase   parts[] = { part("open", 30, own_pace(), in_steps(3, 4)),
                        part("walk", 60, at_pace(100), in_steps(3, 4)),
                        part("cool", 30, own_pace(), in_steps(3, 4)) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[1].breaths, 14);
    assert_int_equal(one.timeline.phases[1].length, SECONDS(58.8));
    assert_int_equal(one.timeline.phases[0].length, SECONDS(30));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(31.2));
    arena_free(&one.arena);
}

static void the_part_before_takes_the_remainder_when_none_follows(void **state)
{
    (void)state;
    Phase   parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                        part("walk", 60, at_pace(100), in_steps(3, 4)) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(31.2));
    assert_int_equal(one.timeline.length, SECONDS(90));
    arena_free(&one.arena);
}

static void parts_without_a_length_share_what_is_left(void **state)
{
    (void)state;
    Phase parts[] = { part("open", 25, own_pace(), (Breath){ 0 }), part("walk", 0, own_pace(), (Breath){ 0 }),
                      part("turn", 0, own_pace(), (Breath){ 0 }),
                      part("cool", 15, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    session.length = SECONDS(120);
    Built one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[1].length, SECONDS(40));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(40));
    assert_int_equal(one.timeline.length, SECONDS(120));
    arena_free(&one.arena);

    session.length = SECONDS(40);
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "no-length"));
    arena_free(&one.arena);
}

static void without_own_pace_the_pace_gives_way_by_less_than_a_step_a_minute(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 61, at_pace(100), in_steps(3, 3)) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(61));
    assert_int_equal(one.timeline.phases[0].breaths, 17);
    assert_true(one.timeline.phases[0].pace.from > 100.3 && one.timeline.phases[0].pace.from < 100.4);
    arena_free(&one.arena);
}

static void a_total_that_cannot_be_kept_is_an_error(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 60, at_pace(100), in_steps(3, 4)) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "total"));
    arena_free(&one.arena);
}

static void a_part_too_short_for_one_breath_is_an_error(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 1, at_pace(100), in_steps(3, 4)),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "whole-breaths"));
    arena_free(&one.arena);
}

static void what_piles_up_in_paced_parts_stays_under_a_breath(void **state)
{
    (void)state;
    Phase parts[21];
    for (int i = 0; i < 20; i++)
        parts[i] = part("walk", 40, at_pace(100), in_steps(3, 4));  // 9.52 breaths each
    parts[20] = part("cool", 60, own_pace(), (Breath){ 0 });
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_true(one.timeline.phases[20].length > SECONDS(55.8) &&
                one.timeline.phases[20].length < SECONDS(64.2));
    arena_free(&one.arena);
}

static void gears_share_the_part_at_whole_breaths(void **state)
{
    (void)state;
    Breath  gears = { .kind = BREATH_STEPS, .gears = { { 3, 3 }, { 3, 4 } }, .gear_count = 2 };
    Phase   parts[] = { part("walk", 120, at_pace(100), gears), part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    int          threes = 0, fours = 0;
    const Event *turn;
    for (size_t i = 0; (turn = next_event(&one.timeline, EVENT_BREATH, &i));) {
        threes += turn->breath.out && turn->breath.steps == 3;
        fours += turn->breath.out && turn->breath.steps == 4;
        assert_false(fours && turn->breath.out && turn->breath.steps == 3);
    }
    assert_int_equal(threes, 17);  // 102 of 200 steps
    assert_int_equal(fours, 14);   // 98
    arena_free(&one.arena);
}

static void a_length_in_breaths_is_kept_whatever_the_gears(void **state)
{
    (void)state;
    Breath gears = { .kind = BREATH_STEPS, .gears = { { 2, 3 }, { 3, 4 } }, .gear_count = 2 };
    Phase  parts[] = { part("walk", 0, at_pace(100), gears), part("cool", 30, own_pace(), (Breath){ 0 }) };
    parts[0].length = (Length){ .kind = LENGTH_BREATHS, .count = 57 };
    Session session = walk(parts, COUNT(parts));
    session.length = 0;
    Built one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].breaths, 57);
    arena_free(&one.arena);
}

static void rounds_of_a_block_are_parts_of_their_own(void **state)
{
    (void)state;
    Phase inner[] = { part("brisk", 180, at_pace(120), in_steps(2, 3)),
                      part("easy", 80, at_pace(110), in_steps(3, 4)) };
    Phase parts[] = { part("work", 260, at_pace(110), in_steps(3, 4)),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    parts[0].repeat = 3;
    parts[0].phases = inner;
    parts[0].phase_count = 2;
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phase_count, 7);
    assert_string_equal(one.timeline.phases[4].key, "brisk");
    assert_int_equal(one.timeline.phases[4].round, 3);
    assert_int_equal(one.timeline.phases[4].rounds, 3);
    assert_int_equal(one.timeline.length, SECONDS(840));
    arena_free(&one.arena);
}

static void more_than_a_day_is_refused(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 25 * 3600, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "too-long"));
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_holds_the_nearest_whole_breaths),
        cmocka_unit_test(the_part_before_takes_the_remainder_when_none_follows),
        cmocka_unit_test(parts_without_a_length_share_what_is_left),
        cmocka_unit_test(without_own_pace_the_pace_gives_way_by_less_than_a_step_a_minute),
        cmocka_unit_test(a_total_that_cannot_be_kept_is_an_error),
        cmocka_unit_test(a_part_too_short_for_one_breath_is_an_error),
        cmocka_unit_test(what_piles_up_in_paced_parts_stays_under_a_breath),
        cmocka_unit_test(gears_share_the_part_at_whole_breaths),
        cmocka_unit_test(a_length_in_breaths_is_kept_whatever_the_gears),
        cmocka_unit_test(rounds_of_a_block_are_parts_of_their_own),
        cmocka_unit_test(more_than_a_day_is_refused),
    };
    return cmocka_run_group_tests_name("timeline_lengths", tests, NULL, NULL);
}
