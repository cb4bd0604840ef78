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

static void only_as_many_ticks_count_in_as_there_is_time_for(void **state)
{
    static const struct {
        double open;
        int    ticks;
    } cases[] = { { 2, 4 }, { 1.999999, 3 }, { 1.5, 3 }, { 1, 2 }, { 0.5, 1 }, { 0.4, 0 } };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Phase   parts[] = { part("open", cases[i].open, own_pace(), (Breath){ 0 }),
                            part("walk", 60, at_pace(120), in_steps(3, 3)),
                            part("cool", 10, own_pace(), (Breath){ 0 }) };
        Session session = walk(parts, COUNT(parts));
        Built   one;
        build(&session, &one);
        int ticks = 0;
        while (nth_step(&one.timeline, ticks)->step.count_in)
            ticks++;
        assert_int_equal(ticks, cases[i].ticks);
        assert_int_equal(nth_step(&one.timeline, ticks)->at, SECONDS(cases[i].open));
        arena_free(&one.arena);
    }
}

static void feet_follow_a_pace_that_changes_by_two(void **state)
{
    (void)state;
    assert_int_equal(counted_in(102), 0);
    assert_int_equal(counted_in(102.1), 4);
    assert_int_equal(counted_in(98), 0);
    assert_int_equal(counted_in(97.9), 4);
}

// A ramp ends at 100; what comes is compared with its end, not its beginning.
static void a_pace_is_compared_with_the_end_of_the_ramp_before_it(void **state)
{
    (void)state;
    Phase   parts[] = { part("a", 60, ramp(90, 100), in_steps(2, 3)),
                        part("b", 60, ramp(100, 110), in_steps(2, 3)),
                        part("c", 60, at_pace(100), in_steps(2, 3)),
                        part("cool", 60, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    const Event *step;
    int          count[4] = { 0 };
    for (size_t i = 0; (step = next_event(&one.timeline, EVENT_STEP, &i));) {
        count[step->phase] += step->step.count_in;
        if (step->step.count_in)  // the last four steps of the old pace
            assert_true(step->at > one.timeline.phases[2].at - SECONDS(2.3));
    }
    assert_int_equal(count[0], 0);
    assert_int_equal(count[1], 4);
    assert_int_equal(count[2], 0);
    arena_free(&one.arena);
}

// 60 s of 2:3 and 3:4 at 100: 10 breaths of 5 steps and 7 of 7.
static void the_first_step_of_each_half_breath_has_an_accent(void **state)
{
    (void)state;
    Breath  gears = { .kind = BREATH_STEPS, .gears = { { 2, 3 }, { 3, 4 } }, .gear_count = 2 };
    Phase   parts[] = { part("walk", 60, at_pace(100), gears), part("cool", 60, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 99);
    for (int n = 0; n < 99; n++) {
        const Step *step = &nth_step(&one.timeline, n)->step;
        bool in = n < 50 ? n % 5 == 0 : (n - 50) % 7 == 0, out = n < 50 ? n % 5 == 2 : (n - 50) % 7 == 3;
        assert_int_equal(step->accent, in || out);
        assert_int_equal(step->out, out);
        assert_int_equal(step->right, n % 2);
        assert_false(step->count_in);
    }
    arena_free(&one.arena);
}

static void steps_without_a_breath_on_them_have_no_accent(void **state)
{
    (void)state;
    Phase   parts[] = { part("walk", 60, at_pace(100), in_seconds(3, 3)),
                        part("cool", 60, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    const Event *step, *turn;
    int          breaths = 0;
    for (size_t i = 0; (step = next_event(&one.timeline, EVENT_STEP, &i));)
        assert_false(step->step.accent);
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 100);
    for (size_t i = 0; (turn = next_event(&one.timeline, EVENT_BREATH, &i)); breaths++) {
        assert_int_equal(turn->at, SECONDS(3 * breaths));
        assert_int_equal(turn->length, SECONDS(3));
        assert_int_equal(turn->breath.out, breaths % 2);
        assert_int_equal(turn->breath.number, breaths / 2 + 1);
        assert_int_equal(turn->breath.steps, 0);
    }
    assert_int_equal(breaths, 20);
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
        cmocka_unit_test(only_as_many_ticks_count_in_as_there_is_time_for),
        cmocka_unit_test(feet_follow_a_pace_that_changes_by_two),
        cmocka_unit_test(a_pace_is_compared_with_the_end_of_the_ramp_before_it),
        cmocka_unit_test(the_first_step_of_each_half_breath_has_an_accent),
        cmocka_unit_test(steps_without_a_breath_on_them_have_no_accent),
    };
    return cmocka_run_group_tests_name("timeline_steps", tests, NULL, NULL);
}
