// When something is said.
#include "walk_by_hand.h"

#include "cmocka_all.h"

static const Pool word = {
    .name = "word", .full = WORDINGS(W("And out"), W("Long out")), .on = ON_OUT, .gap = SECONDS(0.15)
};
static const Pool in_word = {
    .name = "in", .full = WORDINGS(W("And in")), .on = ON_IN, .gap = SECONDS(0.15)
};
static const Pool tip = { .name = "tip",
                          .full = WORDINGS(W("Soft shoulders."), W("Long neck.")),
                          .gap = SECONDS(1) };
static const Pool other = { .name = "other", .full = WORDINGS(W("Quiet feet.")), .gap = SECONDS(1) };
static const Pool how = { .name = "how",
                          .full = WORDINGS(W("In for three steps, out for four.")),
                          .gap = SECONDS(1) };
static const Pool steps = { .name = "steps",
                            .full = WORDINGS(W("In for {in}, out for {out}.")),
                            .gap = SECONDS(1) };
static const Pool coming = {
    .name = "coming", .full = WORDINGS(W("Next: {next}.")), .priority = PRIORITY_SHOULD, .gap = SECONDS(1)
};
static const Pool left = { .name = "left",
                           .full = WORDINGS(W("{minutes_left:One minute|# minutes} to go.")),
                           .priority = PRIORITY_SHOULD,
                           .gap = SECONDS(1) };

// A minute of 3:4 at 100 between two parts at her own pace, with these says in the middle part and for the
// whole walk.
static void build_middle(const Say *says, size_t count, const Say *all, size_t all_count, Built *out)
{
    static Phase   parts[3];
    static Session session;
    parts[0] = part("open", 30, own_pace(), (Breath){ 0 });
    parts[1] = part("walk", 60, at_pace(100), in_steps(3, 4));
    parts[2] = part("cool", 30, own_pace(), (Breath){ 0 });
    parts[1].says = says;
    parts[1].say_count = count;
    session = walk(parts, 3);
    session.says = all;
    session.say_count = all_count;
    build(&session, out);
    assert_true(out->built);
}

static void assert_said(const Timeline *timeline, const char *pool, const double *seconds, int count)
{
    for (int n = 0; n < count; n++) {
        const Event *event = nth_speech(timeline, pool, n);
        assert_non_null(event);
        assert_int_equal(event->at, SECONDS(seconds[n]));
    }
    assert_null(nth_speech(timeline, pool, count));
}

#define SAID(timeline, pool, ...)                                \
    assert_said(timeline, pool, (const double[]){ __VA_ARGS__ }, \
                (int)COUNT(((const double[]){ __VA_ARGS__ })))

static void free_words_are_at_their_moment(void **state)
{
    (void)state;
    Say   says[] = { { &tip,
                       WHENS({ .kind = WHEN_START }, { .kind = WHEN_AFTER, .time = SECONDS(20) },
                             { .kind = WHEN_HALFWAY }, { .kind = WHEN_BEFORE_END, .time = SECONDS(10) }),
                       { 0 } } };
    Built one;
    build_middle(says, 1, NULL, 0, &one);
    SAID(&one.timeline, "tip", 30, 50, 59.4, 78.8);
    assert_int_equal(nth_speech(&one.timeline, "tip", 0)->speech.anchor, ANCHOR_START);
    assert_int_equal(nth_speech(&one.timeline, "tip", 0)->speech.latest, SECONDS(88.8));
    arena_free(&one.arena);
}

static void every_so_often_does_not_include_the_start(void **state)
{
    (void)state;
    Say   says[] = { { &tip, WHENS({ .kind = WHEN_EVERY_TIME, .time = SECONDS(25) }), { 0 } } };
    Built one;
    build_middle(says, 1, NULL, 0, &one);
    SAID(&one.timeline, "tip", 55, 80);
    arena_free(&one.arena);
}

static void a_breath_word_waits_for_its_turn(void **state)
{
    (void)state;
    Say   says[] = { { &word, WHENS({ .kind = WHEN_EVERY_TIME, .time = SECONDS(25) }), { 0 } },
                     { &in_word, WHENS({ .kind = WHEN_AFTER, .time = SECONDS(1) }), { 0 } } };
    Built one;
    build_middle(says, 2, NULL, 0, &one);
    SAID(&one.timeline, "word", 57, 82.2);  // breaths of 4.2 s from 30, out after 1.8
    SAID(&one.timeline, "in", 34.2);
    const Speech *speech = &nth_speech(&one.timeline, "word", 0)->speech;
    assert_int_equal(speech->anchor, ANCHOR_TURN);
    assert_int_equal(speech->side, ON_OUT);
    assert_int_equal(speech->room, SECONDS(2.4));
    assert_int_equal(speech->rate, RATE_BREATH);
    arena_free(&one.arena);
}

static void breath_schedules_thin_out_and_the_last_run_goes_on(void **state)
{
    (void)state;
    const When thinning = { .kind = WHEN_BREATHS, .runs = { { 1, 2 }, { 2, 2 }, { 4, 1 } }, .run_count = 3 };
    Say        says[] = { { &word, WHENS(thinning), { 0 } } };
    Built      one;
    build_middle(says, 1, NULL, 0, &one);
    // Breaths 1, 2, 4, 6, 10, 14.
    SAID(&one.timeline, "word", 31.8, 36.0, 44.4, 52.8, 69.6, 86.4);
    arena_free(&one.arena);
}

static void breath_schedules_count_from_the_end_of_the_opening_words(void **state)
{
    (void)state;
    const When second = { .kind = WHEN_BREATHS, .runs = { { 2, -1 } }, .run_count = 1 };
    Say        says[] = { { &how, WHENS({ .kind = WHEN_START }), { 0 } }, { &word, WHENS(second), { 0 } } };
    Built      one;
    build_middle(says, 2, NULL, 0, &one);
    // Seven words and a comma take 2.7 to 4.2 s, and a second of silence: the first whole breath begins at
    // 34.2 or 38.4.
    const Event *first = nth_speech(&one.timeline, "word", 0);
    assert_true(first->at == SECONDS(40.2) || first->at == SECONDS(44.4));
    arena_free(&one.arena);
}

static void words_of_one_moment_keep_the_order_of_the_file(void **state)
{
    (void)state;
    Say   says[] = { { &tip, WHENS({ .kind = WHEN_AFTER, .time = SECONDS(10) }), { 0 } },
                     { &other, WHENS({ .kind = WHEN_AFTER, .time = SECONDS(10) }), { 0 } } };
    Say   turned[] = { says[1], says[0] };
    Built one;
    build_middle(says, 2, NULL, 0, &one);
    assert_true(nth_speech(&one.timeline, "tip", 0) < nth_speech(&one.timeline, "other", 0));
    arena_free(&one.arena);
    build_middle(turned, 2, NULL, 0, &one);
    assert_true(nth_speech(&one.timeline, "tip", 0) > nth_speech(&one.timeline, "other", 0));
    arena_free(&one.arena);
}

static void a_heads_up_ends_four_to_eight_steps_before_the_change(void **state)
{
    (void)state;
    Say   all[] = { { &coming, WHENS({ .kind = WHEN_BEFORE_PARTS }), { 0 } } };
    Built one;
    build_middle(NULL, 0, all, 1, &one);
    SAID(&one.timeline, "coming", 27, 86.4);  // own pace: 3 s before 30; paced: 4 steps of 0.6 s before 88.8
    const Speech *own = &nth_speech(&one.timeline, "coming", 0)->speech,
                 *paced = &nth_speech(&one.timeline, "coming", 1)->speech;
    assert_int_equal(own->anchor, ANCHOR_END);
    assert_int_equal(own->slack, SECONDS(2));
    assert_int_equal(paced->slack, SECONDS(2.4));
    assert_string_equal(own->text, "Next: walk.");
    arena_free(&one.arena);
}

static void breath_words_leave_the_floor_to_the_heads_up(void **state)
{
    (void)state;
    Say says[] = { { &word, WHENS({ .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 }), { 0 } } };
    Say all[] = { { &coming, WHENS({ .kind = WHEN_BEFORE_PARTS }), { 0 } } };
    Built one;
    build_middle(says, 1, all, 1, &one);
    const Event *event, *last = NULL;
    for (int n = 0; (event = nth_speech(&one.timeline, "word", n)); n++)
        last = event;
    assert_true(last->at < SECONDS(86.4 - 2.4 - 1.6));
    arena_free(&one.arena);
}

static void calls_skip_quiet_parts_and_the_heads_up_does_not(void **state)
{
    (void)state;
    Phase parts[] = { part("walk", 60, own_pace(), (Breath){ 0 }),
                      part("quiet", 60, own_pace(), (Breath){ 0 }),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say   inside[] = { { &tip, WHENS({ .kind = WHEN_START }), { 0 } } };
    Say   all[] = { { &coming, WHENS({ .kind = WHEN_BEFORE_PARTS }), { 0 } },
                    { &other, WHENS({ .kind = WHEN_HALFWAY }), { 0 } },
                    { &left, WHENS({ .kind = WHEN_TIME_LEFT, .time = SECONDS(60) }), { 0 } } };
    parts[1].quiet = true;
    parts[1].says = inside;
    parts[1].say_count = 1;
    Session session = walk(parts, 3);
    session.says = all;
    session.say_count = 3;
    Built one;
    build(&session, &one);
    assert_null(nth_speech(&one.timeline, "other", 0));
    assert_null(nth_speech(&one.timeline, "tip", 0));
    SAID(&one.timeline, "coming", 57, 117);
    SAID(&one.timeline, "left", 120);
    assert_string_equal(nth_speech(&one.timeline, "left", 0)->speech.text, "One minute to go.");
    size_t i = 0;
    while (one.timeline.events[i].kind != EVENT_CHIME || one.timeline.events[i].chime != CHIME_HALFWAY)
        i++;
    assert_int_equal(one.timeline.events[i].at, SECONDS(90));
    arena_free(&one.arena);
}

static void the_end_sound_fits_before_the_end(void **state)
{
    (void)state;
    Built one;
    build_middle(NULL, 0, NULL, 0, &one);
    const Event *chime, *last = NULL;
    for (size_t i = 0; (chime = next_event(&one.timeline, EVENT_CHIME, &i));)
        last = chime;
    assert_int_equal(last->chime, CHIME_END);
    assert_int_equal(last->at, SECONDS(116));
    arena_free(&one.arena);
}

static void words_that_name_steps_need_steps(void **state)
{
    (void)state;
    Phase parts[] = { part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say   says[] = { { &steps, WHENS({ .kind = WHEN_START }), { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "text-needs-steps"));
    arena_free(&one.arena);
}

static void a_breath_word_where_breath_is_free_is_reported(void **state)
{
    (void)state;
    Phase parts[] = { part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say   says[] = { { &word, WHENS({ .kind = WHEN_START }), { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_true(one.built);
    assert_true(reported(&one, "no-breath"));
    arena_free(&one.arena);
}

static void a_few_lines_cannot_ask_for_a_million_words(void **state)
{
    (void)state;
    Phase parts[] = { part("stroll", 24 * 3600, own_pace(), (Breath){ 0 }) };
    Say   says[] = { { &tip, WHENS({ .kind = WHEN_EVERY_TIME, .time = 1000 }), { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    assert_false(one.built);
    assert_true(reported(&one, "too-many-cues"));
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(free_words_are_at_their_moment),
        cmocka_unit_test(every_so_often_does_not_include_the_start),
        cmocka_unit_test(a_breath_word_waits_for_its_turn),
        cmocka_unit_test(breath_schedules_thin_out_and_the_last_run_goes_on),
        cmocka_unit_test(breath_schedules_count_from_the_end_of_the_opening_words),
        cmocka_unit_test(words_of_one_moment_keep_the_order_of_the_file),
        cmocka_unit_test(a_heads_up_ends_four_to_eight_steps_before_the_change),
        cmocka_unit_test(breath_words_leave_the_floor_to_the_heads_up),
        cmocka_unit_test(calls_skip_quiet_parts_and_the_heads_up_does_not),
        cmocka_unit_test(the_end_sound_fits_before_the_end),
        cmocka_unit_test(words_that_name_steps_need_steps),
        cmocka_unit_test(a_breath_word_where_breath_is_free_is_reported),
        cmocka_unit_test(a_few_lines_cannot_ask_for_a_million_words),
    };
    return cmocka_run_group_tests_name("timeline_cues", tests, NULL, NULL);
}
