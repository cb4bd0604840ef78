// Ten lifts, then a minute free, whatever the author writes.
#include "walk_by_hand.h"

#include "cmocka_all.h"

static const Wording full[] = { W("Lift, draw in"), W("Zip up, lightly") };
static const Wording then[] = { W("Let go"), W("Soften") };
static const Wording rest_words[] = { W("Let it all go.") };
static const Pool    lift = { .name = "lift",
                              .core = true,
                              .on = ON_OUT,
                              .priority = PRIORITY_SHOULD,
                              .gap = SECONDS(0.15),
                              .full = { full, 2 } };
static const Pool    rest = { .name = "rest", .full = { rest_words, 1 }, .gap = SECONDS(1) };
static const When    every = { .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 };

// Four minutes of 3:3 at 100, 3.6 s a breath, with the pool on every breath.
static Session lifting(const Pool *pool, Phase parts[2], Say *say)
{
    *say = (Say){ pool, &every, 1, { 0 } };
    parts[0] = part("walk", 240, at_pace(100), in_steps(3, 3));
    parts[0].says = say;
    parts[0].say_count = 1;
    parts[1] = part("cool", 30, own_pace(), (Breath){ 0 });
    Session session = walk(parts, 2);
    session.rest = &rest;
    return session;
}

static const Event *nth_lift(const Timeline *timeline, int n)
{
    const Event *event = NULL;
    size_t       i = 0;
    while (n-- >= 0 && (event = next_event(timeline, EVENT_LIFT, &i)))
        ;
    return event;
}

static void a_minute_is_free_after_ten_lifts(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    Built   one;
    build(&session, &one);
    const Event *tenth = nth_lift(&one.timeline, 9), *next = nth_lift(&one.timeline, 10);
    assert_int_equal(tenth->at, SECONDS(1.8 + 9 * 3.6));
    assert_true(next->at - (tenth->at + tenth->length) >= SECONDS(60));
    assert_true(next->at - (tenth->at + tenth->length) < SECONDS(64));
    arena_free(&one.arena);
}

static void the_rest_is_announced_once_each_time(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    Built   one;
    build(&session, &one);
    const Event *words = nth_speech(&one.timeline, "rest", 0), *again = nth_speech(&one.timeline, "rest", 1);
    assert_true(words->at > nth_lift(&one.timeline, 9)->at && words->at < nth_lift(&one.timeline, 10)->at);
    assert_true(again->at > nth_lift(&one.timeline, 19)->at);
    arena_free(&one.arena);
}

static void no_word_is_heard_while_lifts_rest(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    Built   one;
    build(&session, &one);
    Micros       from = nth_lift(&one.timeline, 9)->at, to = nth_lift(&one.timeline, 10)->at;
    const Event *event;
    for (int n = 0; (event = nth_speech(&one.timeline, "lift", n)); n++)
        assert_true(event->at <= from || event->at >= to);
    arena_free(&one.arena);
}

static void an_author_may_be_stricter_and_not_laxer(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    session.most_lifts = 4;
    session.lift_rest = SECONDS(90);
    Built one;
    build(&session, &one);
    assert_true(nth_lift(&one.timeline, 4)->at - nth_lift(&one.timeline, 3)->at > SECONDS(90));
    arena_free(&one.arena);
    session.most_lifts = 50;
    session.lift_rest = SECONDS(1);
    build(&session, &one);
    assert_true(nth_lift(&one.timeline, 10)->at - nth_lift(&one.timeline, 9)->at > SECONDS(60));
    arena_free(&one.arena);
}

static void the_swell_goes_on_when_the_words_have_faded(void **state)
{
    (void)state;
    Phase parts[2];
    Say   say;
    Pool  pool = lift;
    pool.fade = (Fade){ { { FORM_FULL, 2 }, { FORM_SILENT, -1 } }, 2 };
    Session session = lifting(&pool, parts, &say);
    Built   one;
    build(&session, &one);
    assert_null(nth_speech(&one.timeline, "lift", 2));
    assert_non_null(nth_lift(&one.timeline, 9));
    assert_int_equal(nth_lift(&one.timeline, 5)->length, SECONDS(1.8));
    arena_free(&one.arena);
}

static void silent_talk_keeps_the_swells(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    session.talk = TALK_SILENT;
    Built one;
    build(&session, &one);
    assert_null(nth_speech(&one.timeline, "lift", 0));
    assert_non_null(nth_lift(&one.timeline, 9));
    arena_free(&one.arena);
}

static void letting_go_is_said_on_the_in_breath_that_follows(void **state)
{
    (void)state;
    Phase parts[2];
    Say   say;
    Pool  pool = lift;
    pool.then = (Wordings){ then, 2 };
    Session session = lifting(&pool, parts, &say);
    Built   one;
    build(&session, &one);
    const Event *word = nth_speech(&one.timeline, "lift", 0), *letting = nth_speech(&one.timeline, "lift", 1);
    assert_false(word->speech.then);
    assert_true(letting->speech.then);
    assert_int_equal(letting->at, word->at + word->speech.room);
    assert_int_equal(letting->speech.side, ON_IN);
    arena_free(&one.arena);
}

static void of_lifts_on_neighbouring_breaths_every_second_is_followed_by_a_word(void **state)
{
    (void)state;
    Phase parts[2];
    Say   say;
    Pool  pool = lift;
    pool.then = (Wordings){ then, 2 };
    Session session = lifting(&pool, parts, &say);
    Built   one;
    build(&session, &one);
    for (int n = 0; n < 12; n++)  // lift, let go, lift, lift, let go, lift, ...
        assert_int_equal(nth_speech(&one.timeline, "lift", n)->speech.then, n % 3 == 1);
    arena_free(&one.arena);
}

// Breaths of 9 s, out after 6: the tenth lift ends at 90 s, and the lift at 150 s is a minute later.
static void a_rest_of_exactly_a_minute_is_enough(void **state)
{
    (void)state;
    Phase   parts[2];
    Say     say;
    Session session = lifting(&lift, parts, &say);
    parts[0].pace = own_pace();
    parts[0].breath = in_seconds(6, 3);
    parts[0].length = lasting(270);
    session.length = SECONDS(300);
    Built one;
    build(&session, &one);
    assert_int_equal(nth_lift(&one.timeline, 9)->at, SECONDS(87));
    assert_int_equal(nth_lift(&one.timeline, 9)->length, SECONDS(3));
    assert_int_equal(nth_lift(&one.timeline, 10)->at, SECONDS(150));
    assert_int_equal(nth_lift(&one.timeline, 19)->at, SECONDS(231));
    assert_null(nth_lift(&one.timeline, 20));
    const Event *words = nth_speech(&one.timeline, "rest", 0);
    assert_int_equal(words->at, SECONDS(96));  // on the out-breath after the tenth
    assert_int_equal(words->speech.anchor, ANCHOR_START);
    assert_int_equal(nth_speech(&one.timeline, "rest", 1)->at, SECONDS(240));
    arena_free(&one.arena);
}

// Two words on one turn: one is said, and she lifts if one of them asks for it.
static const Event *said_on_one_turn(const Pool *first, const Pool *second, Built *out)
{
    static Phase parts[2];
    static Say   says[2];
    static When  once = { .kind = WHEN_AFTER, .time = SECONDS(10) };
    says[0] = (Say){ first, &once, 1, { 0 } };
    says[1] = (Say){ second, &once, 1, { 0 } };
    parts[0] = part("walk", 60, at_pace(100), in_steps(3, 3));
    parts[1] = part("cool", 30, own_pace(), (Breath){ 0 });
    parts[0].says = says;
    parts[0].say_count = 2;
    Session session = walk(parts, 2);
    build(&session, out);
    assert_int_equal(count_events(&out->timeline, EVENT_SPEECH), 1);
    size_t i = 0;
    return next_event(&out->timeline, EVENT_SPEECH, &i);
}

static void assert_said_on_one_turn(const Pool *first, const Pool *second, const char *name, int lifts)
{
    Built one;
    assert_string_equal(said_on_one_turn(first, second, &one)->speech.pool, name);
    assert_int_equal(count_events(&one.timeline, EVENT_LIFT), lifts);
    arena_free(&one.arena);
}

static void of_two_words_on_a_turn_the_more_important_is_said(void **state)
{
    (void)state;
    Pool may = lift, plain = lift, should = lift, again = lift, must = lift;
    may.name = "may", may.priority = PRIORITY_MAY;
    plain.name = "plain", plain.priority = PRIORITY_MAY, plain.core = false;
    should.name = "should", should.priority = PRIORITY_SHOULD, should.core = false;
    again.name = "again", again.priority = PRIORITY_SHOULD, again.core = false;
    must.name = "must", must.priority = PRIORITY_MUST;
    assert_said_on_one_turn(&should, &again, "should", 0);  // the first of equals
    assert_said_on_one_turn(&again, &should, "again", 0);
    assert_said_on_one_turn(&plain, &should, "should", 0);
    assert_said_on_one_turn(&should, &plain, "should", 0);
    assert_said_on_one_turn(&plain, &may, "may", 1);  // of equal importance the one that lifts
    assert_said_on_one_turn(&may, &plain, "may", 1);
    assert_said_on_one_turn(&may, &should, "should", 1);  // importance counts more than lifting
    assert_said_on_one_turn(&should, &may, "should", 1);
    assert_said_on_one_turn(&must, &should, "must", 1);
    assert_said_on_one_turn(&may, &must, "must", 1);
}

static void words_on_two_turns_are_both_said(void **state)
{
    static const Wording in_words[] = { W("And in") };
    static const Pool    in = { .name = "in", .on = ON_IN, .gap = SECONDS(0.15), .full = { in_words, 1 } };
    (void)state;
    Phase parts[2];
    Say   says[2];
    Pool  pool = lift;
    pool.priority = PRIORITY_MUST;
    Session session = lifting(&pool, parts, &says[0]);
    says[1] = (Say){ &in, &every, 1, { 0 } };
    parts[0].says = says;
    parts[0].say_count = 2;
    Built one;
    build(&session, &one);
    for (int n = 0; n < 10; n++) {
        assert_int_equal(nth_speech(&one.timeline, "in", n)->at, SECONDS(3.6 * n));
        assert_int_equal(nth_speech(&one.timeline, "lift", n)->at, SECONDS(1.8 + 3.6 * n));
    }
    arena_free(&one.arena);
}

// Lifts on the breaths 1, 3, 5: there is an in-breath of quiet between, and each is followed by its word.
static void lifts_on_every_second_breath_are_all_followed_by_a_word(void **state)
{
    static const When second = { .kind = WHEN_BREATHS, .runs = { { 2, -1 } }, .run_count = 1 };
    (void)state;
    Phase parts[2];
    Say   say;
    Pool  pool = lift;
    pool.then = (Wordings){ then, 2 };
    Session session = lifting(&pool, parts, &say);
    say.whens = &second;
    Built one;
    build(&session, &one);
    for (int n = 0; n < 12; n++) {
        const Event *word = nth_speech(&one.timeline, "lift", n);
        assert_int_equal(word->speech.then, n % 2);
        assert_int_equal(word->at, SECONDS(3.6 + 7.2 * (n / 2) + 1.8 * (1 + n % 2)));
        assert_int_equal(word->speech.priority, n % 2 ? PRIORITY_MAY : PRIORITY_SHOULD);
        assert_int_equal(word->speech.rate, RATE_BREATH);
        assert_int_equal(word->speech.gap, SECONDS(0.15));
        assert_int_equal(word->speech.room, SECONDS(1.8));
    }
    arena_free(&one.arena);
}

static void no_word_follows_the_last_breath_of_a_part_nor_short_talk(void **state)
{
    static const When end = { .kind = WHEN_END };
    (void)state;
    Phase parts[2];
    Say   say;
    Pool  pool = lift;
    pool.then = (Wordings){ then, 2 };
    Session session = lifting(&pool, parts, &say);
    say.whens = &end;
    Built one;
    build(&session, &one);
    assert_non_null(nth_speech(&one.timeline, "lift", 0));
    assert_null(nth_speech(&one.timeline, "lift", 1));
    arena_free(&one.arena);

    say.whens = &every;
    session.talk = TALK_SHORT;
    build(&session, &one);
    for (int n = 0; nth_speech(&one.timeline, "lift", n); n++)
        assert_false(nth_speech(&one.timeline, "lift", n)->speech.then);
    arena_free(&one.arena);
}

// The word on the in-breath is left out where the announcement of the next part begins before it has ended.
static void letting_go_leaves_room_for_an_announcement(void **state)
{
    static const Wording next_words[] = { W("Next: {next}.") };
    static const Pool    coming = { .name = "coming", .full = { next_words, 1 }, .gap = SECONDS(0.5) };
    static const When    fifth = { .kind = WHEN_BREATHS, .runs = { { 5, -1 } }, .run_count = 1 };
    static const When    before = { .kind = WHEN_BEFORE_PARTS };
    (void)state;
    Phase parts[2];
    Say   say, all[] = { { &coming, &before, 1, { 0 } } };
    Pool  pool = lift;
    pool.then = (Wordings){ then, 2 };
    Session session = lifting(&pool, parts, &say);
    say.whens = &fifth;
    session.says = all;
    session.say_count = 1;
    for (int breaths = 15; breaths <= 19; breaths++) {
        Built  one;
        Micros end = breaths * SECONDS(3.6);
        parts[0].length.time = end;
        session.length = end + SECONDS(30);
        build(&session, &one);
        // 4.8 s, and 1.656 s, 0.578 s of "cool" and half a second of silence, before the end.
        Micros hush = end - SECONDS(4.8 + 1.656 + 0.578 + 0.5);
        int    words = 0, letting_go = 0, expected = 0, expected_after = 0;
        for (int n = 0; nth_speech(&one.timeline, "lift", n); n++)
            *(nth_speech(&one.timeline, "lift", n)->speech.then ? &letting_go : &words) += 1;
        for (int breath = 5; breath <= breaths; breath += 5) {
            Micros turn = (breath - 1) * SECONDS(3.6) + SECONDS(1.8);
            bool   said = turn + SECONDS(1.6) <= hush;
            expected += said;
            expected_after += said && turn + SECONDS(1.8 + 1.6) <= hush;
        }
        assert_int_equal(words, expected);
        assert_int_equal(letting_go, expected_after);
        arena_free(&one.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_minute_is_free_after_ten_lifts),
        cmocka_unit_test(the_rest_is_announced_once_each_time),
        cmocka_unit_test(no_word_is_heard_while_lifts_rest),
        cmocka_unit_test(an_author_may_be_stricter_and_not_laxer),
        cmocka_unit_test(the_swell_goes_on_when_the_words_have_faded),
        cmocka_unit_test(silent_talk_keeps_the_swells),
        cmocka_unit_test(letting_go_is_said_on_the_in_breath_that_follows),
        cmocka_unit_test(of_lifts_on_neighbouring_breaths_every_second_is_followed_by_a_word),
        cmocka_unit_test(a_rest_of_exactly_a_minute_is_enough),
        cmocka_unit_test(of_two_words_on_a_turn_the_more_important_is_said),
        cmocka_unit_test(words_on_two_turns_are_both_said),
        cmocka_unit_test(lifts_on_every_second_breath_are_all_followed_by_a_word),
        cmocka_unit_test(no_word_follows_the_last_breath_of_a_part_nor_short_talk),
        cmocka_unit_test(letting_go_leaves_room_for_an_announcement),
    };
    return cmocka_run_group_tests_name("timeline_lifts", tests, NULL, NULL);
}
