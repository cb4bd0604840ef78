// A breath counted aloud: which moments its words have, and where it is left out.
#include "cmocka_all.h"

#include "walk_by_hand.h"

static const Pool how = { .name = "how", .full = WORDINGS(W("Follow the sound.")), .gap = SECONDS(1) };
static const Pool counted = { .name = "counted",
                              .each_step = true,
                              .full = WORDINGS(W("In"), W("two"), W("three")),
                              .then = WORDINGS(W("Out"), W("two"), W("three"), W("four")),
                              .on = ON_IN,
                              .gap = SECONDS(0.15) };
static const Pool out_word = {
    .name = "out", .full = WORDINGS(W("And out"), W("Long out")), .on = ON_OUT, .gap = SECONDS(0.15)
};

static const When start[] = { { .kind = WHEN_START } };
static const When every[] = { { .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 } };

// A minute at this pace and breath after half a minute at her own; `how` and the count at its start, a word
// on every breath out.
static void build_counted(Pace pace, Breath breath, Talk talk, bool quiet, Built *out)
{
    static Phase     parts[2];
    static Session   session;
    static const Say says[] = { { &how, start, 1, { 0 } },
                                { &counted, start, 1, { 0 } },
                                { &out_word, every, 1, { 0 } } };
    parts[0] = part("open", 30, own_pace(), (Breath){ 0 });
    parts[1] = part("walk", 60, pace, breath);
    parts[1].quiet = quiet;
    parts[1].says = says;
    parts[1].say_count = COUNT(says);
    session = walk(parts, 2);
    session.talk = talk;
    build(&session, out);
    assert_true(out->built);
}

static void assert_left_out(Pace pace, Breath breath, Talk talk, bool quiet)
{
    Built one;
    build_counted(pace, breath, talk, quiet, &one);
    assert_null(nth_speech(&one.timeline, "counted", 0));
    arena_free(&one.arena);
}

static void each_word_is_on_its_own_step(void **state)
{
    static const char *const said[] = { "In", "two", "three", "Out", "two", "three", "four" };
    (void)state;
    Built one;
    build_counted(at_pace(100), in_steps(3, 4), TALK_FULL, false, &one);
    const Event *in = nth_speech(&one.timeline, "counted", 0);
    assert_non_null(in);
    assert_int_equal((in->at - one.timeline.phases[1].at) % SECONDS(4.2), 0);
    for (int n = 0; n < 7; n++) {
        const Event *word = nth_speech(&one.timeline, "counted", n);
        assert_string_equal(word->speech.text, said[n]);
        assert_int_equal(word->at, in->at + n * SECONDS(0.6));
        assert_int_equal(word->speech.anchor, ANCHOR_TURN);
        assert_int_equal(word->speech.room, SECONDS(0.6));
        assert_int_equal(word->speech.side, n < 3 ? ON_IN : ON_OUT);
        assert_int_equal(word->speech.count_left, 7 - n);
    }
    assert_null(nth_speech(&one.timeline, "counted", 7));
    arena_free(&one.arena);
}

static void schedules_begin_with_the_breath_after_it(void **state)
{
    (void)state;
    Built one;
    build_counted(at_pace(100), in_steps(3, 4), TALK_FULL, false, &one);
    const Event *in = nth_speech(&one.timeline, "counted", 0), *word = nth_speech(&one.timeline, "out", 0);
    assert_int_equal(word->at, in->at + SECONDS(4.2) + SECONDS(1.8));
    arena_free(&one.arena);
}

static void on_a_ramp_it_keeps_to_the_steps(void **state)
{
    (void)state;
    Built one;
    build_counted(ramp(90, 110), in_steps(3, 3), TALK_FULL, false, &one);
    for (int n = 0; n < 6; n++) {
        const Event *word = nth_speech(&one.timeline, "counted", n), *step = NULL;
        bool         found = false;
        for (size_t i = 0; (step = next_event(&one.timeline, EVENT_STEP, &i)); i++)
            found |= step->at == word->at;
        assert_true(found);
    }
    assert_null(nth_speech(&one.timeline, "counted", 6));
    arena_free(&one.arena);
}

static void it_is_left_out_where_it_does_not_fit(void **state)
{
    (void)state;
    assert_left_out(at_pace(100), in_steps(4, 4), TALK_FULL, false);  // three words for four steps
    assert_left_out(at_pace(100), in_steps(3, 5), TALK_FULL, false);
    assert_left_out(own_pace(), in_seconds(2.5, 2.5), TALK_FULL, false);
    assert_left_out(own_pace(), (Breath){ 0 }, TALK_FULL, false);
    assert_left_out(at_pace(100), in_steps(3, 4), TALK_SHORT, false);
    assert_left_out(at_pace(100), in_steps(3, 4), TALK_SILENT, false);
    assert_left_out(at_pace(100), in_steps(3, 4), TALK_FULL, true);
}

// Where the count would run into the announcement of the next part, it is left out: the breath of 4.2 s
// begins 4.2 s after the part, and the announcement at its end takes the rest.
static void it_is_left_out_where_something_is_announced(void **state)
{
    static const Wording next_words[] = { W("Next: {next}.") };
    static const Pool    coming = { .name = "coming", .full = { next_words, 1 }, .gap = SECONDS(0.5) };
    static const When    before = { .kind = WHEN_BEFORE_PARTS };
    static const Say     says[] = { { &how, start, 1, { 0 } }, { &counted, start, 1, { 0 } } };
    static const Say     all[] = { { &coming, &before, 1, { 0 } } };
    (void)state;
    for (int breaths = 3; breaths <= 6; breaths++) {
        Phase parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                          part("walk", breaths * 4.2, at_pace(100), in_steps(3, 4)),
                          part("cool", 30, own_pace(), (Breath){ 0 }) };
        parts[1].says = says;
        parts[1].say_count = 2;
        Session session = walk(parts, 3);
        session.says = all;
        session.say_count = 1;
        Built one;
        build(&session, &one);
        // Hush from 4.8 + 1.656 + 0.578 + 0.5 = 7.534 s before the end: the breath from 4.2 to 8.4 s fits
        // from four breaths, 16.8 s, on.
        assert_int_equal(nth_speech(&one.timeline, "counted", 0) != NULL, breaths >= 4);
        arena_free(&one.arena);
    }
}

// Two breaths: the second is counted, and ends with the part.
static void the_last_breath_of_a_part_can_be_counted(void **state)
{
    static const Say says[] = { { &how, start, 1, { 0 } }, { &counted, start, 1, { 0 } } };
    (void)state;
    Phase parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                      part("walk", 8.4, at_pace(100), in_steps(3, 4)),
                      part("cool", 30, own_pace(), (Breath){ 0 }) };
    parts[1].says = says;
    parts[1].say_count = 2;
    Session session = walk(parts, 3);
    Built   one;
    build(&session, &one);
    assert_int_equal(nth_speech(&one.timeline, "counted", 0)->at, SECONDS(34.2));
    assert_int_equal(nth_speech(&one.timeline, "counted", 6)->at, SECONDS(37.8));
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_is_on_its_own_step),
        cmocka_unit_test(schedules_begin_with_the_breath_after_it),
        cmocka_unit_test(on_a_ramp_it_keeps_to_the_steps),
        cmocka_unit_test(it_is_left_out_where_it_does_not_fit),
        cmocka_unit_test(it_is_left_out_where_something_is_announced),
        cmocka_unit_test(the_last_breath_of_a_part_can_be_counted),
    };
    return cmocka_run_group_tests_name("timeline_count_aloud", tests, NULL, NULL);
}
