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

static Micros length_of_drill(const Drill *drill, Session *changed)
{
    Phase   phase;
    Session session = drilling(drill, &phase);
    Built   one;
    if (changed) {
        session.most_lifts = changed->most_lifts;
        session.lift_rest = changed->lift_rest;
    }
    build(&session, &one);
    assert_true(one.built);
    arena_free(&one.arena);
    return one.timeline.length;
}

// One lift a repetition of 17 s, and 15 s to change sides.
static void ten_lifts_need_no_rest_and_eleven_do(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 10);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(10 * 17));
    drill = drill_of(steps, 0, 11);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(11 * 17 + 60));
    drill = drill_of(steps, 0, 20);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(20 * 17 + 60));
    drill = drill_of(steps, 0, 21);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(21 * 17 + 120));
    drill = drill_of(steps, 2, 5);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(10 * 17 + 15));
    drill = drill_of(steps, 2, 6);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(12 * 17 + 60));
    drill.change = SECONDS(70);  // is a rest anyway
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(12 * 17 + 70));
    drill = drill_of(steps, 2, 5);
    drill.change = 0;
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(10 * 17));
}

// Two sides of twelve: ten, a rest, two; the change is a rest, since twelve more come; ten, a rest, two.
static void lifts_of_both_sides_are_counted_together(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 12);
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(24 * 17 + 60 + 60 + 60));
    steps[1].pool = &ready;  // no lifts at all
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(24 * 17 + 15));
}

static void a_drill_keeps_to_the_lifts_and_the_rest_of_its_session(void **state)
{
    (void)state;
    DrillStep steps[3];
    Session   strict = { .most_lifts = 4, .lift_rest = SECONDS(90) };
    Drill     drill = drill_of(steps, 0, 4);
    assert_int_equal(length_of_drill(&drill, &strict), SECONDS(4 * 17));
    drill = drill_of(steps, 0, 5);
    assert_int_equal(length_of_drill(&drill, &strict), SECONDS(5 * 17 + 90));
}

// A step with a hold in it: its moves are one lift together. 27 s a repetition.
static void the_moves_of_a_step_are_one_lift_together(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 10);
    steps[1].moves[1] = (Move){ .kind = MOVE_IN };
    steps[1].moves[2] = (Move){ .kind = MOVE_OUT };
    steps[1].move_count = 3;
    assert_int_equal(length_of_drill(&drill, NULL), SECONDS(10 * 27));
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_int_equal(count_events(&one.timeline, EVENT_LIFT), 10);
    size_t i = 0;
    next_event(&one.timeline, EVENT_LIFT, &i);
    const Event *lift = next_event(&one.timeline, EVENT_LIFT, &i);
    assert_int_equal(lift->at, SECONDS(27 + 4));
    assert_int_equal(lift->length, SECONDS(6));
    arena_free(&one.arena);
}

static void a_rest_between_repetitions_says_so(void **state)
{
    static const Wording rest_words[] = { W("Rest.") };
    static const Pool    rest = { .name = "rest", .full = { rest_words, 1 }, .gap = SECONDS(1) };
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 11);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    session.rest = &rest;
    Built one;
    build(&session, &one);
    assert_int_equal(nth_speech(&one.timeline, "rest", 0)->at, SECONDS(10 * 17));
    assert_null(nth_speech(&one.timeline, "rest", 1));
    arena_free(&one.arena);
}

// In 4 s, out 6 s, a hold of so many seconds with "Stay", which takes 0.578 s, and half a second more: how
// many of them are counted.
static int counted_of_hold(double seconds, bool spoken)
{
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    steps[2].moves[0].time = SECONDS(seconds);
    if (!spoken)
        steps[2].pool = NULL;
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    int count = 0;
    while (nth_speech(&one.timeline, "count", count))
        count++;
    for (int n = 0; n < count; n++) {
        const Event *number = nth_speech(&one.timeline, "count", n);
        assert_int_equal(number->speech.text[0] - '0', count - n);
        assert_int_equal(number->at, SECONDS(10 + seconds - count + n));
        assert_int_equal(number->speech.priority, PRIORITY_MAY);
        assert_int_equal(number->speech.room, SECONDS(1));
        assert_int_equal(number->speech.gap, SECONDS(0.15));
    }
    if (spoken)
        assert_int_equal(nth_speech(&one.timeline, "stay", 0)->speech.latest, SECONDS(10 + seconds - count));
    arena_free(&one.arena);
    return count;
}

static void as_many_seconds_are_counted_as_the_words_leave(void **state)
{
    (void)state;
    assert_int_equal(counted_of_hold(3.07, true), 0);  // one would be left: that is not a count
    assert_int_equal(counted_of_hold(3.08, true), 2);
    assert_int_equal(counted_of_hold(5, true), 3);
    assert_int_equal(counted_of_hold(6.07, true), 4);
    assert_int_equal(counted_of_hold(6.08, true), 5);
    assert_int_equal(counted_of_hold(20, true), 5);
    assert_int_equal(counted_of_hold(1.9, false), 0);
    assert_int_equal(counted_of_hold(2, false), 2);
    assert_int_equal(counted_of_hold(9, false), 5);
}

static void breaths_and_holds_have_the_number_of_their_breath(void **state)
{
    static const struct {
        double at, length;
        bool   out, held;
        int    number;
    } turns[] = {
        { 0, 4, false, false, 1 },  { 4, 6, true, false, 1 },  { 10, 7, false, true, 1 },
        { 17, 4, false, false, 2 }, { 21, 6, true, false, 2 }, { 27, 7, false, true, 2 },
    };
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 2);
    Phase     phase;
    Session   session = drilling(&drill, &phase);
    Built     one;
    build(&session, &one);
    size_t i = 0;
    for (size_t n = 0; n < COUNT(turns); n++) {
        const Event *turn = next_event(&one.timeline, EVENT_BREATH, &i);
        assert_int_equal(turn->at, SECONDS(turns[n].at));
        assert_int_equal(turn->length, SECONDS(turns[n].length));
        assert_int_equal(turn->breath.out, turns[n].out);
        assert_int_equal(turn->breath.held, turns[n].held);
        assert_int_equal(turn->breath.number, turns[n].number);
        assert_int_equal(turn->breath.steps, 0);
    }
    assert_null(next_event(&one.timeline, EVENT_BREATH, &i));
    arena_free(&one.arena);
}

// "Long neck." takes 0.906 s as a tip, and 14/13 of that if it must be said: with 1.05 s of silence, 1.956
// s or 2.026 s. The moves begin with the next whole second.
static void the_first_move_waits_for_the_opening_words(void **state)
{
    static const Wording words[] = { W("Long neck.") }, brief[] = { W("Neck.") };
    static const struct {
        Priority priority;
        Talk     talk;
        double   begins;
    } cases[] = {
        { PRIORITY_MAY, TALK_FULL, 2 },   { PRIORITY_SHOULD, TALK_FULL, 2 }, { PRIORITY_MUST, TALK_FULL, 3 },
        { PRIORITY_MAY, TALK_SILENT, 0 }, { PRIORITY_MUST, TALK_SILENT, 3 }, { PRIORITY_MAY, TALK_SHORT, 2 },
        { PRIORITY_MUST, TALK_SHORT, 2 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        DrillStep  steps[3];
        Drill      drill = drill_of(steps, 0, 1);
        const Pool pool = { .name = "tip",
                            .full = { words, 1 },
                            .brief = { brief, 1 },
                            .priority = cases[i].priority,
                            .gap = SECONDS(1.05) };
        Say        says[] = { { &pool, WHENS({ .kind = WHEN_START }), { 0 } } };
        Phase      phase;
        Session    session = drilling(&drill, &phase);
        phase.says = says;
        phase.say_count = 1;
        session.talk = cases[i].talk;
        Built one;
        build(&session, &one);
        size_t at = 0;
        assert_int_equal(next_event(&one.timeline, EVENT_BREATH, &at)->at, SECONDS(cases[i].begins));
        assert_int_equal(one.timeline.length, SECONDS(17 + cases[i].begins));
        arena_free(&one.arena);
    }
}

// "Next: {next}." takes 1.656 s and the title "press" 0.625 s, with a second of silence, and it ends 5 s
// before the next part at the earliest: 8.281 s, so that 9 s are kept free.
static void a_drill_leaves_room_for_what_announces_the_next(void **state)
{
    static const Wording next_words[] = { W("Next: {next}.") };
    static const Pool    coming = {
           .name = "coming", .full = { next_words, 1 }, .priority = PRIORITY_SHOULD, .gap = SECONDS(1)
    };
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    Say       all[] = { { &coming, WHENS({ .kind = WHEN_BEFORE_PARTS }), { 0 } } };
    Phase     phases[2];
    Session   session = drilling(&drill, &phases[0]);
    phases[1] = phases[0];
    session.phase_count = 2;
    session.says = all;
    session.say_count = 1;
    Built one;
    build(&session, &one);
    assert_int_equal(one.timeline.phases[1].at, SECONDS(17 + 9));
    assert_int_equal(one.timeline.length, SECONDS(17 + 9 + 17));
    assert_int_equal(nth_speech(&one.timeline, "coming", 0)->at, SECONDS(23));
    arena_free(&one.arena);
}

// Of each side the first is in full; what has faded is still said, in short.
static void each_side_begins_in_full_and_no_move_is_silent(void **state)
{
    static const Wording brief[] = { W("And out") };
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 2, 4);
    Pool      fading = press;
    fading.brief = (Wordings){ brief, 1 };
    fading.fade = (Fade){ { { FORM_FULL, 1 }, { FORM_SHORT, 1 }, { FORM_SILENT, -1 } }, 3 };
    steps[1].pool = &fading;
    Phase   phase;
    Session session = drilling(&drill, &phase);
    for (int talk = 0; talk < 3; talk++) {
        Built one;
        session.talk = (Talk[]){ TALK_FULL, TALK_SHORT, TALK_SILENT }[talk];
        build(&session, &one);
        for (int n = 0; n < 8; n++) {
            const Event *out = nth_speech(&one.timeline, "press", n);
            assert_non_null(out);
            assert_int_equal(out->speech.form, talk == 0 && n % 4 == 0 ? FORM_FULL : FORM_SHORT);
        }
        assert_int_equal(nth_speech(&one.timeline, "count", 0) == NULL, session.talk == TALK_SILENT);
        arena_free(&one.arena);
    }
}

static void words_of_a_move_follow_one_another_closely_and_matter(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    Pool      close = ready, must = stay;
    close.gap = SECONDS(0.1);
    must.priority = PRIORITY_MUST;
    steps[0].pool = &close;
    steps[2].pool = &must;
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    const Speech *in = &nth_speech(&one.timeline, "ready", 0)->speech,
                 *out = &nth_speech(&one.timeline, "press", 0)->speech,
                 *held = &nth_speech(&one.timeline, "stay", 0)->speech;
    assert_int_equal(in->gap, SECONDS(0.1));
    assert_int_equal(out->gap, SECONDS(0.15));
    assert_int_equal(out->priority, PRIORITY_SHOULD);
    assert_int_equal(held->priority, PRIORITY_MUST);
    assert_int_equal(in->rate, RATE_BREATH);
    assert_int_equal(held->rate, RATE_MUST);
    assert_int_equal(in->side, ON_IN);
    assert_int_equal(out->side, ON_OUT);
    arena_free(&one.arena);
}

static void drills_last_a_day_at_most(void **state)
{
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 1);
    steps[2].moves[0].time = SECONDS(86400 - 10);
    Phase   phase;
    Session session = drilling(&drill, &phase);
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    arena_free(&one.arena);
    steps[2].moves[0].time++;
    build(&session, &one);
    assert_false(one.built);
    assert_string_equal(one.diags.items[0].message, "the drills last more than 24 hours");
    arena_free(&one.arena);
}

// The same drill once more, without sides: what has faded begins in full again.
static void each_drill_begins_in_full(void **state)
{
    static const Wording brief[] = { W("And out") };
    (void)state;
    DrillStep steps[3];
    Drill     drill = drill_of(steps, 0, 2);
    Pool      fading = press;
    fading.brief = (Wordings){ brief, 1 };
    fading.fade = (Fade){ { { FORM_FULL, 1 }, { FORM_SHORT, -1 } }, 2 };
    steps[1].pool = &fading;
    Phase   phases[2];
    Session session = drilling(&drill, &phases[0]);
    phases[1] = phases[0];
    session.phase_count = 2;
    Built one;
    build(&session, &one);
    for (int n = 0; n < 4; n++)
        assert_int_equal(nth_speech(&one.timeline, "press", n)->speech.form, n % 2 ? FORM_SHORT : FORM_FULL);
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
        cmocka_unit_test(ten_lifts_need_no_rest_and_eleven_do),
        cmocka_unit_test(lifts_of_both_sides_are_counted_together),
        cmocka_unit_test(a_drill_keeps_to_the_lifts_and_the_rest_of_its_session),
        cmocka_unit_test(the_moves_of_a_step_are_one_lift_together),
        cmocka_unit_test(a_rest_between_repetitions_says_so),
        cmocka_unit_test(as_many_seconds_are_counted_as_the_words_leave),
        cmocka_unit_test(breaths_and_holds_have_the_number_of_their_breath),
        cmocka_unit_test(the_first_move_waits_for_the_opening_words),
        cmocka_unit_test(a_drill_leaves_room_for_what_announces_the_next),
        cmocka_unit_test(each_side_begins_in_full_and_no_move_is_silent),
        cmocka_unit_test(words_of_a_move_follow_one_another_closely_and_matter),
        cmocka_unit_test(drills_last_a_day_at_most),
        cmocka_unit_test(each_drill_begins_in_full),
    };
    return cmocka_run_group_tests_name("timeline_drill", tests, NULL, NULL);
}
