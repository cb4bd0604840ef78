// Steps and breath turns from their index.
#include "walk_by_hand.h"

#include "cmocka_all.h"

static const Event *nth_step(const Timeline *timeline, int n)
{
    const Event *step = NULL;
    size_t       i = 0;
    while (n-- >= 0 && (step = next_event(timeline, EVENT_STEP, &i)))
        ;
    return step;
}

static void the_last_step_of_ten_hours_is_as_exact_as_the_first(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 36000, at_pace(115), in_steps(2, 3)) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 69000);
    assert_int_equal(nth_step(&one.timeline, 0)->at, 0);
    assert_int_equal(nth_step(&one.timeline, 34500)->at, SECONDS(18000));
    assert_int_equal(nth_step(&one.timeline, 68999)->at, (68999 * 60000000LL + 57) / 115);
    arena_free(&one.arena);
}

static void a_ramp_passes_each_pace_at_its_share_of_the_time(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 600, ramp(90, 110), in_steps(2, 2)) };  // 1000 steps in ten minutes
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    const Timeline *t = &one.timeline;
    assert_int_equal(count_events(t, EVENT_STEP), 1000);
    Micros first = nth_step(t, 1)->at - nth_step(t, 0)->at, last = SECONDS(600) - nth_step(t, 999)->at;
    assert_true(first > 666000 && first < 667000);  // 60 s / 90
    assert_true(last > 545000 && last < 546000);    // 60 s / 110
    // After five minutes: 90 * 5 + 20 * 25 / 20 = 475 steps.
    assert_int_equal(nth_step(t, 475)->at, SECONDS(300));
    arena_free(&one.arena);
}

static void four_ticks_count_a_pace_in(void **state)
{
    (void)state;
    Phase   parts[] = { part("open", 10, own_pace(), (Breath){ 0 }),
                        part("walk", 60, at_pace(120), in_steps(3, 3)),
                        part("cool", 10, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    for (int n = 0; n < 4; n++) {
        const Event *tick = nth_step(&one.timeline, n);
        assert_int_equal(tick->at, SECONDS(8 + n * 0.5));
        assert_true(tick->step.count_in);
        assert_int_equal(tick->phase, 0);
    }
    assert_int_equal(nth_step(&one.timeline, 4)->at, SECONDS(10));
    assert_false(nth_step(&one.timeline, 4)->step.count_in);
    arena_free(&one.arena);
}

static int counted_in(double next_pace)
{
    Phase        parts[] = { part("a", 60, at_pace(100), in_steps(2, 3)),
                             part("b", 60, at_pace(next_pace), in_steps(2, 3)),
                             part("cool", 60, own_pace(), (Breath){ 0 }) };
    Session      session = walk(parts, COUNT(parts));
    Built        one;
    int          count = 0;
    const Event *step;
    build(&session, &one);
    for (size_t i = 0; (step = next_event(&one.timeline, EVENT_STEP, &i));)
        count += step->step.count_in;
    arena_free(&one.arena);
    return count;
}

static void a_change_of_pace_is_counted_in_when_feet_would_stumble(void **state)
{
    (void)state;
    assert_int_equal(counted_in(101), 0);
    assert_int_equal(counted_in(110), 4);
    assert_int_equal(counted_in(90), 4);
}

static void feet_alternate_through_the_whole_walk(void **state)
{
    (void)state;
    Phase   parts[] = { part("a", 60, at_pace(100), in_steps(2, 3)),
                        part("b", 60, at_pace(101), in_steps(3, 4)),
                        part("cool", 60, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    const Event *step, *before = NULL;
    for (size_t i = 0; (step = next_event(&one.timeline, EVENT_STEP, &i)); before = step)
        assert_true(!before || before->step.right != step->step.right);
    arena_free(&one.arena);
}

static void breath_in_seconds_fills_its_part_with_whole_breaths(void **state)
{
    (void)state;
    Phase   parts[] = { part("easy", 41, own_pace(), in_seconds(2.5, 2.5)) };
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    const Event *turn, *last = NULL;
    for (size_t i = 0; (turn = next_event(&one.timeline, EVENT_BREATH, &i)); last = turn)
        assert_true(turn->length > SECONDS(2.4) && turn->length < SECONDS(2.6));
    assert_int_equal(last->at + last->length, SECONDS(41));
    assert_int_equal(last->breath.number, 8);
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 0);
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_step_of_ten_hours_is_as_exact_as_the_first),
        cmocka_unit_test(a_ramp_passes_each_pace_at_its_share_of_the_time),
        cmocka_unit_test(four_ticks_count_a_pace_in),
        cmocka_unit_test(a_change_of_pace_is_counted_in_when_feet_would_stumble),
        cmocka_unit_test(feet_alternate_through_the_whole_walk),
        cmocka_unit_test(breath_in_seconds_fills_its_part_with_whole_breaths),
    };
    return cmocka_run_group_tests_name("timeline_steps", tests, NULL, NULL);
}
