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
static const Pool soon = {
    .name = "soon", .full = WORDINGS(W("Soon.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5)
};
static const Pool left = { .name = "left",
                           .full = WORDINGS(W("{in} steps in, for {minutes_left:one minute|# minutes}.")),
                           .priority = PRIORITY_MUST };
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

// Of a walk of three minutes, of which half a minute or a little more has gone by.
static void how_long_it_still_is_may_be_in_an_announcement(void **state)
{
    static const Say says[] = { { &left, &before_breaths, 1, { 0 } } };
    (void)state;
    Phase   parts[] = { part("open", 30, own_pace(), (Breath){ 0 }), two_gears(),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 3);
    Built   one;
    session.says = says;
    session.say_count = 1;
    build(&session, &one);
    assert_true(one.built);
    assert_string_equal(nth_speech(&one.timeline, "left", 0)->speech.text, "3 steps in, for 3 minutes.");
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
    assert_int_equal(name->speech.gap, SECONDS(0.5));
    assert_int_equal(name->speech.priority, PRIORITY_SHOULD);
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

// Half a minute at her own pace, a part of so many seconds at 40 steps a minute and 2:2, then 1:1: what is
// said about the second breath, or nothing.
static void look_at_change(double seconds, bool announced, double lead, double slack)
{
    Phase   parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                        part("slow", seconds, at_pace(40), in_steps(2, 2)),
                        part("quick", 30, at_pace(40), in_steps(1, 1)),
                        part("cool", 30, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 4);
    session.says = all;
    session.say_count = COUNT(all);
    Built one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[2].at, SECONDS(30 + seconds));
    const Event *second = nth_speech(&one.timeline, "gear", 1);
    assert_int_equal(second != NULL, announced);
    if (second) {
        assert_string_equal(second->speech.text, "1 steps in, 1 steps out.");
        assert_int_equal(second->at, SECONDS(30 + seconds - lead));
        assert_int_equal(second->speech.slack, SECONDS(slack));
        assert_true(second->speech.announces);
    }
    arena_free(&one.arena);
}

// Steps of 1.5 s: four of them before the change, where there are more than eight; else 3 s.
static void the_lead_is_in_steps_where_there_are_enough(void **state)
{
    (void)state;
    look_at_change(6, false, 0, 0);  // over before she has heard it
    look_at_change(12, true, 3, 2);  // eight steps
    look_at_change(18, true, 6, 6);  // twelve
}

// Two parts at her own pace: is the second announced, if the first is that long?
static bool is_announced_after(double seconds)
{
    Phase   parts[] = { part("open", seconds, own_pace(), (Breath){ 0 }),
                        part("stroll", 60, own_pace(), (Breath){ 0 }) };
    Session session = walk(parts, 2);
    session.says = all;
    session.say_count = COUNT(all);
    Built one;
    build(&session, &one);
    const Event *event = nth_speech(&one.timeline, "coming", 0);
    bool         announced = event != NULL;
    if (announced) {
        assert_int_equal(event->at, SECONDS(seconds - 3));
        assert_false(event->speech.announces);
    }
    arena_free(&one.arena);
    return announced;
}

static void a_part_of_less_than_ten_seconds_announces_nothing(void **state)
{
    (void)state;
    assert_true(is_announced_after(10));
    assert_false(is_announced_after(9.999999));
}

// "{in} steps in, {out} steps out." has 20 letters, 6 words and a comma: 2.48 s, 14/13 of it because it
// must be said, and 0.3 s of silence.
static void announcements_follow_one_another(void **state)
{
    (void)state;
    Phase parts[3] = { [1] = two_gears() };
    Built one;
    build_walk(parts, &one);
    const Event *name = nth_speech(&one.timeline, "coming", 0), *steps = nth_speech(&one.timeline, "gear", 0);
    assert_int_equal(name->speech.slack, SECONDS(2));
    assert_int_equal(steps->at, SECONDS(27));
    assert_true(name < steps);
    assert_int_equal(name->at, steps->at - (Micros)(2480000LL * 14 / 13) - SECONDS(0.3));
    arena_free(&one.arena);
}

// "Up and on and on" takes longer to say than "Up": what is said before it begins sooner.
static void before_a_longer_name_is_more_room(void **state)
{
    static const char *const titles[] = { "Up", "Up and on and on" };
    static const Say says[] = { { &soon, &before_parts, 1, { 0 } }, { &coming, &before_parts, 1, { 0 } } };
    Micros           at[2];
    (void)state;
    for (int i = 0; i < 2; i++) {
        Phase parts[] = { part("open", 30, own_pace(), (Breath){ 0 }), two_gears() };
        parts[1].title = titles[i];
        Session session = walk(parts, 2);
        Built   one;
        session.says = says;
        session.say_count = COUNT(says);
        build(&session, &one);
        assert_true(one.built);
        at[i] = nth_speech(&one.timeline, "soon", 0)->at;
        assert_int_equal(nth_speech(&one.timeline, "coming", 0)->at, SECONDS(27));
        arena_free(&one.arena);
    }
    assert_in_range(at[0] - at[1], SECONDS(0.5), SECONDS(3));
}

static void at_most_four_things_are_said_before_a_change(void **state)
{
    const Pool pools[] = {
        { .name = "a", .full = WORDINGS(W("A.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5) },
        { .name = "b", .full = WORDINGS(W("B.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5) },
        { .name = "c", .full = WORDINGS(W("C.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5) },
        { .name = "d", .full = WORDINGS(W("D.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5) },
        { .name = "e", .full = WORDINGS(W("E.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5) },
    };
    (void)state;
    Phase   parts[] = { part("open", 60, own_pace(), (Breath){ 0 }),
                        part("stroll", 60, own_pace(), (Breath){ 0 }) };
    Say     says[5];
    Session session = walk(parts, 2);
    for (int i = 0; i < 5; i++)
        says[i] = (Say){ &pools[i], &before_parts, 1, { 0 } };
    session.says = says;
    session.say_count = 5;
    Built one;
    build(&session, &one);
    for (int i = 0; i < 4; i++)  // 0.437 s and half a second each
        assert_int_equal(nth_speech(&one.timeline, pools[i].name, 0)->at, SECONDS(57 - 0.937 * (3 - i)));
    assert_null(nth_speech(&one.timeline, "e", 0));
    arena_free(&one.arena);
}

// A block of two rounds says what comes within it; what comes after it, only the walk says.
static void a_block_announces_its_own_parts_only(void **state)
{
    const Pool inside = {
        .name = "inside", .full = WORDINGS(W("{next}.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(0.5)
    };
    (void)state;
    Say   says[] = { { &inside, &before_parts, 1, { 0 } } };
    Phase inner[] = { part("brisk", 60, own_pace(), (Breath){ 0 }),
                      part("easy", 60, own_pace(), (Breath){ 0 }) };
    Phase parts[] = { part("open", 60, own_pace(), (Breath){ 0 }),
                      part("work", 120, own_pace(), (Breath){ 0 }),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    parts[1].repeat = 2;
    parts[1].phases = inner;
    parts[1].phase_count = 2;
    parts[1].says = says;
    parts[1].say_count = 1;
    Session session = walk(parts, COUNT(parts));
    Built   one;
    build(&session, &one);
    static const char *const texts[] = { "easy.", "brisk.", "easy." };
    for (int n = 0; n < 3; n++) {
        assert_string_equal(nth_speech(&one.timeline, "inside", n)->speech.text, texts[n]);
        assert_int_equal(nth_speech(&one.timeline, "inside", n)->at, SECONDS(117 + 60 * n));
    }
    assert_null(nth_speech(&one.timeline, "inside", 3));
    arena_free(&one.arena);
}

// A word needs 1.6 s before the words that announce the next part: "Next: cool." begins at the earliest where
// it ends 8 steps of 0.6 s before the change, 2.422 s of it at most with its half second of silence.
static void the_last_breath_word_leaves_room_for_the_announcement(void **state)
{
    const Pool title = { .name = "title",
                         .full = WORDINGS(W("Next: {next}.")),
                         .priority = PRIORITY_SHOULD,
                         .gap = SECONDS(0.5) };
    (void)state;
    Say every[] = {
        { &word, WHENS({ .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 }), { 0 } }
    };
    Say   says[] = { { &title, &before_parts, 1, { 0 } } };
    Phase parts[] = { part("walk", 60, at_pace(100), in_steps(3, 3)),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    parts[0].says = every;
    parts[0].say_count = 1;
    Session session = walk(parts, 2);
    session.says = says;
    session.say_count = 1;
    Built one;
    build(&session, &one);
    // 17 breaths of 3.6 s to 61.2 s. Hush from 61.2 - 4.8 - (1.656 + 0.578 + 0.5) = 53.666 s; the words out
    // are at 1.8 + 3.6 n: 48.6 is the last one that has ended 1.6 s later.
    int count = 0;
    while (nth_speech(&one.timeline, "word", count))
        count++;
    assert_int_equal(nth_speech(&one.timeline, "word", count - 1)->at, SECONDS(1.8 + 3.6 * (count - 1)));
    assert_int_equal(count, 14);
    arena_free(&one.arena);
}

// 3:3 and 4:4 at 60 steps a minute, then 3:3 again: the second change is announced as the first one is,
// since it comes more than ten seconds later; if it came sooner, it would not be.
static int changes_announced(double seconds)
{
    Phase parts[3] = { [1] = part("walk", seconds, at_pace(60), in_steps(3, 3)) };
    parts[1].breath.gears[1] = (Gear){ 4, 4 };
    parts[1].breath.gears[2] = (Gear){ 3, 3 };
    parts[1].breath.gear_count = 3;
    Built one;
    build_walk(parts, &one);
    int count = 0;
    while (nth_speech(&one.timeline, "gear", count))
        count++;
    arena_free(&one.arena);
    return count;
}

static void a_change_soon_after_another_is_not_announced(void **state)
{
    (void)state;
    assert_int_equal(changes_announced(60), 3);
    assert_int_equal(changes_announced(32), 2);  // 12 s of 3:3, 8 s of 4:4, 12 s of 3:3
}

// A word on each breath out. Of those around the announcement of 3:4, "{in} steps in, {out} steps out."
// with 2.48 s times 14/13 and 0.3 s before and after, only those are said that have ended, 1.6 s after
// their turn, before it may begin, or begin, half a second before their turn, after it has ended.
static void words_beside_an_announcement_have_their_room(void **state)
{
    (void)state;
    Say   every = { &word, WHENS({ .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 }), { 0 } };
    Phase parts[3] = { [1] = two_gears() };
    parts[1].says = &every;
    parts[1].say_count = 1;
    Built one;
    build_walk(parts, &one);
    const Event *said = nth_speech(&one.timeline, "gear", 1), *event;
    Micros       from = said->at - SECONDS(2.4) - (Micros)(2480000LL * 14 / 13) - SECONDS(0.3);
    Micros       to = said->at + SECONDS(0.3);
    size_t       i = 0;
    while ((event = next_event(&one.timeline, EVENT_BREATH, &i))) {
        if (!event->breath.out || event->at > SECONDS(140))
            continue;
        bool heard = false;
        for (int n = 0; nth_speech(&one.timeline, "word", n); n++)
            heard |= nth_speech(&one.timeline, "word", n)->at == event->at;
        assert_int_equal(heard, event->at + SECONDS(1.6) <= from || event->at - SECONDS(0.5) >= to);
    }
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_counted_breath_and_each_gear_are_announced),
        cmocka_unit_test(how_long_it_still_is_may_be_in_an_announcement),
        cmocka_unit_test(slower_steps_of_her_own_have_a_longer_lead),
        cmocka_unit_test(the_part_is_named_before_its_breath),
        cmocka_unit_test(a_breath_in_seconds_has_words_without_steps),
        cmocka_unit_test(what_the_part_says_takes_the_place_of_what_the_walk_says),
        cmocka_unit_test(breath_words_are_silent_while_another_breath_is_announced),
        cmocka_unit_test(a_breath_that_goes_on_is_not_announced_again),
        cmocka_unit_test(within_a_quiet_part_nothing_is_announced),
        cmocka_unit_test(silent_talk_still_announces_the_breath),
        cmocka_unit_test(the_lead_is_in_steps_where_there_are_enough),
        cmocka_unit_test(a_part_of_less_than_ten_seconds_announces_nothing),
        cmocka_unit_test(announcements_follow_one_another),
        cmocka_unit_test(before_a_longer_name_is_more_room),
        cmocka_unit_test(at_most_four_things_are_said_before_a_change),
        cmocka_unit_test(a_block_announces_its_own_parts_only),
        cmocka_unit_test(the_last_breath_word_leaves_room_for_the_announcement),
        cmocka_unit_test(a_change_soon_after_another_is_not_announced),
        cmocka_unit_test(words_beside_an_announcement_have_their_room),
    };
    return cmocka_run_group_tests_name("timeline_heads_up", tests, NULL, NULL);
}
