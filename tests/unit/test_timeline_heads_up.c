// The breath that changes is announced before it does.
#include "walk_by_hand.h"

#include "cmocka_all.h"

static const Pool gear = { .name = "gear",
                           .full = WORDINGS(W("{in} steps in, {out} steps out.")),
                           .priority = PRIORITY_MUST,
                           .gap = SECONDS(0.3) };
static const Pool sound = { .name = "sound",
                            .full = WORDINGS(W("Breathe with the sound.")),
                            .priority = PRIORITY_MUST,
                            .gap = SECONDS(0.3) };
static const Pool longer = { .name = "longer",
                             .full = WORDINGS(W("One step longer: {out} steps out.")),
                             .priority = PRIORITY_MUST,
                             .gap = SECONDS(0.3) };
static const Pool coming = {
    .name = "coming", .full = WORDINGS(W("Next: {next}.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5)
};
static const Pool word = {
    .name = "word", .full = WORDINGS(W("And out"), W("Long out")), .on = ON_OUT, .gap = SECONDS(0.15)
};

static const When before_breaths = { .kind = WHEN_BEFORE_BREATHS },
                  before_parts = { .kind = WHEN_BEFORE_PARTS };
static const Say all[] = { { &coming, &before_parts, 1, { 0 } },
                           { &gear, &before_breaths, 1, { 0 } },
                           { &sound, &before_breaths, 1, { 0 } } };

// 30 s at her own pace, two minutes at 100 with 3:3 and then 3:4, 30 s at her own pace.
static void build_walk(Phase parts[3], Built *out)
{
    parts[0] = part("open", 30, own_pace(), (Breath){ 0 });
    parts[2] = part("cool", 30, own_pace(), (Breath){ 0 });
    Session session = walk(parts, 3);
    session.says = all;
    session.say_count = COUNT(all);
    build(&session, out);
    assert_true(out->built);
}

static Phase two_gears(void)
{
    Phase walk = part("walk", 120, at_pace(100), in_steps(3, 3));
    walk.breath.gears[1] = (Gear){ 3, 4 };
    walk.breath.gear_count = 2;
    return walk;
}

// The first out-breath of four steps.
static Micros first_long_breath(const Timeline *timeline)
{
    const Event *event, *before = NULL;
    for (size_t i = 0; (event = next_event(timeline, EVENT_BREATH, &i)); before = event)
        if (event->breath.out && event->breath.steps == 4)
            return before->at;
    return 0;
}

static void the_first_counted_breath_and_each_gear_are_announced(void **state)
{
    (void)state;
    Phase parts[3] = { [1] = two_gears() };
    Built one;
    build_walk(parts, &one);
    const Event *first = nth_speech(&one.timeline, "gear", 0), *second = nth_speech(&one.timeline, "gear", 1);
    assert_string_equal(first->speech.text, "3 steps in, 3 steps out.");
    assert_int_equal(first->at, SECONDS(27));  // 3 s before 30, at her own pace
    assert_int_equal(first->speech.slack, SECONDS(2));
    assert_string_equal(second->speech.text, "3 steps in, 4 steps out.");
    assert_int_equal(second->at, first_long_breath(&one.timeline) - SECONDS(2.4));  // 4 steps of 0.6 s
    assert_int_equal(second->speech.slack, SECONDS(2.4));
    assert_int_equal(second->speech.anchor, ANCHOR_END);
    assert_null(nth_speech(&one.timeline, "gear", 2));
    assert_null(nth_speech(&one.timeline, "sound", 0));
    arena_free(&one.arena);
}

// 52 steps a minute are two thirds of the usual 78: a lead of 3 s is 4.5 s then, and 2 s of slack are 3.
static void slower_steps_of_her_own_have_a_longer_lead(void **state)
{
    (void)state;
    Phase   parts[3] = { part("open", 30, own_pace(), (Breath){ 0 }), two_gears(),
                         part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 3);
    Built   one;
    session.own_pace = 52;
    session.says = all;
    session.say_count = COUNT(all);
    build(&session, &one);
    const Event *first = nth_speech(&one.timeline, "gear", 0);
    assert_int_equal(first->at, SECONDS(25.5));
    assert_int_equal(first->speech.slack, SECONDS(3));
    arena_free(&one.arena);
}

static void the_part_is_named_before_its_breath(void **state)
{
    (void)state;
    Phase parts[3] = { [1] = two_gears() };
    Built one;
    build_walk(parts, &one);
    const Event *name = nth_speech(&one.timeline, "coming", 0), *steps = nth_speech(&one.timeline, "gear", 0);
    assert_string_equal(name->speech.text, "Next: walk.");
    assert_true(name->at < steps->at - SECONDS(1.5) && name->at > steps->at - SECONDS(4));
    arena_free(&one.arena);
}

static void a_breath_in_seconds_has_words_without_steps(void **state)
{
    (void)state;
    Phase parts[3] = { [1] = part("walk", 120, own_pace(), in_seconds(2.5, 2.5)) };
    Built one;
    build_walk(parts, &one);
    assert_int_equal(nth_speech(&one.timeline, "sound", 0)->at, SECONDS(27));
    assert_null(nth_speech(&one.timeline, "gear", 0));
    arena_free(&one.arena);
}

static void what_the_part_says_takes_the_place_of_what_the_walk_says(void **state)
{
    (void)state;
    Say   own = { &longer, &before_breaths, 1, { 0 } };
    Phase parts[3] = { [1] = two_gears() };
    parts[1].says = &own;
    parts[1].say_count = 1;
    Built one;
    build_walk(parts, &one);
    assert_string_equal(nth_speech(&one.timeline, "longer", 0)->speech.text, "One step longer: 4 steps out.");
    assert_null(nth_speech(&one.timeline, "longer", 1));    // not before the part itself begins
    assert_non_null(nth_speech(&one.timeline, "gear", 0));  // which the walk announces
    assert_null(nth_speech(&one.timeline, "gear", 1));
    arena_free(&one.arena);
}

static void breath_words_are_silent_while_another_breath_is_announced(void **state)
{
    (void)state;
    Say   every = { &word, WHENS({ .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 }), { 0 } };
    Phase parts[3] = { [1] = two_gears() };
    parts[1].says = &every;
    parts[1].say_count = 1;
    Built one;
    build_walk(parts, &one);
    Micros       change = first_long_breath(&one.timeline);
    const Event *event;
    int          before = 0, after = 0;
    for (int n = 0; (event = nth_speech(&one.timeline, "word", n)); n++) {
        assert_false(event->at > change - SECONDS(4.8 + 1.5) && event->at < change - SECONDS(2.4));
        before += event->at < change;
        after += event->at > change;
    }
    assert_true(before > 10 && after > 10);
    arena_free(&one.arena);
}

static void a_breath_that_goes_on_is_not_announced_again(void **state)
{
    (void)state;
    Phase   parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                        part("walk", 60, at_pace(100), in_steps(3, 4)),
                        part("on", 60, at_pace(106), in_steps(3, 4)),
                        part("quick", 60, at_pace(120), in_steps(2, 3)),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, COUNT(parts));
    session.says = all;
    session.say_count = COUNT(all);
    Built one;
    build(&session, &one);
    assert_string_equal(nth_speech(&one.timeline, "gear", 0)->speech.text, "3 steps in, 4 steps out.");
    assert_string_equal(nth_speech(&one.timeline, "gear", 1)->speech.text, "2 steps in, 3 steps out.");
    assert_null(nth_speech(&one.timeline, "gear", 2));
    arena_free(&one.arena);
}

static void within_a_quiet_part_nothing_is_announced(void **state)
{
    (void)state;
    Phase parts[3] = { [1] = two_gears() };
    parts[1].quiet = true;
    Built one;
    build_walk(parts, &one);
    assert_non_null(nth_speech(&one.timeline, "gear", 0));  // said in the part before
    assert_null(nth_speech(&one.timeline, "gear", 1));
    arena_free(&one.arena);
}

static void silent_talk_still_announces_the_breath(void **state)
{
    (void)state;
    Phase   parts[3] = { part("open", 30, own_pace(), (Breath){ 0 }), two_gears(),
                         part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 3);
    session.says = all;
    session.say_count = COUNT(all);
    session.talk = TALK_SILENT;
    Built one;
    build(&session, &one);
    assert_non_null(nth_speech(&one.timeline, "gear", 1));
    assert_null(nth_speech(&one.timeline, "coming", 0));
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_counted_breath_and_each_gear_are_announced),
        cmocka_unit_test(slower_steps_of_her_own_have_a_longer_lead),
        cmocka_unit_test(the_part_is_named_before_its_breath),
        cmocka_unit_test(a_breath_in_seconds_has_words_without_steps),
        cmocka_unit_test(what_the_part_says_takes_the_place_of_what_the_walk_says),
        cmocka_unit_test(breath_words_are_silent_while_another_breath_is_announced),
        cmocka_unit_test(a_breath_that_goes_on_is_not_announced_again),
        cmocka_unit_test(within_a_quiet_part_nothing_is_announced),
        cmocka_unit_test(silent_talk_still_announces_the_breath),
    };
    return cmocka_run_group_tests_name("timeline_heads_up", tests, NULL, NULL);
}
