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
    };
    return cmocka_run_group_tests_name("timeline_wording", tests, NULL, NULL);
}
