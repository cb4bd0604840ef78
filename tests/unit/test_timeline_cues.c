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

#define AFTER(seconds)                               \
    {                                                \
        .kind = WHEN_AFTER, .time = SECONDS(seconds) \
    }
#define LEFT(seconds)                                    \
    {                                                    \
        .kind = WHEN_TIME_LEFT, .time = SECONDS(seconds) \
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

// The part is from 30 s to 88.8 s of 120 s.
static void a_moment_outside_its_part_is_not_said(void **state)
{
    (void)state;
    Say   says[] = { { &tip,
                       WHENS({ .kind = WHEN_AFTER, .time = SECONDS(58.7) },
                             { .kind = WHEN_AFTER, .time = SECONDS(58.8) },
                             { .kind = WHEN_BEFORE_END, .time = SECONDS(58.8) },
                             { .kind = WHEN_BEFORE_END, .time = SECONDS(58.9) },
                             { .kind = WHEN_TIME_LEFT, .time = SECONDS(90) },
                             { .kind = WHEN_TIME_LEFT, .time = SECONDS(90.1) },
                             { .kind = WHEN_TIME_LEFT, .time = SECONDS(31.2) }),
                       { 0 } } };
    Built one;
    build_middle(says, 1, NULL, 0, &one);
    SAID(&one.timeline, "tip", 30, 30, 88.7);
    arena_free(&one.arena);
}

static void words_at_the_end_are_on_the_last_breath_or_end_with_the_part(void **state)
{
    (void)state;
    const When end = { .kind = WHEN_END };
    Say        says[] = { { &word, WHENS(end), { 0 } },
                          { &in_word, WHENS(end), { 0 } },
                          { &tip, WHENS(end), { 0 } } };
    Say        all[] = { { &other, WHENS(end), { 0 } } };
    Built      one;
    build_middle(says, 3, all, 1, &one);
    SAID(&one.timeline, "word", 86.4);  // the 14th breath of 4.2 s: in at 84.6
    SAID(&one.timeline, "in", 84.6);
    SAID(&one.timeline, "tip", 88.8);
    SAID(&one.timeline, "other", 117);  // three seconds are for the end sound
    const Speech *speech = &nth_speech(&one.timeline, "tip", 0)->speech;
    assert_int_equal(speech->anchor, ANCHOR_END);
    assert_int_equal(speech->slack, SECONDS(2));
    assert_int_equal(speech->latest, 0);
    arena_free(&one.arena);
}

static When on_breaths(int nth)
{
    return (When){ .kind = WHEN_BREATHS, .runs = { { nth, -1 } }, .run_count = 1 };
}

static void a_breath_schedule_reaches_to_the_last_breath(void **state)
{
    (void)state;
    Say   says[] = { { &word, WHENS(on_breaths(14)), { 0 } },
                     { &in_word, WHENS(on_breaths(15)), { 0 } },
                     { &tip, WHENS(on_breaths(7)), { 0 } } };
    Built one;
    build_middle(says, 3, NULL, 0, &one);
    SAID(&one.timeline, "word", 86.4);
    assert_null(nth_speech(&one.timeline, "in", 0));
    SAID(&one.timeline, "tip", 55.2, 84.6);  // free words as the breath begins
    arena_free(&one.arena);
}

// "In for three steps, out for four.", at 47 ms a letter, 140 ms a word, and a comma, takes 2.855 s; with its
// second of silence, 3.855 s. "Quiet feet." takes 1.953 s.
static void words_that_come_before_the_first_have_ended_are_opening_words_too(void **state)
{
    (void)state;
    Say   says[] = { { &how, WHENS({ .kind = WHEN_START }), { 0 } },
                     { &other, WHENS({ .kind = WHEN_AFTER, .time = SECONDS(3.854) }), { 0 } },
                     { &word, WHENS(on_breaths(1)), { 0 } } };
    Built one;
    build_middle(says, 3, NULL, 0, &one);
    assert_int_equal(nth_speech(&one.timeline, "word", 0)->at, SECONDS(38.4 + 1.8));  // from 35.808 on
    arena_free(&one.arena);

    says[1] = (Say){ &other, WHENS({ .kind = WHEN_AFTER, .time = SECONDS(3.855) }), { 0 } };
    build_middle(says, 3, NULL, 0, &one);
    assert_int_equal(nth_speech(&one.timeline, "word", 0)->at, SECONDS(34.2 + 1.8));
    arena_free(&one.arena);
}

// Own pace; a quiet minute of 3:4 at 100; a minute of it with words; own pace.
static void a_breath_word_of_the_walk_waits_for_a_part_that_may_speak(void **state)
{
    (void)state;
    Phase parts[] = { part("open", 30, own_pace(), (Breath){ 0 }),
                      part("quiet", 63, at_pace(100), in_steps(3, 4)),
                      part("walk", 63, at_pace(100), in_steps(3, 4)),
                      part("cool", 30, own_pace(), (Breath){ 0 }) };
    Say   all[] = { { &word, WHENS(AFTER(5), AFTER(99), AFTER(99.1), AFTER(160)), { 0 } },
                    { &in_word, WHENS({ .kind = WHEN_END }), { 0 } } };
    parts[1].quiet = true;
    Session session = walk(parts, 4);
    session.says = all;
    session.say_count = 2;
    Built one;
    build(&session, &one);
    SAID(&one.timeline, "word", 94.8, 99, 103.2);  // out at 93 + 1.8, and every 4.2 s
    assert_null(nth_speech(&one.timeline, "in", 0));
    assert_int_equal(nth_speech(&one.timeline, "word", 0)->phase, 2);
    arena_free(&one.arena);
}

static int reports_no_breath(const Pool *pool, Breath breath, bool quiet)
{
    Phase parts[] = { part("cool", 60, own_pace(), breath) };
    Say   says[] = { { pool, WHENS({ .kind = WHEN_START }), { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    parts[0].quiet = quiet;
    Session session = walk(parts, 1);
    Built   one;
    build(&session, &one);
    int warnings = one.diags.warnings;
    assert_int_equal(warnings, reported(&one, "no-breath"));
    arena_free(&one.arena);
    return warnings;
}

static void only_a_breath_word_without_a_breath_is_reported(void **state)
{
    (void)state;
    Pool counted = word;
    counted.each_step = true;
    assert_int_equal(reports_no_breath(&in_word, (Breath){ 0 }, false), 1);
    assert_int_equal(reports_no_breath(&in_word, in_seconds(3, 3), false), 0);
    assert_int_equal(reports_no_breath(&in_word, (Breath){ 0 }, true), 0);
    assert_int_equal(reports_no_breath(&tip, (Breath){ 0 }, false), 0);
    assert_int_equal(reports_no_breath(&counted, (Breath){ 0 }, false), 0);
}

static void minutes_left_are_rounded(void **state)
{
    static const char *const texts[] = { "3 minutes to go.",  "2 minutes to go.",  "2 minutes to go.",
                                         "One minute to go.", "One minute to go.", "0 minutes to go." };
    (void)state;
    Phase parts[] = { part("stroll", 240, own_pace(), (Breath){ 0 }) };
    Say   says[] = {
          { &left, WHENS(AFTER(90), AFTER(91), LEFT(90), LEFT(89), AFTER(210), AFTER(211)), { 0 } }
    };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 1);
    session.plural = "en";
    Built one;
    build(&session, &one);
    for (int n = 0; n < 6; n++)
        assert_string_equal(nth_speech(&one.timeline, "left", n)->speech.text, texts[n]);
    arena_free(&one.arena);
}

static void words_name_the_part_its_pace_and_the_steps_of_their_moment(void **state)
{
    const Pool about = { .name = "about",
                         .full = WORDINGS(W("{phase}, {next}: {in}:{out} at {pace}, {side}{rep}.")),
                         .gap = SECONDS(1) };
    (void)state;
    Breath gears = { .kind = BREATH_STEPS, .gears = { { 3, 3 }, { 3, 4 } }, .gear_count = 2 };
    Phase  parts[] = { part("walk", 126, at_pace(100), gears), part("cool", 60, own_pace(), (Breath){ 0 }) };
    // 18 breaths of 3.6 s, to 64.8 s, and then 15 of 4.2 s, to 127.8 s
    Say        says[] = { { &about,
                            WHENS({ .kind = WHEN_START }, { .kind = WHEN_AFTER, .time = SECONDS(61.2) },
                                  { .kind = WHEN_AFTER, .time = SECONDS(61.3) },
                                  { .kind = WHEN_AFTER, .time = SECONDS(125) }),
                            { 0 } } };
    const Pool here = { .name = "here",
                        .full = WORDINGS(W("{phase}, {next} at {pace}.")),
                        .gap = SECONDS(1) };
    Say        cool[] = { { &here, WHENS({ .kind = WHEN_START }), { 0 } } };
    parts[0].title = "A brisk walk";
    parts[0].says = says;
    parts[1].title = NULL;
    parts[1].says = cool;
    parts[0].say_count = parts[1].say_count = 1;
    Session session = walk(parts, 2);
    Built   one;
    build(&session, &one);
    static const char *const texts[] = { "A brisk walk, cool: 3:3 at 100, 0.",
                                         "A brisk walk, cool: 3:3 at 100, 0.",
                                         "A brisk walk, cool: 3:4 at 100, 0.",
                                         "A brisk walk, cool: 3:4 at 100, 0." };
    for (int n = 0; n < 4; n++)
        assert_string_equal(nth_speech(&one.timeline, "about", n)->speech.text, texts[n]);
    assert_string_equal(nth_speech(&one.timeline, "here", 0)->speech.text, "cool,  at 78.");
    arena_free(&one.arena);
}

// Three gears share three minutes: a minute each, to a breath.
static void words_name_the_gear_of_their_moment(void **state)
{
    const Pool about = { .name = "about", .full = WORDINGS(W("{in}:{out}")), .gap = SECONDS(1) };
    (void)state;
    Breath gears = { .kind = BREATH_STEPS, .gears = { { 3, 3 }, { 3, 4 }, { 4, 4 } }, .gear_count = 3 };
    Phase  parts[] = { part("walk", 180, at_pace(100), gears), part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say    says[] = { { &about,
                        WHENS(AFTER(10), AFTER(50), AFTER(70), AFTER(95), AFTER(110), AFTER(130), AFTER(160)),
                        { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 2);
    Built   one;
    build(&session, &one);
    static const char *const texts[] = { "3:3", "3:3", "3:4", "3:4", "3:4", "4:4", "4:4" };
    for (int n = 0; n < 7; n++)
        assert_string_equal(nth_speech(&one.timeline, "about", n)->speech.text, texts[n]);
    arena_free(&one.arena);
}

// Tips at 40 s, at 86 s, and at 118 s of 120: by when each has to have ended.
static void words_end_with_their_part_and_calls_of_the_walk_in_the_next(void **state)
{
    (void)state;
    Say   says[] = { { &tip, WHENS(AFTER(10), AFTER(56)), { 0 } } };
    Say   all[] = { { &other, WHENS(AFTER(40), AFTER(86), AFTER(116.5), AFTER(117), AFTER(118)), { 0 } },
                    { &coming, WHENS({ .kind = WHEN_BEFORE_PARTS }), { 0 } } };
    Built one;
    build_middle(says, 1, all, 2, &one);
    // "Next: cool." with its 2.234 s and a second of silence, ending 2.4 to 4.8 s before 88.8: hush from
    // 80.766.
    const Micros hush = SECONDS(88.8 - 4.8 - 1.656 - 0.578 - 1);
    assert_int_equal(nth_speech(&one.timeline, "tip", 0)->speech.latest, hush);
    assert_int_equal(nth_speech(&one.timeline, "tip", 1)->speech.latest, SECONDS(88.8));
    const double latest[] = { 117, 117, 117, 120, 120 };
    for (int n = 0; n < 5; n++)
        assert_int_equal(nth_speech(&one.timeline, "other", n)->speech.latest, SECONDS(latest[n]));
    arena_free(&one.arena);
}

// Before a quiet part a call does not wait: it has to end in its own.
static void a_call_before_a_quiet_part_ends_in_its_own(void **state)
{
    (void)state;
    Phase parts[] = { part("walk", 60, own_pace(), (Breath){ 0 }),
                      part("quiet", 60, own_pace(), (Breath){ 0 }),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say   all[] = { { &other, WHENS(AFTER(50)), { 0 } } };
    parts[1].quiet = true;
    Session session = walk(parts, 3);
    session.says = all;
    session.say_count = 1;
    Built one;
    build(&session, &one);
    assert_int_equal(nth_speech(&one.timeline, "other", 0)->speech.latest, SECONDS(60));
    arena_free(&one.arena);
    parts[1].quiet = false;
    build(&session, &one);
    assert_int_equal(nth_speech(&one.timeline, "other", 0)->speech.latest, SECONDS(120));
    arena_free(&one.arena);
}

// Where nothing is announced, the last breath of a part has its word, however short it is.
static void without_an_announcement_the_last_breath_has_its_word(void **state)
{
    (void)state;
    Phase parts[] = { part("walk", 60, at_pace(120), in_steps(3, 3)),
                      part("cool", 60, own_pace(), (Breath){ 0 }) };
    Say   says[] = { { &word, WHENS({ .kind = WHEN_END }), { 0 } } };
    parts[0].says = says;
    parts[0].say_count = 1;
    Session session = walk(parts, 2);
    Built   one;
    build(&session, &one);
    SAID(&one.timeline, "word", 58.5);
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
        cmocka_unit_test(a_moment_outside_its_part_is_not_said),
        cmocka_unit_test(words_at_the_end_are_on_the_last_breath_or_end_with_the_part),
        cmocka_unit_test(a_breath_schedule_reaches_to_the_last_breath),
        cmocka_unit_test(words_that_come_before_the_first_have_ended_are_opening_words_too),
        cmocka_unit_test(a_breath_word_of_the_walk_waits_for_a_part_that_may_speak),
        cmocka_unit_test(only_a_breath_word_without_a_breath_is_reported),
        cmocka_unit_test(minutes_left_are_rounded),
        cmocka_unit_test(words_name_the_part_its_pace_and_the_steps_of_their_moment),
        cmocka_unit_test(words_name_the_gear_of_their_moment),
        cmocka_unit_test(words_end_with_their_part_and_calls_of_the_walk_in_the_next),
        cmocka_unit_test(a_call_before_a_quiet_part_ends_in_its_own),
        cmocka_unit_test(without_an_announcement_the_last_breath_has_its_word),
    };
    return cmocka_run_group_tests_name("timeline_cues", tests, NULL, NULL);
}
