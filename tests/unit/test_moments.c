// What only placed words can show (coach/moments.h): each limit from both sides, on scores made by hand. A
// frame is a millisecond.
#include "coach/moments.h"

#include "cmocka_all.h"
#include "messages_by_hand.h"
#include "rules/rules.h"

#include <string.h>

#define MS(n)   ((Micros)(n)*1000)
#define LINE(n) ((SourcePos){ .line = (n), .column = 1 })
#define PHRASES(...)                                                                                  \
    {                                                                                                 \
        (const char *[]){ __VA_ARGS__ }, sizeof(const char *[]){ __VA_ARGS__ } / sizeof(const char *) \
    }

typedef struct {
    Arena         arena;
    DiagList      diags;
    Session       session;
    TimelinePhase phases[2];
    Event         events[32];
    Timeline      timeline;
    Spoken        spoken[16];
    Score         score;
} ByHand;

static const Recognised recognised = { .body = PHRASES("sore", "heavy"), .asks = PHRASES("notice whether") };

// Half a minute at her own pace, and a minute and a half at 100 steps.
static void begin(ByHand *hand)
{
    *hand = (ByHand){ .session = { .kind = SESSION_WALK, .recognised = recognised } };
    hand->diags.arena = &hand->arena;
    hand->phases[0] = (TimelinePhase){
        .title = "Open", .length = MS(30000), .pace = { .own = true, .from = 78, .to = 78 }, .pos = LINE(4)
    };
    hand->phases[1] = (TimelinePhase){ .title = "Walk",
                                       .at = MS(30000),
                                       .length = MS(90000),
                                       .pace = { .from = 100, .to = 100 },
                                       .pos = LINE(5) };
    hand->timeline = (Timeline){ .session = &hand->session,
                                 .phases = hand->phases,
                                 .phase_count = 2,
                                 .events = hand->events,
                                 .length = MS(120000) };
    hand->score = (Score){ .timeline = &hand->timeline, .rate = 1000, .spoken = hand->spoken };
}

// Words that sound from a millisecond to another.
static Speech *say(ByHand *hand, int phase, Frames onset, Frames end, const char *text)
{
    Event *event = &hand->events[hand->timeline.event_count];
    *event = (Event){ .kind = EVENT_SPEECH, .at = MS(onset), .phase = phase, .pos = LINE(8) };
    event->speech = (Speech){
        .text = text, .pool = "tip", .anchor = ANCHOR_START, .priority = PRIORITY_SHOULD
    };
    hand->spoken[hand->score.spoken_count++] = (Spoken){
        .event = hand->timeline.event_count++, .fate = SPOKEN_SAID, .text = text, .onset = onset, .end = end
    };
    return &event->speech;
}

static void breathe(ByHand *hand, Micros at, Micros in, Micros out, int steps_in, int steps_out)
{
    Event *events = &hand->events[hand->timeline.event_count];
    events[0] = (Event){ .kind = EVENT_BREATH, .at = at, .length = in, .phase = 1, .breath.steps = steps_in };
    events[1] = (Event){ .kind = EVENT_STEP, .at = at + 1, .phase = 1 };
    events[2] = (Event){ .kind = EVENT_BREATH, .at = at + in, .length = out, .phase = 1 };
    events[2].breath = (BreathTurn){ .out = true, .steps = steps_out };
    hand->timeline.event_count += 3;
}

static void expect(ByHand *hand, const char *messages)
{
    hand->diags = (DiagList){ .arena = &hand->arena };
    moments_check(&hand->score, &hand->arena, &hand->diags);
    assert_string_equal(messages_of(&hand->diags, &hand->arena), messages);
}

static void end(ByHand *hand) { arena_free(&hand->arena); }

// --- A breath that changes is announced --------------------------------------------------

#define BECOMES(line, at, title, breath)                                         \
    "warning " line ":1 at " at ", in \"" title "\", the breath becomes " breath \
    ", and no words end 4 to 8 steps (3 to 5 s at her own pace) before it [breath-unannounced]\n"

// Words that end so many milliseconds before the first breath of 3:4, at 30 s.
static void expect_announced(const Pace *before, Frames lead, bool announced)
{
    ByHand hand;
    begin(&hand);
    hand.phases[0].pace = *before;
    say(&hand, 0, 20000, 30000 - lead, "In three, out four.")->announces = true;
    breathe(&hand, MS(30000), MS(1800), MS(2400), 3, 4);
    expect(&hand, announced ? "" : BECOMES("5", "0:30", "Walk", "3:4 steps"));
    end(&hand);
}

// Three to five seconds at 78 steps a minute, and as many steps at another pace of her own, a tenth more or
// less.
static void at_her_own_pace_words_end_three_to_five_seconds_before(void **state)
{
    (void)state;
    static const Pace usual = { .own = true, .from = 78, .to = 78 },
                      slow = { .own = true, .from = 65, .to = 65 };
    expect_announced(&usual, 2690, false);
    expect_announced(&usual, 2710, true);
    expect_announced(&usual, 5490, true);
    expect_announced(&usual, 5510, false);
    expect_announced(&slow, 3230, false);  // 3.6 s and 6 s
    expect_announced(&slow, 3250, true);
    expect_announced(&slow, 6590, true);
    expect_announced(&slow, 6610, false);
}

// The pace is that of the moment of the change.
static void at_a_pace_words_end_four_to_eight_steps_before(void **state)
{
    (void)state;
    static const Pace even = { .from = 100, .to = 100 }, rising = { .from = 80, .to = 120 };
    expect_announced(&even, 2150, false);  // 2.4 s and 4.8 s
    expect_announced(&even, 2170, true);
    expect_announced(&even, 5270, true);
    expect_announced(&even, 5290, false);
    expect_announced(&rising, 1790, false);  // 2 s and 4 s
    expect_announced(&rising, 1810, true);
    expect_announced(&rising, 4390, true);
    expect_announced(&rising, 4410, false);
}

// In the middle of a part that goes from 80 to 120 steps: as at 100.
static void within_a_part_its_pace_is_that_of_the_moment(void **state)
{
    (void)state;
    for (int late = 0; late <= 1; late++) {
        ByHand hand;
        begin(&hand);
        hand.phases[1].pace = (Pace){ .from = 80, .to = 120 };
        say(&hand, 1, 60000, late ? 72850 : 72830, "In three, out four.")->announces = true;
        breathe(&hand, MS(75000), MS(1800), MS(2400), 3, 4);
        expect(&hand, late ? BECOMES("5", "1:15", "Walk", "3:4 steps") : "");
        end(&hand);
    }
}

static void what_must_be_said_announces_too(void **state)
{
    (void)state;
    static const struct {
        SpeechAnchor anchor;
        Priority     priority;
        SpokenFate   fate;
        bool         announces, right;
    } words[] = {
        { ANCHOR_END, PRIORITY_MAY, SPOKEN_SAID, true, true },
        { ANCHOR_TURN, PRIORITY_MAY, SPOKEN_SHORTENED, true, true },
        { ANCHOR_END, PRIORITY_MUST, SPOKEN_SAID, false, true },
        { ANCHOR_START, PRIORITY_MUST, SPOKEN_SAID, false, true },
        { ANCHOR_TURN, PRIORITY_MUST, SPOKEN_SAID, false, false },
        { ANCHOR_END, PRIORITY_SHOULD, SPOKEN_SAID, false, false },
        { ANCHOR_END, PRIORITY_MUST, SPOKEN_LEFT_OUT, true, false },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        ByHand hand;
        begin(&hand);
        Speech *speech = say(&hand, 0, 20000, 26000, "In three, out four.");
        speech->anchor = words[i].anchor, speech->priority = words[i].priority;
        speech->announces = words[i].announces;
        hand.spoken[0].fate = words[i].fate;
        breathe(&hand, MS(30000), MS(1800), MS(2400), 3, 4);
        expect(&hand, words[i].right ? "" : BECOMES("5", "0:30", "Walk", "3:4 steps"));
        end(&hand);
    }
}

static void only_a_breath_that_changes_is_announced(void **state)
{
    (void)state;
    static const Rule *const allowed[] = { RULE(BREATH_UNANNOUNCED) };
    static const struct {
        Micros      gap, in, out;
        int         steps_in, steps_out;
        const char *message;  // about the second breath
    } seconds[] = {
        { 0, MS(1800), MS(2400), 3, 4, "" },
        { 999, MS(1800), MS(2400), 3, 4, "" },
        { 1000, MS(1800), MS(2400), 3, 4, BECOMES("5", "0:34", "Walk", "3:4 steps") },
        { 0, MS(1900), MS(2500), 3, 4, "" },  // steps are counted, however long they are
        { 0, MS(1800), MS(2400), 2, 4, BECOMES("5", "0:34", "Walk", "2:4 steps") },
        { 0, MS(1800), MS(2400), 3, 5, BECOMES("5", "0:34", "Walk", "3:5 steps") },
        { 0, MS(1800), MS(2400), 0, 0, BECOMES("5", "0:34", "Walk", "1.8 s in, 2.4 s out") },
    };
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        ByHand hand;
        begin(&hand);
        say(&hand, 0, 20000, 26000, "In three, out four.")->announces = true;
        breathe(&hand, MS(30000), MS(1800), MS(2400), 3, 4);
        breathe(&hand, MS(34200) + seconds[i].gap, seconds[i].in, seconds[i].out, seconds[i].steps_in,
                seconds[i].steps_out);
        expect(&hand, seconds[i].message);
        hand.session.allow = allowed, hand.session.allow_count = 1;
        expect(&hand, "");
        end(&hand);
    }
}

// To a tenth of a second.
static void a_breath_in_seconds_may_be_fitted(void **state)
{
    (void)state;
    static const struct {
        Micros in, out;
        bool   same;
    } seconds[] = {
        { MS(2600), MS(3500), true }, { MS(2600) + 1, MS(3500), false },
        { MS(2400), MS(3500), true }, { MS(2400) - 1, MS(3500), false },
        { MS(2500), MS(3600), true }, { MS(2500), MS(3600) + 1, false },
    };
    for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++) {
        ByHand hand;
        begin(&hand);
        say(&hand, 0, 20000, 26000, "Now breathe along.")->announces = true;
        breathe(&hand, MS(30000), MS(2500), MS(3500), 0, 0);
        breathe(&hand, MS(36000), seconds[i].in, seconds[i].out, 0, 0);
        moments_check(&hand.score, &hand.arena, &hand.diags);
        assert_int_equal(hand.diags.count, !seconds[i].same);
        end(&hand);
    }
}

static void half_a_breath_is_not_a_breath(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    breathe(&hand, MS(30000), MS(1800), MS(2400), 3, 4);
    hand.timeline.event_count = 2;
    expect(&hand, "");
    hand.timeline.event_count = 3;
    hand.events[2].breath.out = false;
    expect(&hand, "");
    hand.session.kind = SESSION_DRILL;
    hand.events[2].breath.out = true;
    expect(&hand, "");
    end(&hand);
}

// --- A question leaves quiet ---------------------------------------------------------------

static void expect_question(const char *text, bool asks)
{
    for (int kind = SESSION_WALK; kind <= SESSION_DRILL; kind++)
        for (int late = 0; late <= 1; late++) {
            ByHand hand;
            begin(&hand);
            hand.session.kind = (SessionKind)kind;
            say(&hand, 0, 1000, 2000, text);
            say(&hand, 0, late ? 10000 : 9999, 11000, "Good.");
            expect(&hand,
                   asks && !late
                       ? arena_printf(&hand.arena,
                                      "warning 8:1 \"%s\" is followed by \"Good.\" after 8.0 s; a question "
                                      "needs 8 s of quiet to feel the answer in [no-time-to-feel]\n",
                                      text)
                       : "");
            end(&hand);
        }
}

static void a_question_to_the_body_has_eight_seconds(void **state)
{
    (void)state;
    expect_question("Are you sore?", true);
    expect_question("Good. Does it get heavy?", true);
    expect_question("Notice whether it is heavy.", true);
    expect_question("Notice whether it is heavy", true);
    expect_question("Are you sore\xd8\x9f", true);
    expect_question("Are you sore\xef\xbc\x9f", true);
    expect_question("You are sore.", false);
    expect_question("Are you there?", false);
    expect_question("Notice whether you smile.", false);
    expect_question("Are you there? You are sore.", false);
    expect_question("You are sore! Are you there?", false);
    expect_question("You are sore; are you there?", false);
    expect_question("You are sore. Are you there?", false);
    expect_question("Good.", false);
}

static void only_what_is_said_breaks_the_quiet(void **state)
{
    (void)state;
    static const Rule *const allowed[] = { RULE(NO_TIME_TO_FEEL) };
    ByHand                   hand;
    begin(&hand);
    say(&hand, 0, 1000, 2000, "Are you sore?");
    say(&hand, 0, 3000, 4000, "Hush.");
    say(&hand, 0, 9000, 9500, "Good.");
    say(&hand, 0, 9600, 9700, "Well.");
    hand.spoken[1].fate = SPOKEN_LEFT_OUT;
    expect(&hand, "warning 8:1 \"Are you sore?\" is followed by \"Good.\" after 7.0 s; a question needs 8 s "
                  "of quiet to "
                  "feel the answer in [no-time-to-feel]\n");
    hand.session.allow = allowed, hand.session.allow_count = 1;
    expect(&hand, "");
    hand.session.allow_count = 0;
    hand.spoken[0].fate = SPOKEN_LEFT_OUT;
    expect(&hand, "");
    end(&hand);
}

// --- A drill says each move ----------------------------------------------------------------

// A drill in the second part, of so many repetitions and sides; three of its moves are said.
static void expect_moves(int reps, int sides, const char *messages)
{
    ByHand hand;
    begin(&hand);
    hand.session.kind = SESSION_DRILL;
    const Pool      pool = { .name = "up" };
    const DrillStep steps[] = { { .name = "silent", .pos = LINE(6) },
                                { .name = "up", .pool = &pool, .pos = LINE(7) } };
    const Drill     drill = {
            .reps = reps, .side_count = sides, .sides = { "right", "left" }, .steps = steps, .step_count = 2
    };
    const Phase parts[] = { { .title = "Open" }, { .title = "Walk", .drill = &drill } };
    hand.session.phases = parts, hand.session.phase_count = 2;
    for (int i = 0; i < 6; i++)
        say(&hand, i == 5 ? 0 : 1, 31000 + i * 17000, 32000 + i * 17000, "Up.")->pool = i == 4 ? "tip" : "up";
    hand.spoken[3].fate = SPOKEN_LEFT_OUT;
    hand.spoken[4].fate = hand.spoken[5].fate = SPOKEN_SHORTENED;
    expect(&hand, messages);
    end(&hand);
}

static void a_move_is_said_each_time(void **state)
{
    (void)state;
    expect_moves(3, 0, "");
    expect_moves(2, 0, "");
    expect_moves(
        4, 0,
        "warning 7:1 \"up\" is said 3 of 4 times in \"Walk\": in the others she does not hear what to do "
        "[move-unsaid]\n");
    expect_moves(
        2, 2,
        "warning 7:1 \"up\" is said 3 of 4 times in \"Walk\": in the others she does not hear what to do "
        "[move-unsaid]\n");
    expect_moves(1, 2, "");
}

static void the_voice_of_a_drill_is_twelve_down_at_most(void **state)
{
    (void)state;
    static const Drill drill;
    static const Phase parts[] = { { .title = "Open" }, { .title = "Walk", .drill = &drill } };
    ByHand             hand;
    begin(&hand);
    hand.session.kind = SESSION_DRILL;
    hand.session.phases = parts, hand.session.phase_count = 2;
    hand.phases[1].length = MS(40000);
    hand.phases[0].gain_db[LAYER_VOICE] = -30;
    hand.phases[1].gain_db[LAYER_VOICE] = -12;
    expect(&hand, "");
    hand.phases[1].gain_db[LAYER_VOICE] = -12.6;
    expect(&hand,
           "warning 5:1 in \"Walk\" the voice is 13 dB down: she does not hear what to do [move-unsaid]\n");
    end(&hand);
}

// --- A drill goes on talking ---------------------------------------------------------------

#define SILENT(seconds, from)                                              \
    "warning 5:1 in \"Walk\" nothing is said for " seconds " s from " from \
    " on; after 45 s she does not know whether it goes on [long-silence]\n"

// The part lasts from 30 s to 120 s; words, in milliseconds, of two seconds each.
static void expect_silence(const Frames *onsets, size_t count, const char *messages)
{
    static const Drill       drill;
    static const Phase       parts[] = { { .title = "Open" }, { .title = "Walk", .drill = &drill } };
    static const Rule *const allowed[] = { RULE(LONG_SILENCE) };
    ByHand                   hand;
    begin(&hand);
    hand.session.kind = SESSION_DRILL;
    hand.session.phases = parts, hand.session.phase_count = 2;
    for (size_t i = 0; i < count; i++)
        say(&hand, 1, onsets[i], onsets[i] + 2000, "Good.");
    expect(&hand, messages);
    hand.session.allow = allowed, hand.session.allow_count = 1;
    expect(&hand, "");
    end(&hand);
}

static void a_drill_is_not_silent_for_more_than_45_seconds(void **state)
{
    (void)state;
    expect_silence((const Frames[]){ 74000 }, 1, "");
    expect_silence((const Frames[]){ 75000 }, 1, "");
    expect_silence((const Frames[]){ 75001 }, 1, SILENT("45", "0:30"));
    expect_silence((const Frames[]){ 73000 }, 1, "");
    expect_silence((const Frames[]){ 72999 }, 1, SILENT("45", "1:14"));
    expect_silence((const Frames[]){ 40000, 90000 }, 2, SILENT("48", "0:42"));
    expect_silence((const Frames[]){ 40000, 87000 }, 2, "");
    expect_silence(NULL, 0, SILENT("90", "0:30"));
    // What ends before the part, or begins after it, is not said in it.
    expect_silence((const Frames[]){ 28000, 75001 }, 2, SILENT("45", "0:30"));
    expect_silence((const Frames[]){ 28001, 75001 }, 2, "");
    expect_silence((const Frames[]){ 72999, 120000 }, 2, SILENT("45", "1:14"));
    expect_silence((const Frames[]){ 72999, 119999 }, 2, "");
    expect_silence((const Frames[]){ 70000, 110000, 130000 }, 3, "");
}

static void what_is_left_out_is_silence(void **state)
{
    (void)state;
    static const Drill drill;
    static const Phase parts[] = { { .title = "Open" }, { .title = "Walk", .drill = &drill } };
    ByHand             hand;
    begin(&hand);
    hand.session.kind = SESSION_DRILL;
    hand.session.phases = parts, hand.session.phase_count = 2;
    say(&hand, 1, 74000, 76000, "Good.");
    hand.spoken[0].fate = SPOKEN_LEFT_OUT;
    expect(&hand, SILENT("90", "0:30"));
    hand.session.kind = SESSION_WALK;
    expect(&hand, "");
    end(&hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_her_own_pace_words_end_three_to_five_seconds_before),
        cmocka_unit_test(at_a_pace_words_end_four_to_eight_steps_before),
        cmocka_unit_test(within_a_part_its_pace_is_that_of_the_moment),
        cmocka_unit_test(what_must_be_said_announces_too),
        cmocka_unit_test(only_a_breath_that_changes_is_announced),
        cmocka_unit_test(a_breath_in_seconds_may_be_fitted),
        cmocka_unit_test(half_a_breath_is_not_a_breath),
        cmocka_unit_test(a_question_to_the_body_has_eight_seconds),
        cmocka_unit_test(only_what_is_said_breaks_the_quiet),
        cmocka_unit_test(a_move_is_said_each_time),
        cmocka_unit_test(the_voice_of_a_drill_is_twelve_down_at_most),
        cmocka_unit_test(a_drill_is_not_silent_for_more_than_45_seconds),
        cmocka_unit_test(what_is_left_out_is_silence),
    };
    return cmocka_run_group_tests_name("coach: moments", tests, NULL, NULL);
}
