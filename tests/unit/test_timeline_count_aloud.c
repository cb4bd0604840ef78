// A breath counted aloud: which moments its words have, and where it is left out.
#include "timeline/count_aloud.h"

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

// --- By hand ---------------------------------------------------------------------------

// From 30 s on ten breaths of 3:4 at 100 steps a minute; the words that it opens with last four seconds. So
// the breath from 34.2 to 38.4 s is the first after them.
static Leaf leaf_by_hand(void)
{
    return (Leaf){ .at = SECONDS(30),
                   .length = SECONDS(42),
                   .from = 100,
                   .to = 100,
                   .steps = 70,
                   .breath = BREATH_STEPS,
                   .gears = { { { 3, 4 }, 10 } },
                   .gear_count = 1,
                   .breaths = 10,
                   .opening = SECONDS(4),
                   .hush = SECONDS(72) };
}

static void expect_room(Leaf *leaf, const Say *says, size_t count, int counted_from, Micros opening)
{
    const Session session = { .talk = TALK_FULL };
    const Plan    plan = { .session = &session, .leaves = leaf, .leaf_count = 1 };
    const Span    span = { .says = says, .say_count = count };
    count_aloud_make_room(&plan, &span, leaf);
    assert_int_equal(leaf->counted, counted_from);
    assert_int_equal(leaf->opening, opening);
}

static const Say counts[] = { { &counted, start, 1, { 0 } } };

static void the_first_breath_after_the_opening_words_is_counted(void **state)
{
    (void)state;
    Leaf leaf = leaf_by_hand();
    expect_room(&leaf, counts, 1, 3, SECONDS(8.4));
    leaf = leaf_by_hand();
    leaf.opening = 0;
    expect_room(&leaf, counts, 1, 1, SECONDS(4.2));
    leaf = leaf_by_hand();
    leaf.opening = SECONDS(38);  // no breath begins after 37.8
    expect_room(&leaf, counts, 1, 0, SECONDS(38));
    leaf = leaf_by_hand();
    leaf.counted = 7;  // by the says of another span
    expect_room(&leaf, counts, 1, 7, SECONDS(4));
    leaf = leaf_by_hand();
    leaf.quiet = true;
    expect_room(&leaf, counts, 1, 0, SECONDS(4));
    leaf = leaf_by_hand();
    leaf.drill = (const DrillLayout *)&leaf;  // any
    assert_int_equal(breath_next(&leaf, ON_IN, 0), -1);
    expect_room(&leaf, counts, 1, 0, SECONDS(4));
}

static const Pool plain = { .name = "plain",
                            .full = WORDINGS(W("In"), W("two"), W("three")),
                            .then = WORDINGS(W("Out"), W("two"), W("three"), W("four")),
                            .on = ON_IN };

static void only_what_counts_at_the_start_makes_room(void **state)
{
    static const When two[] = { { .kind = WHEN_BREATHS }, { .kind = WHEN_START } };
    static const Say  at_start[] = { { &plain, start, 1, { 0 } }, { &how, start, 1, { 0 } } };
    static const Say  later[] = { { &counted, two, 1, { 0 } } }, both[] = { { &counted, two, 2, { 0 } } };
    static const Say  second[] = { { &plain, start, 1, { 0 } }, { &counted, start, 1, { 0 } } };
    (void)state;
    Leaf leaf = leaf_by_hand();
    expect_room(&leaf, at_start, 2, 0, SECONDS(4));
    expect_room(&leaf, later, 1, 0, SECONDS(4));
    expect_room(&leaf, counts, 0, 0, SECONDS(4));
    expect_room(&leaf, both, 1, 3, SECONDS(8.4));
    leaf = leaf_by_hand();
    expect_room(&leaf, second, 2, 3, SECONDS(8.4));
}

static void nothing_is_counted_into_what_is_announced(void **state)
{
    static const struct {
        Stretch announced[2];
        int     count;
        Micros  hush;
        bool    room;
    } cases[] = {
        { { { SECONDS(38.4), SECONDS(40) } }, 1, SECONDS(72), true },
        { { { SECONDS(38.4) - 1, SECONDS(40) } }, 1, SECONDS(72), false },
        { { { SECONDS(31), SECONDS(34.2) } }, 1, SECONDS(72), true },
        { { { SECONDS(31), SECONDS(34.2) + 1 } }, 1, SECONDS(72), false },
        { { { SECONDS(35), SECONDS(36) }, { SECONDS(50), SECONDS(60) } }, 2, SECONDS(72), false },
        { { { SECONDS(31), SECONDS(32) }, { SECONDS(35), SECONDS(36) } }, 2, SECONDS(72), false },
        { { { SECONDS(31), SECONDS(32) }, { SECONDS(35), SECONDS(36) } }, 1, SECONDS(72), true },
        { { { SECONDS(31), SECONDS(32) }, { SECONDS(50), SECONDS(60) } }, 2, SECONDS(72), true },
        { { { 0, 0 } }, 0, SECONDS(38.4), true },
        { { { 0, 0 } }, 0, SECONDS(38.4) - 1, false },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        Stretch announced[2] = { cases[i].announced[0], cases[i].announced[1] };
        Leaf    leaf = leaf_by_hand();
        leaf.announced = announced, leaf.announced_count = cases[i].count, leaf.hush = cases[i].hush;
        expect_room(&leaf, counts, 1, cases[i].room ? 3 : 0, cases[i].room ? SECONDS(8.4) : SECONDS(4));
    }
}

// Two breaths of 3:3, then of 3:4: the first of those, half-breath 4, from 37.2 s on.
static void each_word_is_a_cue_on_its_step(void **state)
{
    static const char *const said[] = { "In", "two", "three", "Out", "two", "three", "four" };
    (void)state;
    Arena         scratch = { 0 };
    Leaf          leaves[2] = { leaf_by_hand(), leaf_by_hand() };
    const Session session = { .talk = TALK_FULL };
    const Plan    plan = { .session = &session, .scratch = &scratch, .leaves = leaves, .leaf_count = 2 };
    Cues          cues = { 0 };
    const Cue     one = { .pool = &counted, .pos = { .line = 7 }, .leaf = 1, .left = -1, .side = -1 };
    leaves[1].gears[0] = (GearRun){ { 3, 3 }, 2 }, leaves[1].gears[1] = (GearRun){ { 3, 4 }, 8 };
    leaves[1].gear_count = 2;
    leaves[1].steps = 68, leaves[1].length = SECONDS(40.8);
    count_aloud_add(&plan, &cues, &one, 4);
    assert_int_equal(cues.count, 7);
    for (int n = 0; n < 7; n++) {
        const Cue *cue = &cues.items[n];
        assert_string_equal(cue->word->text, said[n]);
        assert_int_equal(cue->at, SECONDS(37.2) + n * SECONDS(0.6));
        assert_int_equal(cue->room, SECONDS(0.6));
        assert_int_equal(cue->word_side, n < 3 ? ON_IN : ON_OUT);
        assert_int_equal(cue->count_left, 7 - n);
        assert_int_equal(cue->part, -1);
        assert_int_equal(cue->anchor, ANCHOR_TURN);
        assert_int_equal(cue->pos.line, 7);
        assert_int_equal(cue->leaf, 1);
        assert_int_equal(cue->left, -1);
    }
    leaves[1].quiet = true;
    count_aloud_add(&plan, &cues, &one, 4);
    assert_int_equal(cues.count, 7);
    arena_free(&scratch);
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
        cmocka_unit_test(the_first_breath_after_the_opening_words_is_counted),
        cmocka_unit_test(only_what_counts_at_the_start_makes_room),
        cmocka_unit_test(nothing_is_counted_into_what_is_announced),
        cmocka_unit_test(each_word_is_a_cue_on_its_step),
    };
    return cmocka_run_group_tests_name("timeline_count_aloud", tests, NULL, NULL);
}
