// Drills: sides, repetitions, holds counted aloud.
#include "walk_by_hand.h"

#include "cmocka_all.h"
#include "timeline/timeline_stats.h"

static const Wording in_words[] = { W("Breathe in") },
                     out_words[] = { W("Out, {side} hand, {rep} of {reps}") };
static const Wording hold_words[] = { W("Stay") }, switch_words[] = { W("Now the {side} side.") };
static const Pool    ready = { .name = "ready", .full = { in_words, 1 }, .gap = SECONDS(1) };
static const Pool    press = { .name = "press", .core = true, .full = { out_words, 1 }, .gap = SECONDS(1) };
static const Pool    stay = { .name = "stay", .full = { hold_words, 1 }, .gap = SECONDS(1) };
static const Pool    change = { .name = "switch", .full = { switch_words, 1 }, .gap = SECONDS(1) };

static DrillStep step(const Pool *pool, Move move)
{
    return (DrillStep){ .pool = pool, .name = pool->name, .moves = { move }, .move_count = 1 };
}

// In 4 s, out 6 s, hold 7 s: 17 s a repetition.
static Drill drill_of(DrillStep steps[3], int sides, int reps)
{
    steps[0] = step(&ready, (Move){ .kind = MOVE_IN });
    steps[1] = step(&press, (Move){ .kind = MOVE_OUT });
    steps[2] = step(&stay, (Move){ .kind = MOVE_HOLD_TIME, .time = SECONDS(7) });
    return (Drill){ .sides = { "right", "left" },
                    .side_count = sides,
                    .reps = reps,
                    .change = SECONDS(15),
                    .change_pool = &change,
                    .steps = steps,
                    .step_count = 3 };
}

static Session drilling(const Drill *drill, Phase *phase)
{
    *phase = part("press", 0, own_pace(), in_seconds(4, 6));
    phase->length = (Length){ 0 };
    phase->drill = drill;
    Session session = walk(phase, 1);
    session.kind = SESSION_DRILL;
    return session;
}

static void the_length_comes_out_of_the_moves(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 3);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    assert_true(one.built);
    assert_int_equal(one.timeline.length, SECONDS(6 * 17 + 15));
    assert_int_equal(count_events(&one.timeline, EVENT_STEP), 0);
    arena_free(&one.arena);
}

static void each_side_is_named(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 2);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    assert_string_equal(nth_speech(&one.timeline, "press", 0)->speech.text, "Out, right hand, 1 of 2");
    assert_string_equal(nth_speech(&one.timeline, "press", 3)->speech.text, "Out, left hand, 2 of 2");
    assert_string_equal(nth_speech(&one.timeline, "switch", 0)->speech.text, "Now the left side.");
    assert_int_equal(nth_speech(&one.timeline, "switch", 0)->at, SECONDS(34));
    arena_free(&one.arena);
}

static void words_sit_on_the_turn_of_their_move(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    const Event *out = nth_speech(&one.timeline, "press", 0), *held = nth_speech(&one.timeline, "stay", 0);
    assert_int_equal(out->at, SECONDS(4));
    assert_int_equal(out->speech.anchor, ANCHOR_TURN);
    assert_int_equal(out->speech.room, SECONDS(6));
    assert_int_equal(held->speech.anchor, ANCHOR_START);
    assert_int_equal(held->speech.latest, SECONDS(12));
    size_t i = 0;
    assert_int_equal(next_event(&one.timeline, EVENT_LIFT, &i)->at, SECONDS(4));
    arena_free(&one.arena);
}

static void the_last_seconds_of_a_hold_are_counted(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    for (int n = 0; n < 5; n++) {
        const Event *count = nth_speech(&one.timeline, "count", n);
        char         number[2] = { (char)('5' - n), '\0' };
        assert_string_equal(count->speech.text, number);
        assert_int_equal(count->at, SECONDS(12 + n));
    }
    assert_null(nth_speech(&one.timeline, "count", 5));
    arena_free(&one.arena);
}

static void a_hold_of_breaths_breathes_on(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    steps[2].moves[0] = (Move){ .kind = MOVE_HOLD_BREATHS, .breaths = 3 };
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.length, SECONDS(40));
    assert_int_equal(count_events(&one.timeline, EVENT_BREATH), 8);
    assert_string_equal(nth_speech(&one.timeline, "count", 2)->speech.text, "3");
    assert_int_equal(nth_speech(&one.timeline, "count", 2)->at, SECONDS(34));
    arena_free(&one.arena);
}

static void more_than_ten_lifts_make_the_change_a_rest(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 8);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    assert_int_equal(one.timeline.length, SECONDS(16 * 17 + 60));
    arena_free(&one.arena);
}

// A tip would rest for five minutes: ten repetitions of 23 s, two wordings at most for each.
static void what_is_said_of_a_move_comes_as_often_as_the_move(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 5);
    Pool      wordy = ready;
    wordy.full = (Wordings)WORDINGS(W("Breathe in"), W("In, wide"), W("And in"), W("Ribs wide"));
    steps[0].pool = &wordy;
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_non_null(nth_speech(&one.timeline, "ready", 9));
    for (int n = 0; n < 10; n++)
        assert_int_equal(nth_speech(&one.timeline, "ready", n)->at, SECONDS(17 * n + (n >= 5) * 15));
    arena_free(&one.arena);
}

static void quick_ones_are_a_word_and_then_counted_each_with_its_lift(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    steps[1].moves[0] = (Move){ .kind = MOVE_QUICK, .time = SECONDS(1), .let_go = SECONDS(2), .times = 4 };
    steps[2] = step(&stay, (Move){ .kind = MOVE_REST, .time = SECONDS(8) });
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.length, SECONDS(4 + 4 * 3 + 8));
    assert_int_equal(nth_speech(&one.timeline, "press", 0)->at, SECONDS(4));
    assert_int_equal(nth_speech(&one.timeline, "press", 0)->speech.anchor, ANCHOR_TURN);
    assert_int_equal(nth_speech(&one.timeline, "press", 0)->speech.room, SECONDS(1));
    for (int n = 0; n < 3; n++) {
        const Event *count = nth_speech(&one.timeline, "count", n);
        char         number[2] = { (char)('2' + n), '\0' };
        assert_string_equal(count->speech.text, number);
        assert_int_equal(count->at, SECONDS(7 + 3 * n));
    }
    assert_null(nth_speech(&one.timeline, "count", 3));
    size_t i = 0;
    for (int n = 0; n < 4; n++) {
        const Event *lift = next_event(&one.timeline, EVENT_LIFT, &i);
        assert_int_equal(lift->at, SECONDS(4 + 3 * n));
        assert_int_equal(lift->length, SECONDS(1));
    }
    assert_null(next_event(&one.timeline, EVENT_LIFT, &i));
    arena_free(&one.arena);
}

static void every_quick_one_counts_toward_the_ten_lifts(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 3);
    steps[1].moves[0] = (Move){ .kind = MOVE_QUICK, .time = SECONDS(1), .let_go = SECONDS(1), .times = 5 };
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_int_equal(one.timeline.length, SECONDS(3 * (4 + 10 + 7) + 60));
    arena_free(&one.arena);
}

static void statistics_count_what_is_said(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 2);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    const PhaseStats *stats = timeline_stats(&one.timeline, &one.arena);
    assert_int_equal(stats[0].lifts, 2);
    assert_int_equal(stats[0].counts, 10);
    assert_int_equal(stats[0].breath_words, 4);
    assert_int_equal(stats[0].tips, 2);
    assert_int_equal(stats[0].cues, 16);
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_length_comes_out_of_the_moves),
        cmocka_unit_test(each_side_is_named),
        cmocka_unit_test(words_sit_on_the_turn_of_their_move),
        cmocka_unit_test(the_last_seconds_of_a_hold_are_counted),
        cmocka_unit_test(a_hold_of_breaths_breathes_on),
        cmocka_unit_test(more_than_ten_lifts_make_the_change_a_rest),
        cmocka_unit_test(what_is_said_of_a_move_comes_as_often_as_the_move),
        cmocka_unit_test(quick_ones_are_a_word_and_then_counted_each_with_its_lift),
        cmocka_unit_test(every_quick_one_counts_toward_the_ten_lifts),
        cmocka_unit_test(statistics_count_what_is_said),
    };
    return cmocka_run_group_tests_name("timeline_drill", tests, NULL, NULL);
}
