// What the coach asks of a whole session: what is said somewhere in it (coach/told.c), how often she lifts
// (coach/lifted.c), and whose voice it is (coach/speaker.c).
#include "coach_by_hand.h"

// --- What every session says -------------------------------------------------------------

static const Recognised recognised = { .must_say = { [MUST_SAY_ADVICE] = PHRASES("medical advice"),
                                                     [MUST_SAY_ONE_EAR] = PHRASES("one ear"),
                                                     [MUST_SAY_CROSSING] = PHRASES("look", "cross"),
                                                     [MUST_SAY_AIR] = PHRASES("as you like"),
                                                     [MUST_SAY_BLEEDING] = PHRASES("bleed"),
                                                     [MUST_SAY_DOMING] = PHRASES("dome") } };

static const Phase open_part = { .pos = { .line = 4, .column = 1 } };

// A session of ten minutes that says one text at a time, and what nothing in it says.
static const char *unsaid(ByHand *hand, const char *const *texts, const Micros *moments, size_t count)
{
    Event events[8];
    for (size_t i = 0; i < count; i++)
        events[i] = (Event){ .kind = EVENT_SPEECH, .at = moments[i], .speech.text = texts[i] };
    hand->session.recognised = recognised;
    hand->timeline.events = events, hand->timeline.event_count = count;
    hand->timeline.length = 10 * MICROS_PER_MINUTE;
    hand->diags = (DiagList){ .arena = &hand->arena };
    coach_check_told(&hand->coach);
    return messages_of(&hand->diags, &hand->arena);
}

#define UNSAID(what, kind) "warning 4:1 nothing in it says " what ", as every " kind " does [left-unsaid]\n"
#define ADVICE(kind)       UNSAID("that this is exercise, not medical advice", kind)
#define ONE_EAR            UNSAID("to keep one ear free", "walk")
#define CROSSING           UNSAID("to look before she crosses", "walk")
#define AIR                UNSAID("to breathe as she likes when she is short of air", "walk")
#define BLEEDING           UNSAID("what more bleeding afterwards means, in its second half", "walk")
#define DOMING             UNSAID("what it means when the belly domes", "drill of its kind")

static void walk_begin(ByHand *hand)
{
    by_hand_begin(hand);
    hand->session = (Session){ .kind = SESSION_WALK, .weeks = -1, .phases = &open_part, .phase_count = 1 };
}

static void a_walk_says_what_every_walk_says(void **state)
{
    (void)state;
    static const char *const texts[] = { "Not MEDICAL advice.", "Keep one ear free.", "Look!",
                                         "Breathe as you like.", NULL };
    static const Micros      moments[] = { 0, 1, 2, 3, 4 };
    ByHand                   hand;
    walk_begin(&hand);
    assert_string_equal(unsaid(&hand, NULL, NULL, 0), ADVICE("walk") ONE_EAR CROSSING AIR);
    assert_string_equal(unsaid(&hand, texts, moments, 1), ONE_EAR CROSSING AIR);
    assert_string_equal(unsaid(&hand, texts, moments, 3), AIR);
    assert_string_equal(unsaid(&hand, texts, moments, 5), "");
    assert_string_equal(unsaid(&hand, texts + 1, moments, 4), ADVICE("walk"));
    by_hand_end(&hand);
}

static void only_what_is_spoken_is_heard(void **state)
{
    (void)state;
    ByHand hand;
    walk_begin(&hand);
    hand.session.recognised.must_say[MUST_SAY_ADVICE] = recognised.must_say[MUST_SAY_ADVICE];
    Event event = { .kind = EVENT_PHASE, .speech.text = "Medical advice." };
    hand.timeline.events = &event, hand.timeline.event_count = 1;
    coach_check_told(&hand.coach);
    by_hand_expect(&hand, ADVICE("walk"));
    event.kind = EVENT_SPEECH;
    coach_check_told(&hand.coach);
    by_hand_expect(&hand, "");  // the language has no words for the rest
    by_hand_end(&hand);
}

static void in_the_first_eight_weeks_a_walk_says_in_its_second_half_what_bleeding_means(void **state)
{
    (void)state;
    static const char *const texts[] = { "Medical advice, one ear, look, as you like.", "Do you bleed?" };
    static const struct {
        int    weeks;
        Talk   talk;
        Micros at;
        bool   due;
    } walks[] = {
        { 0, TALK_FULL, 0, true },
        { 7, TALK_FULL, 5 * MICROS_PER_MINUTE - 1, true },
        { 7, TALK_FULL, 5 * MICROS_PER_MINUTE, false },
        { 7, TALK_SHORT, 0, true },
        { 7, TALK_SILENT, 0, false },
        { 8, TALK_FULL, 0, false },
        { -1, TALK_FULL, 0, false },
    };
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        const Micros moments[] = { 0, walks[i].at };
        ByHand       hand;
        walk_begin(&hand);
        hand.session.weeks = walks[i].weeks, hand.session.talk = walks[i].talk;
        assert_string_equal(unsaid(&hand, texts, moments, 2), walks[i].due ? BLEEDING : "");
        by_hand_end(&hand);
    }
}

static void a_drill_that_works_the_belly_says_what_doming_means(void **state)
{
    (void)state;
    static const Pool belly = { .core = true }, floor = { .core = true, .floor = true }, plain = { 0 };
    static const struct {
        const Pool *first, *second;
        Talk        talk;
        bool        due;
    } drills[] = {
        { &plain, &belly, TALK_FULL, true },    { &belly, NULL, TALK_SHORT, true },
        { &belly, &belly, TALK_SILENT, false }, { &floor, &plain, TALK_FULL, false },
        { NULL, NULL, TALK_FULL, false },
    };
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++) {
        const DrillStep steps[] = { { .pool = drills[i].first }, { .pool = drills[i].second } };
        const Drill     drill = { .steps = steps, .step_count = 2 };
        const Phase     parts[] = { open_part, { .drill = &drill } };
        ByHand          hand;
        walk_begin(&hand);
        hand.session.kind = SESSION_DRILL, hand.session.talk = drills[i].talk, hand.session.weeks = 3;
        hand.session.phases = parts, hand.session.phase_count = 2;
        assert_string_equal(unsaid(&hand, NULL, NULL, 0),
                            drills[i].due ? ADVICE("drill of its kind") DOMING : ADVICE("drill of its kind"));
        hand.session.phase_count = 1;
        assert_string_equal(unsaid(&hand, NULL, NULL, 0), ADVICE("drill of its kind"));
        hand.session.kind = SESSION_WALK, hand.session.weeks = -1, hand.session.phase_count = 2;
        assert_string_equal(unsaid(&hand, NULL, NULL, 0), ADVICE("walk") ONE_EAR CROSSING AIR);
        by_hand_end(&hand);
    }
}

// --- Lifts at the highest level ------------------------------------------------------------

static const Micros stretch = 5 * MICROS_PER_MINUTE;

// Ten lifts ten seconds apart from 1:05.4 on, and one more at that moment.
static void expect_lifts(SessionKind kind, int level, Micros last, EventKind what, const char *messages)
{
    ByHand hand;
    Event  events[12];
    for (int i = 0; i < 10; i++)
        events[i + 1] = (Event){ .kind = EVENT_LIFT,
                                 .at = 65400000 + i * 10 * MICROS_PER_SECOND,
                                 .pos = LINE(i + 1) };
    events[0] = (Event){ .kind = EVENT_STEP, .at = 65300000 };
    events[11] = (Event){ .kind = what, .at = last, .pos = LINE(11) };
    by_hand_begin(&hand);
    hand.session = (Session){ .kind = kind, .level = level };
    hand.timeline.events = events, hand.timeline.event_count = 12;
    coach_check_lifted(&hand.coach);
    by_hand_expect(&hand, messages);
    by_hand_end(&hand);
}

static void ten_lifts_in_five_minutes_are_enough_at_level_4(void **state)
{
    (void)state;
    static const char many[] =
        "warning 1:1 11 lifts in five minutes from 1:05 on: level 4 has them at the start of a "
        "block, and then one every two or three minutes: lift = \"start, every 150s\" "
        "[above-her-level]\n";
    expect_lifts(SESSION_WALK, 4, 65400000 + stretch - 1, EVENT_LIFT, many);
    expect_lifts(SESSION_WALK, 4, 200000000, EVENT_LIFT, many);
    expect_lifts(SESSION_WALK, 4, 65400000 + stretch, EVENT_LIFT, "");
    expect_lifts(SESSION_WALK, 4, 200000000, EVENT_STEP, "");
    expect_lifts(SESSION_WALK, 3, 200000000, EVENT_LIFT, "");
    expect_lifts(SESSION_DRILL, 4, 200000000, EVENT_LIFT, "");
}

// From the second lift on there are eleven, too: said once.
static void too_many_lifts_are_named_once(void **state)
{
    (void)state;
    ByHand hand;
    Event  events[30];
    for (int i = 0; i < 30; i++)
        events[i] = (Event){ .kind = EVENT_LIFT, .at = i * 29 * MICROS_PER_SECOND, .pos = LINE(i + 1) };
    by_hand_begin(&hand);
    hand.session = (Session){ .kind = SESSION_WALK, .level = 4 };
    hand.timeline.events = events, hand.timeline.event_count = 30;
    coach_check_lifted(&hand.coach);
    assert_int_equal(hand.diags.count, 1);
    assert_int_equal(hand.diags.items[0].pos.line, 1);
    by_hand_end(&hand);
}

// --- Whose voice ---------------------------------------------------------------------------

// Thirteen fifteenths of what the voice says a minute, without what is left over.
static void what_must_be_said_is_said_at_150_words_a_minute_at_most(void **state)
{
    (void)state;
    ByHand hand;
    by_hand_begin(&hand);
    hand.coach.words.language = "en";
    hand.cast.voice.pos = LINE(7);
    hand.cast.voice.rate = 174;
    speaker_check(&hand.coach);
    by_hand_expect(&hand, "");
    hand.cast.voice.rate = 175;
    speaker_check(&hand.coach);
    by_hand_expect(
        &hand, "7:1 the voice says 151 words a minute where it must be clear: the stop signs would not be "
               "heard [stop-signs-unheard]\n");
    by_hand_end(&hand);
}

static void a_silent_voice_says_no_sign(void **state)
{
    (void)state;
    ByHand hand;
    by_hand_begin(&hand);
    hand.coach.words.language = "de";
    hand.session.voice.pos = LINE(2);
    hand.cast.voice.engine = ENGINE_SILENT;
    speaker_check(&hand.coach);
    by_hand_expect(&hand,
                   "warning 2:1 the voice \"calm\" is silent: nothing is spoken, and no stop sign is heard "
                   "[silent-voice]\n");
    by_hand_end(&hand);
}

static void a_voice_speaks_the_language_of_the_words(void **state)
{
    (void)state;
    static const struct {
        const char *words, *voice;
        bool        foreign;
    } languages[] = {
        { "en", "en", false },       { "en", "en-gb", false },   { "EN", "en_GB", false },
        { "en-us", "en-gb", false }, { "en", "de", true },       { "de", "en-gb", true },
        { "deu", "de", true },       { "de", "deu", true },      { "deu", "eng", true },
        { "de", "dx", true },        { "e", "de", false },       { "de", "e", false },
        { "mine", "de", false },     { "de", "mine", false },    { "./de", "en", false },
        { "de.cfg", "en", false },   { "en", "de.onnx", false }, { "fr", "\xc3\xa9n", false },
    };
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        ByHand hand;
        by_hand_begin(&hand);
        hand.coach.words.language = languages[i].words;
        hand.cast.voice.language = languages[i].voice;
        hand.session.voice.pos = LINE(2);
        speaker_check(&hand.coach);
        by_hand_expect(
            &hand,
            languages[i].foreign
                ? arena_printf(&hand.arena,
                               "warning 2:1 the words are in \"%s\" and the voice \"calm\" speaks \"%s\" "
                               "[foreign-voice]\n",
                               languages[i].words, languages[i].voice)
                : "");
        by_hand_end(&hand);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_says_what_every_walk_says),
        cmocka_unit_test(only_what_is_spoken_is_heard),
        cmocka_unit_test(in_the_first_eight_weeks_a_walk_says_in_its_second_half_what_bleeding_means),
        cmocka_unit_test(a_drill_that_works_the_belly_says_what_doming_means),
        cmocka_unit_test(ten_lifts_in_five_minutes_are_enough_at_level_4),
        cmocka_unit_test(too_many_lifts_are_named_once),
        cmocka_unit_test(what_must_be_said_is_said_at_150_words_a_minute_at_most),
        cmocka_unit_test(a_silent_voice_says_no_sign),
        cmocka_unit_test(a_voice_speaks_the_language_of_the_words),
    };
    return cmocka_run_group_tests_name("coach: the whole session", tests, NULL, NULL);
}
