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

// A part that is counted has as many, however they divide among its gears.
static void counted_breaths_are_as_many(void **state)
{
    (void)state;
    for (int count = 3; count <= 40; count++) {
        Phase parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                          part("walk", 0, at_pace(100), in_steps(3, 3)),
                          part("cool", 30, own_pace(), (Breath){ 0 }) };
        parts[1].breath.gears[1] = (Gear){ 3, 4 };
        parts[1].breath.gears[2] = (Gear){ 4, 5 };
        parts[1].breath.gear_count = 3;
        parts[1].length = (Length){ .kind = LENGTH_BREATHS, .count = count };
        Session session = walk(parts, COUNT(parts));
        session.length = SECONDS(60) +
                         (Micros)count * SECONDS(4.4);  // about; the part at her own pace gives way
        Built        one;
        const Event *event;
        int          out = 0;
        build(&session, &one);
        assert_true(one.built);
        for (size_t i = 0; (event = next_event(&one.timeline, EVENT_BREATH, &i));)
            out += event->breath.out;
        assert_int_equal(out, count);
        assert_int_equal(one.timeline.phases[1].breaths, count);
        arena_free(&one.arena);
    }
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

// Eight parts so long at 3:4, each breath 4.2 s, and one at her own pace: how many breaths each has.
static void assert_eight(int seconds, const int breaths[8])
{
    Phase parts[9];
    for (int i = 0; i < 8; i++)
        parts[i] = part("walk", seconds, at_pace(100), in_steps(3, 4));
    parts[8] = part("cool", 60, own_pace(), (Breath){ 0 });
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    for (int i = 0; i < 8; i++)
        assert_int_equal(one.timeline.phases[i].breaths, breaths[i]);
    arena_free(&one.arena);
}

// 40 s are 9.52 breaths: what 10 of them take too much adds up, 2 s each time, and as soon as it is a whole
// breath, the next part has 9.
static void once_a_whole_breath_has_piled_up_the_next_part_gives_it_back(void **state)
{
    (void)state;
    assert_eight(40, (int[]){ 10, 10, 9, 10, 9, 10, 9, 10 });
}

// The same with parts that are written too long: 44 s are 10.48 breaths.
static void once_a_whole_breath_is_left_over_the_next_part_takes_it(void **state)
{
    (void)state;
    assert_eight(44, (int[]){ 10, 10, 11, 10, 11, 10, 11, 10 });
}

// 57 s are 13.57 breaths: 14 of them take 1.8 s more, which the part at her own pace gives, but never more
// than half of itself; then the pace gives the rest.
static void a_part_at_her_own_pace_keeps_half_of_its_length(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 57, at_pace(100), in_steps(3, 4)),
                        part("cool", 3.6, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(58.8));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(1.8));
    arena_free(&one.arena);

    parts[1].length = lasting(3);
    session.length = SECONDS(60);
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(58.5));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(1.5));
    assert_float_equal(one.timeline.phases[0].pace.from, 100 * 58.8 / 58.5, 1e-9);
    arena_free(&one.arena);
}

static void the_last_part_at_her_own_pace_takes_what_the_total_leaves(void **state)
{
    (void)state;
    Phase   parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                        part("settle", 30, own_pace(), (Breath){ 0 }),
                        part("easy", 30, own_pace(), in_seconds(2.5, 2.5)) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    session.length = SECONDS(101);
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(30));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(41));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(30));  // as long as its breaths are
    assert_int_equal(one.timeline.length, SECONDS(101));
    arena_free(&one.arena);
}

// 17 breaths of 3.6 s are 61.2 s. In 60.6 s they take 100.99 steps a minute, in 60.58 s 101.02.
static bool fits_in(double seconds, Pace pace)
{
    Phase   parts[] = { part("walk", seconds, pace, in_steps(3, 3)) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    bool built = one.built;
    if (built) {
        assert_int_equal(one.timeline.length, SECONDS(seconds));
        assert_int_equal(one.timeline.phases[0].breaths, 17);
    } else {
        assert_true(reported(&one, "total"));
    }
    arena_free(&one.arena);
    return built;
}

static void the_pace_moves_by_a_step_a_minute_and_no_more(void **state)
{
    (void)state;
    assert_true(fits_in(60.6, at_pace(100)));
    assert_false(fits_in(60.58, at_pace(100)));
    assert_true(fits_in(61.8, at_pace(100)));    // 99.03
    assert_false(fits_in(61.84, at_pace(100)));  // 98.97
    assert_true(fits_in(60.65, ramp(90, 110)));  // 110.998 at its quick end
    assert_false(fits_in(60.63, ramp(90, 110)));
    assert_true(fits_in(60.65, ramp(110, 90)));
    assert_false(fits_in(60.63, ramp(110, 90)));
}

static void all_paced_parts_stretch_alike(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 61, at_pace(100), in_steps(3, 3)),
                        part("on", 61, at_pace(100), in_steps(3, 3)),
                        part("easy", 20, own_pace(), in_seconds(2, 2)) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    parts[2].pace.own = false;  // in seconds, and with steps: 33 of them
    parts[2].pace.from = parts[2].pace.to = 100;
    session.length = SECONDS(142.2);
    build(&session, &one);
    assert_true(one.built);
    // Twice 61.2 s and 33 steps of 0.6 s are 142.2 s: nothing moves.
    assert_int_equal(one.timeline.phases[0].length, SECONDS(61.2));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(61.2));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(19.8));
    arena_free(&one.arena);

    session.length = SECONDS(143.622);  // one in a hundred longer
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(61.812));
    assert_int_equal(one.timeline.phases[1].at, SECONDS(61.812));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(61.812));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(19.998));
    for (int i = 0; i < 3; i++) {
        assert_float_equal(one.timeline.phases[i].pace.from, 100 / 1.01, 1e-9);
        assert_float_equal(one.timeline.phases[i].pace.to, 100 / 1.01, 1e-9);
    }
    arena_free(&one.arena);
}

static void a_paced_part_without_a_breath_has_whole_steps_and_at_least_one(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 10.1, at_pace(120), (Breath){ 0 }),
                        part("step", 0.1, at_pace(120), (Breath){ 0 }),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(10));
    assert_int_equal(one.timeline.phases[1].length, SECONDS(0.5));
    assert_int_equal(one.timeline.phases[2].length, SECONDS(29.7));
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 21);
    assert_int_equal(count_events(&one.timeline, EVENT_BREATH), 0);
    arena_free(&one.arena);
}

static void a_length_in_steps_is_at_the_middle_of_a_ramp(void **state)
{
    (void)state;
    Phase parts[] = { part("walk", 0, ramp(90, 110), (Breath){ 0 }),
                      part("cool", 30, own_pace(), (Breath){ 0 }) };
    parts[0].length = (Length){ .kind = LENGTH_STEPS, .count = 200 };
    Session session = walk(parts, COUNT(parts));
    session.length = 0;
    Built one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].length, SECONDS(120));
    assert_int_equal(one.timeline.length, SECONDS(150));
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 200);
    arena_free(&one.arena);
}

// Of 2:3 and 3:4 at 100 with equal times, 12 breaths take 12 * 2 / (1/5 + 1/7) steps of 0.6 s: 42 s.
static void a_length_in_breaths_of_two_gears_is_shared_by_time(void **state)
{
    (void)state;
    Breath gears = { .kind = BREATH_STEPS, .gears = { { 2, 3 }, { 3, 4 } }, .gear_count = 2 };
    Phase  parts[] = { part("walk", 0, at_pace(100), gears), part("cool", 30, own_pace(), (Breath){ 0 }) };
    parts[0].length = (Length){ .kind = LENGTH_BREATHS, .count = 12 };
    Session session = walk(parts, COUNT(parts));
    session.length = 0;
    Built one;
    build(&session, &one);
    // 70 steps: 7 breaths of 5 are 35 of them, 5 breaths of 7 the others.
    assert_int_equal(one.timeline.phases[0].length, SECONDS(42));
    const Event *turn;
    int          short_ones = 0;
    for (size_t i = 0; (turn = next_event(&one.timeline, EVENT_BREATH, &i));)
        short_ones += turn->breath.out && turn->breath.steps == 3;
    assert_int_equal(short_ones, 7);
    arena_free(&one.arena);
}

static void each_gear_needs_room_for_a_breath(void **state)
{
    (void)state;
    Breath  gears = { .kind = BREATH_STEPS, .gears = { { 3, 3 }, { 4, 4 } }, .gear_count = 2 };
    Phase   parts[] = { part("walk", 4, at_pace(100), gears), part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_string_equal(one.diags.items[0].message,
                        "no room for one whole breath of 4:4 in \"walk\": it takes "
                        "4.8 s, and its share of the part is 2.0 s");
    arena_free(&one.arena);
}

static void a_session_lasts_a_whole_day_at_most(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 24 * 3600, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.length, SECONDS(86400));
    arena_free(&one.arena);
    parts[0].length.time = session.length = SECONDS(86400.000001);
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "too-long"));
    arena_free(&one.arena);
}

// 41.4 s are 11 and a half breaths of 3.6 s: the first part has 12, and the second gives the whole breath
// back.
static void exactly_a_breath_too_much_is_given_back(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 41.4, at_pace(100), in_steps(3, 3)),
                        part("on", 41.4, at_pace(100), in_steps(3, 3)),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[0].breaths, 12);
    assert_int_equal(one.timeline.phases[1].breaths, 11);
    assert_int_equal(one.timeline.phases[2].length, SECONDS(30));
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_holds_the_nearest_whole_breaths),
        cmocka_unit_test(counted_breaths_are_as_many),
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
        cmocka_unit_test(once_a_whole_breath_has_piled_up_the_next_part_gives_it_back),
        cmocka_unit_test(once_a_whole_breath_is_left_over_the_next_part_takes_it),
        cmocka_unit_test(a_part_at_her_own_pace_keeps_half_of_its_length),
        cmocka_unit_test(the_last_part_at_her_own_pace_takes_what_the_total_leaves),
        cmocka_unit_test(the_pace_moves_by_a_step_a_minute_and_no_more),
        cmocka_unit_test(all_paced_parts_stretch_alike),
        cmocka_unit_test(a_paced_part_without_a_breath_has_whole_steps_and_at_least_one),
        cmocka_unit_test(a_length_in_steps_is_at_the_middle_of_a_ramp),
        cmocka_unit_test(a_length_in_breaths_of_two_gears_is_shared_by_time),
        cmocka_unit_test(each_gear_needs_room_for_a_breath),
        cmocka_unit_test(a_session_lasts_a_whole_day_at_most),
        cmocka_unit_test(exactly_a_breath_too_much_is_given_back),
    };
    return cmocka_run_group_tests_name("timeline_lengths", tests, NULL, NULL);
}
