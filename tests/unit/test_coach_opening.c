// The stop signs in the opening (coach/opening.c), what a text says of them (coach/wording.c), and where a
// walk can be begun (coach/coach.c). The signs' words are typed by hand.
#include "coach_by_hand.h"

static const SignWords words = {
    .of = { [HEARD_CHEST_PAIN] = PHRASES("chest pain"),
            [HEARD_BREATHING] = PHRASES("breath"),
            [HEARD_BLEEDING] = PHRASES("heavy bleeding", "clots"),
            [HEARD_LEG] = PHRASES("sore leg"),
            [HEARD_HEADACHE] = PHRASES("headache"),
            [HEARD_FAINTING] = PHRASES("faint"),
            [HEARD_PAIN] = PHRASES("pain"),
            [HEARD_LEAKING] = PHRASES("leak"),
            [HEARD_HEAVY] = PHRASES("heavy"),
            [SIGNS_HELP] = PHRASES("get help"),
            [SIGNS_STOP] = PHRASES("stop if") },
    .takes_back = PHRASES("never mind"),
    .plain = PHRASES("for", "or", "you", "there is", "it gets"),
    .known = PHRASES("Stop if there is pain, my dear.", "Breathe."),
    .language = "en",
    .shipped = true,
};

#define HELP  "Get help for chest pain, breath, heavy bleeding, sore leg, headache or faint."
#define STOP  "Stop if you leak, it gets heavy or there is pain."
#define WHOLE HELP " " STOP
#define ALL                                                                                          \
    "chest pain, trouble breathing, heavy bleeding, a painful leg, a bad headache, fainting, pain, " \
    "leaking, heaviness"

// --- What a text says --------------------------------------------------------------------

#define BIT(sign) (1u << HEARD_##sign)

static void begin(ByHand *hand)
{
    by_hand_begin(hand);
    hand->coach.words = words_as_heard(&words, &hand->arena);
}

static void expect_told(const char *text, unsigned signs, bool denied, bool plain)
{
    ByHand hand;
    begin(&hand);
    Told told = wording_tells(&hand.coach, text);
    if (told.signs != signs || !told.denied != !denied || told.plain != plain)
        fail_msg("\"%s\": %x, %s, %s", text, told.signs, told.denied ? told.denied : "not taken back",
                 told.plain ? "plain" : "not plain");
    by_hand_end(&hand);
}

static void a_sign_is_said_with_what_to_do_in_the_same_sentence(void **state)
{
    (void)state;
    expect_told(WHOLE, ALL_SIGNS, false, true);
    expect_told("Get help for chest pain.", BIT(CHEST_PAIN), false, true);
    expect_told("Chest pain? Get help.", BIT(CHEST_PAIN), false, true);
    expect_told("Chest pain. Get help.", 0, false, true);
    expect_told("Stop if chest pain.", 0, false, true);
    expect_told("Stop if headache or pain.", BIT(PAIN), false, true);
    expect_told("Get help for faint or leak.", BIT(FAINTING), false, true);
    expect_told("Get help for breath. Stop if you leak.", BIT(BREATHING) | BIT(LEAKING), false, true);
    expect_told("Get help or stop if headache, heavy.", BIT(HEADACHE) | BIT(HEAVY), false, true);
    expect_told("Soft shoulders.", 0, false, true);
    expect_told("", 0, false, true);
}

// "pain" within "chest pain", and "heavy" within "heavy bleeding", belong to those.
static void words_of_another_sign_do_not_count(void **state)
{
    (void)state;
    expect_told("Stop if heavy bleeding.", 0, false, true);
    expect_told("Stop if it gets heavy or heavy bleeding.", BIT(HEAVY), false, true);
    expect_told("Stop if heavy bleeding or heavy.", BIT(HEAVY), false, true);
    expect_told("Stop if clots, heavy.", BIT(HEAVY), false, true);
    expect_told("Get help or stop if chest pain.", BIT(CHEST_PAIN), false, true);
    expect_told("Get help for clots.", BIT(BLEEDING), false, true);
    expect_told("Get help for painful legs.", 0, false, true);
    expect_told("Get help for a heavy, bleeding leg.", BIT(BLEEDING), false, false);
}

static void what_is_neither_sign_nor_known_is_not_plain(void **state)
{
    (void)state;
    expect_told("Get help for chest pain, my dear.", BIT(CHEST_PAIN), false, false);
    expect_told("Soft. Get help for chest pain.", BIT(CHEST_PAIN), false, true);
    expect_told("Get help for chest pain. Get help for dear breath.", BIT(CHEST_PAIN) | BIT(BREATHING), false,
                false);
    expect_told("Get help for dear breath. Get help for chest pain.", BIT(CHEST_PAIN) | BIT(BREATHING), false,
                false);
    expect_told("Get help for chest pain {side}.", BIT(CHEST_PAIN), false, false);
    expect_told("Never mind.", 0, true, true);
    expect_told("Good. Never mind! Good.", 0, true, true);
    expect_told("Never, mind.", 0, true, true);
    expect_told("Never. Mind.", 0, false, true);
}

static void a_text_is_checked_if_it_came_with_the_program_or_is_plain(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    assert_true(wording_is_checked(&hand.coach, "Stop if there is pain, my dear."));
    assert_true(wording_is_checked(&hand.coach, "Breathe."));
    assert_false(wording_is_checked(&hand.coach, "Stop if there is pain, my Dear."));
    assert_true(wording_is_checked(&hand.coach, "Stop if there is pain."));
    hand.coach.words.shipped = false;
    assert_false(wording_is_checked(&hand.coach, "Stop if there is pain."));
    assert_true(wording_is_checked(&hand.coach, "Stop if there is pain, my dear."));
    by_hand_end(&hand);
}

// --- Openings ----------------------------------------------------------------------------

// A walk of one part, and a second one from two minutes on, whose first pool is said once.
typedef struct {
    ByHand        hand;
    Pool          pools[2];
    Say           says[2];
    Phase         parts[2];
    TimelinePhase phases[2];
    Event         events[4];
} Open;

static void add(Open *open, Micros at, int phase, const char *pool, const char *text)
{
    open->events[open->hand.timeline.event_count++] = (Event){
        .kind = EVENT_SPEECH,
        .at = at,
        .phase = phase,
        .pos = LINE(8),
        .speech = { .text = text, .pool = pool, .priority = PRIORITY_MUST },
    };
}

static void open_begin(Open *open)
{
    static const Wording whole = { WHOLE, { .line = 3, .column = 1 } };
    *open = (Open){ .pools = { { .name = "stop_signs", .full = { &whole, 1 } }, { .name = "more" } } };
    begin(&open->hand);
    for (int i = 0; i < 2; i++) {
        open->says[i] = (Say){ .pool = &open->pools[i] };
        open->parts[i] = (Phase){ .pos = LINE(5 + i), .says = &open->says[i], .say_count = 1 };
        open->phases[i] = (TimelinePhase){ .at = i * 120 * MICROS_PER_SECOND,
                                           .length = 120 * MICROS_PER_SECOND,
                                           .pace = { .own = true },
                                           .pos = LINE(5 + i) };
    }
    Timeline *timeline = &open->hand.timeline;
    timeline->phases = open->phases, timeline->phase_count = 2;
    timeline->events = open->events;
    open->hand.session.phases = open->parts, open->hand.session.phase_count = 2;
}

static void open_expect(Open *open, const char *messages)
{
    opening_check(&open->hand.coach);
    by_hand_expect(&open->hand, messages);
}

#define LEAVES_ALL                                              \
    "5:1 the opening leaves out, in at least one wording: " ALL \
    "; say: { stop_signs = \"start\" } in its first "           \
    "minute, each with get help or stop in the same sentence [stop-signs-unheard]\n"
#define LEAVES_SOME(signs)                                                                          \
    "warning 5:1 the opening says some stop signs, but leaves out, in at least one wording: " signs \
    "; those of the cue set are complete [stop-signs-unheard]\n"

static void the_signs_are_said_in_the_first_minute_and_part(void **state)
{
    (void)state;
    static const struct {
        Micros      at;
        int         phase;
        Priority    priority;
        EventKind   kind;
        const char *messages;
    } openings[] = {
        { 0, 0, PRIORITY_MUST, EVENT_SPEECH, "" },
        { 60000000, 0, PRIORITY_MUST, EVENT_SPEECH, "" },
        { 60000001, 0, PRIORITY_MUST, EVENT_SPEECH, LEAVES_ALL },
        { 0, 1, PRIORITY_MUST, EVENT_SPEECH, LEAVES_ALL },
        { 0, 0, PRIORITY_SHOULD, EVENT_SPEECH, LEAVES_ALL },
        { 0, 0, PRIORITY_MUST, EVENT_PHASE, LEAVES_ALL },
    };
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        Open open;
        open_begin(&open);
        add(&open, openings[i].at, openings[i].phase, "stop_signs", WHOLE);
        open.events[0].speech.priority = openings[i].priority;
        open.events[0].kind = openings[i].kind;
        open_expect(&open, openings[i].messages);
        by_hand_end(&open.hand);
    }
}

// Only as many events are looked at as there are.
static void nothing_is_heard_after_the_last_event(void **state)
{
    (void)state;
    Open open;
    open_begin(&open);
    add(&open, 0, 0, "stop_signs", WHOLE);
    add(&open, 1000000, 0, "nobody", "Never mind.");
    open.hand.timeline.event_count = 1;
    open_expect(&open, "");
    open.hand.timeline.event_count = 0;
    open_expect(&open, LEAVES_ALL);
    by_hand_end(&open.hand);
}

static void every_wording_that_may_be_chosen_says_them(void **state)
{
    (void)state;
    const struct {
        Wordings    full, brief;
        const char *text, *messages;
    } pools[] = {
        { SAID({ WHOLE, LINE(3) }, { HELP, LINE(3) }),
          { 0 },
          WHOLE,
          LEAVES_SOME("pain, leaking, heaviness") },
        { SAID({ HELP, LINE(3) }, { WHOLE, LINE(3) }),
          { 0 },
          WHOLE,
          LEAVES_SOME("pain, leaking, heaviness") },
        { SAID({ WHOLE, LINE(3) }), SAID({ STOP, LINE(4) }), WHOLE,
          LEAVES_SOME(
              "chest pain, trouble breathing, heavy bleeding, a painful leg, a bad headache, fainting") },
        { SAID({ WHOLE, LINE(3) }), SAID({ "Soft.", LINE(4) }), WHOLE, LEAVES_ALL },
        { SAID({ WHOLE, LINE(3) }), { 0 }, HELP, LEAVES_SOME("pain, leaking, heaviness") },
        { { 0 }, SAID({ WHOLE, LINE(4) }), WHOLE, LEAVES_ALL },
    };
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
        Open open;
        open_begin(&open);
        open.pools[0].full = pools[i].full, open.pools[0].brief = pools[i].brief;
        add(&open, 0, 0, "stop_signs", pools[i].text);
        open_expect(&open, pools[i].messages);
        by_hand_end(&open.hand);
    }
}

static void several_pools_may_share_the_signs(void **state)
{
    (void)state;
    Open open;
    open_begin(&open);
    open.pools[0].full = (Wordings)SAID({ HELP, LINE(3) });
    open.pools[1].full = (Wordings)SAID({ STOP, LINE(4) });
    add(&open, 0, 0, "stop_signs", HELP);
    add(&open, 20000000, 0, "more", STOP);  // a say of another part has such a pool, too
    open_expect(&open, "");
    // The whole walk says it; then an inner part; then nothing does.
    open.parts[1].say_count = 0;
    open.hand.session.says = &open.says[1], open.hand.session.say_count = 1;
    open_expect(&open, "");
    open.hand.session.say_count = 0;
    const Phase inner[] = { { 0 }, { .says = &open.says[1], .say_count = 1 } };
    open.parts[1].phases = inner, open.parts[1].phase_count = 2;
    open_expect(&open, "");
    open.parts[1].phase_count = 1;
    open_expect(&open, LEAVES_SOME("pain, leaking, heaviness"));
    by_hand_end(&open.hand);
}

static void a_respelling_may_lose_a_sign(void **state)
{
    (void)state;
    static const Respelling chess[] = { { "chest", "chess" }, { "leak", "leek" } };
    Open                    open;
    open_begin(&open);
    add(&open, 0, 0, "stop_signs", WHOLE);
    open.hand.cast.voice.respellings = chess;
    open.hand.cast.voice.respelling_count = 2;
    open.hand.cast.voice.pos = LINE(7);
    opening_check(&open.hand.coach);
    assert_non_null(
        strstr(messages_of(&open.hand.diags, &open.hand.arena),
               "7:1 the voice says something else for chest pain, leaking: the stop signs would not be "
               "heard [stop-signs-unheard]\n"));
    by_hand_end(&open.hand);
}

// --- Sentences of the opening ------------------------------------------------------------

#define TAKEN(line) line ":1 \"never mind\" in the opening takes the stop signs back [signs-taken-back]\n"
#define OWN(line)   \
    "warning " line \
    ":1 the stop signs are said in words of your own: nobody has checked them [own-stop-signs]\n"

// What comes up to twenty seconds after the first part.
static void nothing_takes_the_signs_back(void **state)
{
    (void)state;
    static const struct {
        Micros      at;
        int         phase;
        EventKind   kind;
        const char *messages;
    } afterwards[] = {
        { 30000000, 0, EVENT_SPEECH, TAKEN("8") },
        { 140000000, 1, EVENT_SPEECH, TAKEN("8") },
        { 140000001, 1, EVENT_SPEECH, "" },
        { 30000000, 0, EVENT_PHASE, "" },
    };
    for (size_t i = 0; i < sizeof afterwards / sizeof *afterwards; i++) {
        Open open;
        open_begin(&open);
        add(&open, 0, 0, "stop_signs", WHOLE);
        add(&open, afterwards[i].at, afterwards[i].phase, "nobody", "Oh, never mind.");
        open.events[1].kind = afterwards[i].kind;
        open_expect(&open, afterwards[i].messages);
        by_hand_end(&open.hand);
    }
}

// Each wording at its own place; the text that is chosen at the event's, where it is none of them.
static void each_wording_is_looked_at(void **state)
{
    (void)state;
    const struct {
        Wordings    full, brief, then;
        const char *text, *messages;
    } pools[] = {
        { SAID({ "Good.", LINE(3) }, { "Never mind.", LINE(4) }), { 0 }, { 0 }, "Good.", TAKEN("4") },
        { SAID({ "Good.", LINE(3) }), SAID({ "Never mind.", LINE(4) }), { 0 }, "Good.", TAKEN("4") },
        { SAID({ "Good.", LINE(3) }), { 0 }, SAID({ "Never mind.", LINE(4) }), "Good.", TAKEN("4") },
        { SAID({ "Never mind.", LINE(3) }), { 0 }, { 0 }, "Never mind.", TAKEN("3") },
        { SAID({ "Good.", LINE(3) }), SAID({ "Never mind.", LINE(4) }), { 0 }, "Never mind.", TAKEN("4") },
        { SAID({ "{next}.", LINE(3) }), { 0 }, { 0 }, "Never mind.", TAKEN("8") },
        { SAID({ "Good.", LINE(3) }), { 0 }, { 0 }, "Never mind.", TAKEN("8") },
    };
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
        Open open;
        open_begin(&open);
        open.pools[1].full = pools[i].full, open.pools[1].brief = pools[i].brief,
        open.pools[1].then = pools[i].then;
        add(&open, 0, 0, "stop_signs", WHOLE);
        add(&open, 121000000, 1, "more", pools[i].text);
        open_expect(&open, pools[i].messages);
        by_hand_end(&open.hand);
    }
}

static void signs_in_words_of_her_own_are_named(void **state)
{
    (void)state;
    Open open;
    open_begin(&open);
    add(&open, 0, 0, "stop_signs", WHOLE);
    add(&open, 30000000, 0, "nobody", "Stop if pain, dear.");
    open_expect(&open, OWN("8"));
    open.events[1].speech.text = "Stop if pain.";
    open_expect(&open, "");
    open.events[1].speech.text = "Pain, dear.";
    open_expect(&open, "");
    open.events[1].speech.text = "Stop if pain, dear. Never mind.";
    open_expect(&open, TAKEN("8"));
    open.events[1] = open.events[0];
    open.events[1].at = 121000000, open.events[1].phase = 1;
    open.events[1].speech.pool = "nobody", open.events[1].speech.text = "Stop if pain, dear.";
    open_expect(&open, "");  // after the first part that is nobody's matter
    open.events[1].phase = 0;
    open.events[1].speech.pool = "more";
    open.pools[1].full = (Wordings)SAID({ "Stop if pain, dear.", LINE(3) });
    open.pools[1].brief = (Wordings)SAID({ "Stop if pain, love.", LINE(4) });
    open.pools[1].then = (Wordings)SAID({ "Stop if pain, mum.", LINE(6) });
    open_expect(&open, OWN("3") OWN("4") OWN("6"));
    open.events[1].phase = 1;
    open_expect(&open, "");
    by_hand_end(&open.hand);
}

// --- Before all --------------------------------------------------------------------------

static void the_first_part_is_at_her_own_pace_and_breath(void **state)
{
    (void)state;
    static const char paced[] =
        "5:1 the first part is paced, not at her own pace and breath: the stop signs would "
        "not be heard [stop-signs-unheard]\n";
    static const char exercise[] =
        "5:1 the first part is exercise already: the stop signs would not be heard "
        "[stop-signs-unheard]\n";
    static const Drill drill;
    Open               open;
    open_begin(&open);
    add(&open, 0, 0, "stop_signs", WHOLE);
    open.phases[0].pace.own = false;
    open_expect(&open, paced);
    open.phases[0].pace.own = true;
    open.phases[0].breath.kind = BREATH_SECONDS;
    open_expect(&open, paced);
    open.hand.session.kind = SESSION_DRILL;
    open_expect(&open, "");
    open.parts[0].drill = &drill;
    open_expect(&open, exercise);
    open.hand.session.kind = SESSION_WALK;
    open_expect(&open, exercise);
    const Phase first = { .drill = &drill }, around = { .phases = &first, .phase_count = 1 };
    open.parts[0].drill = NULL;
    open.parts[0].phases = &around, open.parts[0].phase_count = 1;
    open_expect(&open, exercise);
    by_hand_end(&open.hand);
}

// --- As it is really said ----------------------------------------------------------------

// A frame is a millisecond.
static void what_is_said_is_where_the_signs_are(void **state)
{
    (void)state;
    Spoken spoken[] = {
        { .event = 0, .fate = SPOKEN_SAID, .text = HELP, .start = 900, .onset = 1000, .end = 9000 },
        { .event = 1, .fate = SPOKEN_SHORTENED, .text = STOP, .onset = 12000, .end = 15500 },
        { .event = 2, .fate = SPOKEN_SAID, .text = "Soft.", .onset = 17000, .end = 18000 },
        { .event = 3, .fate = SPOKEN_SAID, .text = HELP, .onset = 130000, .end = 131000 }
    };
    Open open;
    open_begin(&open);
    open.pools[0].full = (Wordings)SAID({ HELP, LINE(3) });
    open.pools[1].full = (Wordings)SAID({ STOP, LINE(4) });
    add(&open, 0, 0, "stop_signs", HELP);
    add(&open, 12000000, 0, "more", STOP);
    add(&open, 17000000, 0, "nobody", "Soft.");
    add(&open, 130000000, 1, "nobody", HELP);
    Score   score = { .timeline = &open.hand.timeline, .rate = 1000, .spoken = spoken, .spoken_count = 4 };
    Opening opening = opening_check_score(&open.hand.coach, &score);
    by_hand_expect(&open.hand, "");
    assert_true(opening.from == 1000000 && opening.to == 15500000);
    spoken[1].fate = SPOKEN_LEFT_OUT;
    opening = opening_check_score(&open.hand.coach, &score);
    by_hand_expect(&open.hand,
                   "5:1 the opening leaves out pain, leaking, heaviness: the stop signs would not be "
                   "heard [stop-signs-unheard]\n");
    assert_true(opening.from == 1000000 && opening.to == 9000000);
    spoken[1].fate = SPOKEN_SAID;
    spoken[1].onset = 60000, spoken[1].end = 66000;
    opening_check_score(&open.hand.coach, &score);
    by_hand_expect(&open.hand, "");
    spoken[1].onset = 60001;
    opening = opening_check_score(&open.hand.coach, &score);
    by_hand_expect(&open.hand,
                   "8:1 they are said after the first minute, when she is already walking: the stop signs "
                   "would not be heard [stop-signs-unheard]\n");
    assert_true(opening.from == 1000000 && opening.to == 66000000);
    spoken[0].fate = spoken[1].fate = SPOKEN_LEFT_OUT;
    opening = opening_check_score(&open.hand.coach, &score);
    assert_true(opening.from == 0 && opening.to == 0);
    by_hand_end(&open.hand);
}

static void a_stretch_opens_if_all_of_the_signs_are_heard_in_it(void **state)
{
    (void)state;
    static const Opening opening = { 2, 9 }, nowhere = { 0, 0 };
    assert_true(coach_opens(&opening, 2, 9, LAYERS_ALL));
    assert_true(coach_opens(&opening, 0, 20, LAYER_BIT(LAYER_VOICE)));
    assert_false(coach_opens(&opening, 3, 9, LAYERS_ALL));
    assert_false(coach_opens(&opening, 2, 8, LAYERS_ALL));
    assert_false(coach_opens(&opening, 2, 9, LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE)));
    assert_false(coach_opens(&nowhere, 0, 20, LAYERS_ALL));
    assert_true(coach_opens(&(Opening){ 0, 1 }, 0, 1, LAYERS_ALL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sign_is_said_with_what_to_do_in_the_same_sentence),
        cmocka_unit_test(words_of_another_sign_do_not_count),
        cmocka_unit_test(what_is_neither_sign_nor_known_is_not_plain),
        cmocka_unit_test(a_text_is_checked_if_it_came_with_the_program_or_is_plain),
        cmocka_unit_test(the_signs_are_said_in_the_first_minute_and_part),
        cmocka_unit_test(nothing_is_heard_after_the_last_event),
        cmocka_unit_test(every_wording_that_may_be_chosen_says_them),
        cmocka_unit_test(several_pools_may_share_the_signs),
        cmocka_unit_test(a_respelling_may_lose_a_sign),
        cmocka_unit_test(nothing_takes_the_signs_back),
        cmocka_unit_test(each_wording_is_looked_at),
        cmocka_unit_test(signs_in_words_of_her_own_are_named),
        cmocka_unit_test(the_first_part_is_at_her_own_pace_and_breath),
        cmocka_unit_test(what_is_said_is_where_the_signs_are),
        cmocka_unit_test(a_stretch_opens_if_all_of_the_signs_are_heard_in_it),
    };
    return cmocka_run_group_tests_name("coach: opening", tests, NULL, NULL);
}
