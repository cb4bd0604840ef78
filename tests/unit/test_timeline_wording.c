// Which wording is said, in which form, with what filled in.
#include "walk_by_hand.h"

#include "cmocka_all.h"
#include "timeline/plural.h"
#include "timeline/variables.h"

static const Wording full[] = { W("Long breath out"), W("Breathe out, easy"), W("Let it flow out"),
                                W("Out, all the way") };
static const Wording brief[] = { W("And out"), W("Out") };

static Pool fading(void)
{
    return (Pool){
        .name = "word",
        .on = ON_OUT,
        .gap = SECONDS(0.15),
        .full = { full, COUNT(full) },
        .brief = { brief, COUNT(brief) },
        .fade = { { { FORM_FULL, 3 }, { FORM_SHORT, 4 }, { FORM_SILENT, -1 } }, 3 },
    };
}

// Two parts of a minute and a half at 3:3, the word on every breath; 25 breaths each.
static void build_twice(const Pool *pool, Talk talk, uint64_t seed, Built *out)
{
    static Phase   parts[3];
    static Say     says[1];
    static When    every;
    static Session session;
    every = (When){ .kind = WHEN_BREATHS, .runs = { { 1, -1 } }, .run_count = 1 };
    says[0] = (Say){ pool, &every, 1, { 0 } };
    for (int i = 0; i < 2; i++) {
        parts[i] = part("walk", 90, at_pace(100), in_steps(3, 3));
        parts[i].says = says;
        parts[i].say_count = 1;
    }
    parts[2] = part("cool", 30, own_pace(), (Breath){ 0 });
    session = walk(parts, 3);
    session.talk = talk;
    session.seed = seed;
    build(&session, out);
    assert_true(out->built);
}

static int count_form(const Timeline *timeline, WordForm form, int phase)
{
    int          count = 0;
    const Event *event;
    for (size_t i = 0; (event = next_event(timeline, EVENT_SPEECH, &i));)
        count += event->speech.form == form && event->phase == phase;
    return count;
}

static void a_fade_is_counted_over_the_whole_walk(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    build_twice(&pool, TALK_FULL, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_FULL, 0), 3);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 0), 4);
    arena_free(&one.arena);
}

static void the_first_in_a_part_is_at_least_short(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    build_twice(&pool, TALK_FULL, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_FULL, 1), 0);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 1), 1);
    arena_free(&one.arena);
}

static void short_talk_begins_short_and_says_what_may_be_said_once_a_part(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    build_twice(&pool, TALK_SHORT, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_FULL, 0), 0);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 0), 1);
    arena_free(&one.arena);
    pool.priority = PRIORITY_SHOULD;
    build_twice(&pool, TALK_SHORT, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 0), 4);
    arena_free(&one.arena);
}

static void silent_talk_says_what_must_be_said(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    build_twice(&pool, TALK_SILENT, 1, &one);
    assert_null(nth_speech(&one.timeline, "word", 0));
    arena_free(&one.arena);
    pool.priority = PRIORITY_MUST;
    build_twice(&pool, TALK_SILENT, 1, &one);
    assert_non_null(nth_speech(&one.timeline, "word", 0));
    arena_free(&one.arena);
}

static void what_is_said_in_full_has_something_shorter_at_hand(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    build_twice(&pool, TALK_FULL, 1, &one);
    assert_string_equal(nth_speech(&one.timeline, "word", 0)->speech.instead, "Out");
    assert_null(nth_speech(&one.timeline, "word", 3)->speech.instead);
    arena_free(&one.arena);
}

static void another_seed_chooses_other_wordings(void **state)
{
    (void)state;
    Pool pool = fading();
    pool.fade = (Fade){ 0 };
    Built one, two;
    int   different = 0;
    build_twice(&pool, TALK_FULL, 1, &one);
    build_twice(&pool, TALK_FULL, 2, &two);
    for (int n = 0; n < 25; n++)
        different += strcmp(nth_speech(&one.timeline, "word", n)->speech.text,
                            nth_speech(&two.timeline, "word", n)->speech.text) != 0;
    assert_true(different > 5);
    arena_free(&one.arena);
    arena_free(&two.arena);
}

static void of_four_wordings_each_comes_before_one_comes_again(void **state)
{
    (void)state;
    Pool pool = fading();
    pool.fade = (Fade){ 0 };
    Built one;
    build_twice(&pool, TALK_FULL, 1, &one);
    for (int n = 3; n < 25; n++)
        for (int back = 1; back <= 3; back++)
            assert_string_not_equal(nth_speech(&one.timeline, "word", n)->speech.text,
                                    nth_speech(&one.timeline, "word", n - back)->speech.text);
    arena_free(&one.arena);
}

static void a_tip_does_not_come_again_within_five_minutes(void **state)
{
    (void)state;
    Pool  tip = { .name = "tip",
                  .full = WORDINGS(W("One."), W("Two."), W("Three."), W("Four.")),
                  .gap = SECONDS(1) };
    Say   says[] = { { &tip, WHENS({ .kind = WHEN_EVERY_TIME, .time = SECONDS(30) }), { 0 } } };
    Phase parts[] = { part("stroll", 1200, own_pace(), (Breath){ 0 }) };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    int count = 0;
    for (const Event *a, *b; (a = nth_speech(&one.timeline, "tip", count)); count++)
        for (int n = count + 1; (b = nth_speech(&one.timeline, "tip", n)); n++)
            assert_true(strcmp(a->speech.text, b->speech.text) != 0 || b->at - a->at >= SECONDS(300));
    assert_true(count >= 12);
    arena_free(&one.arena);
}

// A stroll of twenty minutes, with the pool said every so many seconds.
static void stroll(const Pool *pool, double seconds, Built *out)
{
    Say   says[] = { { pool, WHENS({ .kind = WHEN_EVERY_TIME, .time = SECONDS(seconds) }), { 0 } } };
    Phase parts[] = { part("stroll", 1200, own_pace(), (Breath){ 0 }) };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    build(&session, out);
    assert_true(out->built);
}

static Pool tips(Wordings wordings, Priority priority)
{
    return (Pool){ .name = "tip", .full = wordings, .priority = priority, .gap = SECONDS(1) };
}

static const Wording four[] = { W("One."), W("Two."), W("Three."), W("Four.") };

// Four tips, one every 75 s: each comes round again after exactly five minutes.
static void a_tip_comes_again_after_five_minutes(void **state)
{
    (void)state;
    const Pool tip = tips((Wordings){ four, 4 }, PRIORITY_MAY);
    Built      one;
    stroll(&tip, 75, &one);
    for (int n = 0; n < 15; n++)
        assert_int_equal(nth_speech(&one.timeline, "tip", n)->at, SECONDS(75 * (n + 1)));
    assert_null(nth_speech(&one.timeline, "tip", 15));
    arena_free(&one.arena);
}

// One every 74 s: after four of them, none has rested for five minutes, and the fifth time is left out.
static void of_four_tips_the_one_that_has_not_rested_is_left_out(void **state)
{
    (void)state;
    const Pool tip = tips((Wordings){ four, 4 }, PRIORITY_MAY);
    Built      one;
    stroll(&tip, 74, &one);
    for (int n = 0; n < 12; n++)
        assert_int_equal(nth_speech(&one.timeline, "tip", n)->at, SECONDS(74 * (n + 1 + n / 4)));
    arena_free(&one.arena);
}

static void what_should_be_said_is_said_although_it_has_not_rested(void **state)
{
    (void)state;
    const Pool tip = tips((Wordings){ four, 4 }, PRIORITY_SHOULD);
    Built      one;
    stroll(&tip, 30, &one);
    for (int n = 0; n < 39; n++)
        assert_int_equal(nth_speech(&one.timeline, "tip", n)->at, SECONDS(30 * (n + 1)));
    for (int n = 4; n < 39; n++)  // each time the one of longest ago
        assert_string_equal(nth_speech(&one.timeline, "tip", n)->speech.text,
                            nth_speech(&one.timeline, "tip", n - 4)->speech.text);
    arena_free(&one.arena);
}

static void of_three_tips_the_one_of_longest_ago_is_said(void **state)
{
    (void)state;
    const Pool tip = tips((Wordings){ four, 3 }, PRIORITY_MAY);
    Built      one;
    stroll(&tip, 30, &one);
    assert_non_null(nth_speech(&one.timeline, "tip", 38));
    for (int n = 0; n < 36; n++)
        for (int after = 1; after <= 3; after++)
            assert_int_equal(strcmp(nth_speech(&one.timeline, "tip", n)->speech.text,
                                    nth_speech(&one.timeline, "tip", n + after)->speech.text) == 0,
                             after == 3);
    arena_free(&one.arena);
}

// A word on each of 25 breaths, out of so many wordings: none of the last `depth` is said again.
static void assert_none_of_the_last(size_t wordings, int depth)
{
    static const Wording all[] = { W("Out"),      W("And out"),  W("Long out"), W("Easy out"),
                                   W("Soft out"), W("Slow out"), W("Out now") };
    const Pool pool = { .name = "word", .on = ON_OUT, .gap = SECONDS(0.15), .full = { all, wordings } };
    for (uint64_t seed = 1; seed <= 20; seed++) {
        Built one;
        build_twice(&pool, TALK_FULL, seed, &one);
        for (int n = depth; n < 50; n++)
            for (int back = 1; back <= depth; back++)
                assert_string_not_equal(nth_speech(&one.timeline, "word", n)->speech.text,
                                        nth_speech(&one.timeline, "word", n - back)->speech.text);
        arena_free(&one.arena);
    }
}

static void the_more_wordings_the_longer_until_one_comes_again(void **state)
{
    (void)state;
    assert_none_of_the_last(2, 1);
    assert_none_of_the_last(3, 1);
    assert_none_of_the_last(4, 3);
    assert_none_of_the_last(5, 3);
    assert_none_of_the_last(6, 4);
    assert_none_of_the_last(7, 4);
}

static void the_only_wording_is_said_each_time(void **state)
{
    (void)state;
    const Pool pool = { .name = "word", .on = ON_OUT, .gap = SECONDS(0.15), .full = { full, 1 } };
    Built      one;
    build_twice(&pool, TALK_FULL, 1, &one);
    assert_string_equal(nth_speech(&one.timeline, "word", 49)->speech.text, "Long breath out");
    arena_free(&one.arena);
}

static void the_shortest_of_the_short_wordings_is_at_hand(void **state)
{
    static const Wording shorts[] = { W("And out"), W("Out"), W("Now out") };
    (void)state;
    Pool pool = fading();
    pool.brief = (Wordings){ shorts, 3 };
    for (uint64_t seed = 1; seed <= 4; seed++) {
        Built one;
        build_twice(&pool, TALK_FULL, seed, &one);
        for (int n = 0; n < 3; n++)
            assert_string_equal(nth_speech(&one.timeline, "word", n)->speech.instead, "Out");
        arena_free(&one.arena);
    }
}

// Words that should be said, 25 in each part: how many of the first part are short, with short talk.
static int count_short_talk(Fade fade)
{
    Pool  pool = fading();
    Built one;
    pool.priority = PRIORITY_SHOULD;
    pool.fade = fade;
    build_twice(&pool, TALK_SHORT, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_FULL, 0), 0);
    int count = count_form(&one.timeline, FORM_SHORT, 0);
    for (int n = 0; n < count; n++)  // in the words for it
        assert_true(strlen(nth_speech(&one.timeline, "word", n)->speech.text) <= strlen("And out"));
    arena_free(&one.arena);
    return count;
}

static void short_talk_is_short_whatever_the_fade(void **state)
{
    (void)state;
    assert_int_equal(count_short_talk((Fade){ 0 }), 25);
    assert_int_equal(count_short_talk((Fade){ { { FORM_FULL, -1 } }, 1 }), 25);
    assert_int_equal(count_short_talk((Fade){ { { FORM_FULL, 3 }, { FORM_SHORT, -1 } }, 2 }), 25);
    assert_int_equal(count_short_talk((Fade){ { { FORM_FULL, 3 }, { FORM_SILENT, -1 } }, 2 }), 1);
    assert_int_equal(count_short_talk((Fade){ { { FORM_SHORT, 9 }, { FORM_SILENT, -1 } }, 2 }), 9);
}

static void the_last_step_of_a_fade_goes_on_however_often_it_says(void **state)
{
    (void)state;
    Pool  pool = fading();
    Built one;
    pool.fade = (Fade){ { { FORM_FULL, 2 }, { FORM_SHORT, 3 } }, 2 };
    build_twice(&pool, TALK_FULL, 1, &one);
    assert_int_equal(count_form(&one.timeline, FORM_FULL, 0), 2);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 0), 23);
    assert_int_equal(count_form(&one.timeline, FORM_SHORT, 1), 25);
    arena_free(&one.arena);
}

static void variables_are_filled_in(void **state)
{
    (void)state;
    Arena     arena = { 0 };
    Variables at = { .language = "en",
                     .minutes_left = 2,
                     .phase = "Walk",
                     .next = "Cool down",
                     .in = 3,
                     .out = 4,
                     .pace = 100,
                     .side = "left",
                     .rep = 2,
                     .reps = 5 };
    assert_string_equal(variables_fill("{phase}, {next}: {in}, {out} at {pace}", &at, &arena),
                        "Walk, Cool down: 3, 4 at 100");
    assert_string_equal(variables_fill("{side} {rep} of {reps}", &at, &arena), "left 2 of 5");
    assert_string_equal(variables_fill("{minutes_left:One minute|# minutes} to go", &at, &arena),
                        "2 minutes to go");
    at.minutes_left = 1;
    assert_string_equal(variables_fill("{minutes_left:One minute|# minutes} to go", &at, &arena),
                        "One minute to go");
    assert_string_equal(variables_fill("{pace:#|# and # again}!", &at, &arena), "100 and 100 again!");
    assert_string_equal(variables_fill("{nothing} {unclosed", &at, &arena), "{nothing} {unclosed");
    const char *plain = "nothing to fill";
    assert_ptr_equal(variables_fill(plain, &at, &arena), plain);
    arena_free(&arena);
}

static void each_language_has_its_own_plural(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        int         n, form;
    } cases[] = {
        { "en", 0, 1 },    { "en", 1, 0 },  { "en", 2, 1 },  { "en-gb", 1, 0 }, { "de", 1, 0 },
        { "de", 0, 1 },    { "es", 2, 1 },  { "fr", 0, 0 },  { "fr", 1, 0 },    { "fr", 2, 1 },
        { "pt_BR", 0, 0 }, { "ja", 1, 0 },  { "ja", 7, 0 },  { "pl", 1, 0 },    { "pl", 2, 1 },
        { "pl", 5, 2 },    { "pl", 12, 2 }, { "pl", 22, 1 }, { "pl", 21, 2 },   { "cs", 4, 1 },
        { "cs", 5, 2 },    { "ru", 21, 0 }, { "ru", 11, 2 }, { "ru", 3, 1 },    { "sl", 101, 0 },
        { "sl", 2, 1 },    { "ro", 0, 1 },  { "ro", 20, 2 }, { "lt", 21, 0 },   { "lt", 9, 1 },
        { "lt", 10, 2 },   { "ar", 0, 0 },  { "ar", 5, 3 },  { "ar", 11, 4 },   { "ar", 100, 5 },
        { "xx", 1, 0 },    { NULL, 3, 1 },
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(plural_form(cases[i].language, cases[i].n), cases[i].form);
}

// The forms of 0 to 24, and of 100 to 115, as Unicode's table of plurals has them.
static void a_number_takes_its_form_in_each_language(void **state)
{
    static const struct {
        const char *languages, *small, *large;
    } cases[] = {
        { "en de es nl", "1011111111111111111111111", "1111111111111111" },
        { "fr pt hy kab", "0011111111111111111111111", "1111111111111111" },
        { "ja zh ko vi th id ms lo my", "0000000000000000000000000", "0000000000000000" },
        { "cs sk", "2011122222222222222222222", "2222222222222222" },
        { "pl", "2011122222222222222222111", "2211122222222222" },
        { "ru uk be hr sr bs", "2011122222222222222220111", "2011122222222222" },
        { "sl", "3012233333333333333333333", "3012233333333333" },
        { "ro", "1011111111111111111122222", "2111111111111111" },
        { "lt", "2011111111222222222220111", "2011111111222222" },
        { "ar", "0123333333344444444444444", "5553333333344444" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        for (const char *at = cases[i].languages; *at; at += strcspn(at, " "), at += *at == ' ') {
            char language[8] = "";
            memcpy(language, at, strcspn(at, " "));
            for (int n = 0; n < 25; n++)
                assert_int_equal(plural_form(language, n), cases[i].small[n] - '0');
            for (int n = 100; n < 116; n++)
                assert_int_equal(plural_form(language, n), cases[i].large[n - 100] - '0');
        }
}

static void only_steps_in_and_out_are_the_breaths_steps(void **state)
{
    (void)state;
    assert_true(variables_name_steps("{in} steps"));
    assert_true(variables_name_steps("{next}: {out}"));
    assert_true(variables_name_steps("{in:one step|# steps}"));
    assert_true(variables_name_steps("{ {out:one|#}"));
    assert_false(variables_name_steps("in, out"));
    assert_false(variables_name_steps("{inner} {output} {in"));
    assert_false(variables_name_steps("{phase} at {pace}"));
    assert_false(variables_name_steps(""));
}

static void a_variable_takes_the_last_form_where_its_own_is_missing(void **state)
{
    (void)state;
    Arena     arena = { 0 };
    Variables at = { .language = "pl", .rep = 5, .in = 1 };
    assert_string_equal(variables_fill("{rep:jeden|# dwa|# wiele}", &at, &arena), "5 wiele");
    assert_string_equal(variables_fill("{rep:jeden|# dwa}", &at, &arena), "5 dwa");
    assert_string_equal(variables_fill("{rep:razy}", &at, &arena), "razy");
    assert_string_equal(variables_fill("{in:#.|#}", &at, &arena), "1.");
    assert_string_equal(variables_fill("{rep:a#b#|c##d|}!", &at, &arena), "!");
    at.rep = 3;
    assert_string_equal(variables_fill("{rep:a#b#|c##d|}!", &at, &arena), "c33d!");
    assert_string_equal(variables_fill("{side}{phase}.", &at, &arena), ".");  // no text to fill in
    assert_string_equal(variables_fill("{re} {repss} {rep}", &at, &arena), "{re} {repss} 3");
    arena_free(&arena);
}

static void words_on_a_ramp_name_the_pace_it_begins_with(void **state)
{
    static const Wording words[] = { W("At {pace}.") };
    (void)state;
    const Pool pool = { .name = "pace", .full = { words, 1 }, .gap = SECONDS(1) };
    Say        says[] = { { &pool, WHENS({ .kind = WHEN_START }), { 0 } } };
    Phase      parts[] = { part("walk", 60, ramp(90, 110), in_steps(2, 2)),
                           part("cool", 30, own_pace(), (Breath){ 0 }) };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 2);
    Built   one;
    build(&session, &one);
    assert_string_equal(nth_speech(&one.timeline, "pace", 0)->speech.text, "At 90.");
    arena_free(&one.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fade_is_counted_over_the_whole_walk),
        cmocka_unit_test(the_first_in_a_part_is_at_least_short),
        cmocka_unit_test(short_talk_begins_short_and_says_what_may_be_said_once_a_part),
        cmocka_unit_test(silent_talk_says_what_must_be_said),
        cmocka_unit_test(what_is_said_in_full_has_something_shorter_at_hand),
        cmocka_unit_test(another_seed_chooses_other_wordings),
        cmocka_unit_test(of_four_wordings_each_comes_before_one_comes_again),
        cmocka_unit_test(a_tip_does_not_come_again_within_five_minutes),
        cmocka_unit_test(variables_are_filled_in),
        cmocka_unit_test(each_language_has_its_own_plural),
        cmocka_unit_test(a_tip_comes_again_after_five_minutes),
        cmocka_unit_test(of_four_tips_the_one_that_has_not_rested_is_left_out),
        cmocka_unit_test(what_should_be_said_is_said_although_it_has_not_rested),
        cmocka_unit_test(of_three_tips_the_one_of_longest_ago_is_said),
        cmocka_unit_test(the_more_wordings_the_longer_until_one_comes_again),
        cmocka_unit_test(the_only_wording_is_said_each_time),
        cmocka_unit_test(the_shortest_of_the_short_wordings_is_at_hand),
        cmocka_unit_test(short_talk_is_short_whatever_the_fade),
        cmocka_unit_test(the_last_step_of_a_fade_goes_on_however_often_it_says),
        cmocka_unit_test(a_number_takes_its_form_in_each_language),
        cmocka_unit_test(only_steps_in_and_out_are_the_breaths_steps),
        cmocka_unit_test(a_variable_takes_the_last_form_where_its_own_is_missing),
        cmocka_unit_test(words_on_a_ramp_name_the_pace_it_begins_with),
    };
    return cmocka_run_group_tests_name("timeline_wording", tests, NULL, NULL);
}
