// What the words ask of her, and what is said about it (coach/asked.c): each kind of asking, in a walk and in
// a drill, alone and with what waits.
#include "coach_by_hand.h"

static const Asks asks = {
    .of = { [ASK_BELLY] = PHRASES("brace", "zip up"),
            [ASK_FLOOR] = PHRASES("squeeze", "lift"),
            [ASK_BELLY_LYING] = PHRASES("press"),
            [ASK_NEVER] = PHRASES("hold your breath", "push hard"),
            [ASK_NEVER_WALKING] = PHRASES("close your eyes"),
            [ASK_OPPOSITE] = PHRASES("walk it off"),
            [ASK_HEAVY] = PHRASES("kettle"),
            [ASK_STAIRS] = PHRASES("stairs"),
            [ASK_SCAR] = PHRASES("scar"),
            [ASK_KERB] = PHRASES("kerb"),
            [ASK_PRAM] = PHRASES("pram"),
            [ASK_EXERCISE] = PHRASES("squats"),
            [ASK_HURRY] = PHRASES("faster") },
    .lacks = "",
};

static void begin(ByHand *hand, SessionKind kind, Core core, Waits waits)
{
    by_hand_begin(hand);
    hand->session = (Session){ .kind = kind, .core = core, .waits = waits, .asks = asks };
}

// What is reported of these, in their order.
static void expect(ByHand *hand, const Utterance *items, size_t count, const char *messages)
{
    const Utterances all = { items, count };
    coach_check_asked(&hand->coach, &all);
    by_hand_expect(hand, messages);
}

static void expect_said(ByHand *hand, const char *text, const char *messages)
{
    const Utterance one = { .text = text, .pos = LINE(3), .said = true };
    expect(hand, &one, 1, messages);
}

// --- Effort in a walk --------------------------------------------------------------------

static void a_walk_without_core_cues_asks_for_no_effort(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_TALL, (Waits){ 0 });
    expect_said(
        &hand, "Now brace.",
        "warning 3:1 \"brace\" asks for effort of the belly, and this walk has core = \"tall\"; use words "
        "of breath and posture instead [effort-too-early]\n");
    expect_said(&hand, "Squeeze.",
                "warning 3:1 \"squeeze\" asks for effort of the core, and this walk has core = \"tall\"; use "
                "words of breath and posture instead [effort-too-early]\n");
    expect_said(
        &hand, "Squeeze and brace.",
        "warning 3:1 \"brace\" asks for effort of the belly, and this walk has core = \"tall\"; use words "
        "of breath and posture instead [effort-too-early]\n");
    expect_said(&hand, "Press and soften.", "");  // standing, that asks for nothing
    hand.session.core = CORE_BREATH_ONLY;
    const Utterance ours = { .text = "Brace.", .pos = LINE(4), .said = true, .ours = true };
    expect(&hand, &ours, 1,
           "4:1 \"brace\" asks for effort of the belly under core = \"breath_only\" [effort-too-early]\n");
    const Utterance floor = { .text = "Lift.", .pos = LINE(4), .said = true, .ours = true };
    expect(&hand, &floor, 1,
           "4:1 \"lift\" asks for effort of the core under core = \"breath_only\" [effort-too-early]\n");
    const Utterance unsaid = { .text = "Brace.", .pos = LINE(4) };
    expect(&hand, &unsaid, 1, "");
    hand.session.core = CORE_LIGHT;
    expect_said(&hand, "Now brace.", "");
    by_hand_end(&hand);
}

static void effort_that_waits_for_her_weeks_is_an_error(void **state)
{
    (void)state;
    static const char wait[] =
        "3:1 \"lift\" asks for effort of the core, and that has to wait for her weeks or her "
        "provider's yes; use words of breath and posture instead [effort-too-early]\n";
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_BREATH_ONLY, (Waits){ .belly = true });
    expect_said(&hand, "Lift.", wait);
    expect_said(
        &hand, "Brace.",
        "3:1 \"brace\" asks for effort of the belly, and that has to wait for her weeks or her provider's "
        "yes; use words of breath and posture instead [effort-too-early]\n");
    const Utterance ours = { .text = "Lift.", .pos = LINE(3), .said = true, .ours = true };
    expect(&hand, &ours, 1, wait);
    hand.session.waits = (Waits){ .floor = true };
    expect_said(&hand, "Lift.", wait);
    hand.session.core = CORE_LIGHT;
    expect_said(&hand, "Lift.", "");
    by_hand_end(&hand);
}

static void a_lift_on_the_breath_is_a_core_cue(void **state)
{
    (void)state;
    static const struct {
        BreathSide  on;
        bool        core;
        const char *text, *messages;
    } pools[] = {
        { ON_OUT, false, "Lift.",
          "warning 3:1 \"lift\" asks for a lift, but \"up\" is not a core cue: core = true, or words of "
          "breath and "
          "posture [core-words]\n" },
        { ON_IN, false, "Brace.",
          "warning 3:1 \"brace\" asks for a lift, but \"up\" is not a core cue: core = true, or words of "
          "breath and "
          "posture [core-words]\n" },
        { ON_OUT, true, "Lift.", "" },
        { ON_FREE, false, "Lift.", "" },
        { ON_OUT, false, "Grow.", "" },
    };
    static const Rule *const allowed[] = { RULE(CORE_WORDS) };
    for (size_t i = 0; i < sizeof pools / sizeof *pools; i++) {
        ByHand hand;
        begin(&hand, SESSION_WALK, CORE_LIGHT, (Waits){ 0 });
        const Pool      pool = { .name = "up", .on = pools[i].on, .core = pools[i].core };
        const Utterance one = { .text = pools[i].text, .pos = LINE(3), .pool = &pool, .said = true };
        expect(&hand, &one, 1, pools[i].messages);
        hand.session.allow = allowed, hand.session.allow_count = 1;
        expect(&hand, &one, 1, "");
        by_hand_end(&hand);
    }
}

// --- Effort in a drill -------------------------------------------------------------------

#define WORKS(what, part)                                                     \
    "3:1 \"" what "\" works the " part                                        \
    ", whatever the words are called, and that has to wait for her weeks or " \
    "her provider's yes [drill-waits]\n"

static void a_drill_works_what_its_words_work(void **state)
{
    (void)state;
    static const struct {
        bool        belly, floor;
        const char *text, *messages;
    } drills[] = {
        { true, false, "Brace.", WORKS("brace", "belly") },
        { true, false, "Press.", WORKS("press", "belly") },
        { true, false, "Press and brace.", WORKS("brace", "belly") },
        { true, false, "Squeeze.", "" },
        { false, true, "Squeeze.", WORKS("squeeze", "pelvic floor") },
        { false, true, "Brace and press.", "" },
        { true, true, "Squeeze and press.", WORKS("press", "belly") },
        { true, true, "Squeeze.", WORKS("squeeze", "pelvic floor") },
        { false, false, "Squeeze, brace and press.", "" },
    };
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++) {
        ByHand hand;
        begin(&hand, SESSION_DRILL, CORE_BREATH_ONLY,
              (Waits){ .belly = drills[i].belly, .floor = drills[i].floor });
        expect_said(&hand, drills[i].text, drills[i].messages);
        by_hand_end(&hand);
    }
}

// A pool that says what it works is looked at with the drill's weeks; one that nothing says to her is not.
static void a_drill_that_says_what_it_works_has_its_own_gate(void **state)
{
    (void)state;
    static const Pool belly = { .name = "up", .core = true };
    static const Pool floor = { .name = "up", .core = true, .floor = true };
    static const Pool neither = { .name = "up", .floor = true };
    static const struct {
        const Pool *pool;
        bool        said, belly, floor;
        const char *text, *messages;
    } drills[] = {
        { &belly, true, true, false, "Press.", "" },
        { &floor, true, true, false, "Press.", WORKS("press", "belly") },
        { &belly, false, true, false, "Press.", WORKS("press", "belly") },
        { &neither, true, true, false, "Press.", WORKS("press", "belly") },
        { NULL, true, true, false, "Press.", WORKS("press", "belly") },
        { &floor, true, false, true, "Lift.", "" },
        { &belly, true, true, true, "Lift.", WORKS("lift", "pelvic floor") },
        { &belly, true, false, true, "Lift.", "" },  // it may work the belly, and means that
        { &neither, true, false, true, "Lift.", WORKS("lift", "pelvic floor") },
    };
    for (size_t i = 0; i < sizeof drills / sizeof *drills; i++) {
        ByHand hand;
        begin(&hand, SESSION_DRILL, CORE_LIGHT,
              (Waits){ .belly = drills[i].belly, .floor = drills[i].floor });
        const Utterance two[] = {
            { .text = "Soft.", .pos = LINE(2), .pool = drills[i].pool, .said = drills[i].said },
            { .text = drills[i].text, .pos = LINE(3), .said = true },
        };
        expect(&hand, two, 2, drills[i].messages);
        expect(&hand, &two[1], 1,
               drills[i].belly && strcmp(drills[i].text, "Press.") == 0 ? WORKS("press", "belly")
               : drills[i].floor                                        ? WORKS("lift", "pelvic floor")
                                                                        : "");
        by_hand_end(&hand);
    }
    ByHand hand;  // what comes after the last one is not said
    begin(&hand, SESSION_DRILL, CORE_LIGHT, (Waits){ .belly = true });
    const Utterance two[] = { { .text = "Press.", .pos = LINE(3), .said = true },
                              { .text = "Soft.", .pos = LINE(4), .pool = &belly, .said = true } };
    expect(&hand, two, 1, WORKS("press", "belly"));
    expect(&hand, two, 2, "");
    by_hand_end(&hand);
}

// --- Never -------------------------------------------------------------------------------

#define NEVER(what)                                                                         \
    "warning 3:1 \"" what                                                                   \
    "\" must never be said: it asks for more than a healing body can take, or for what is " \
    "not safe [never-say]\n"

static void what_is_never_said_is_named_each_time(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_LIGHT, (Waits){ 0 });
    expect_said(&hand, "Hold your breath, close your eyes and push hard.",
                NEVER("hold your breath") NEVER("push hard") NEVER("close your eyes"));
    const Utterance unsaid = { .text = "Push hard.", .pos = LINE(3) };
    expect(&hand, &unsaid, 1, NEVER("push hard"));
    hand.session.kind = SESSION_DRILL;
    expect_said(&hand, "Close your eyes.", "");
    expect_said(&hand, "Push hard.", NEVER("push hard"));
    by_hand_end(&hand);
}

// Words with hyphens in them are looked at as one, but only where nothing was found as they are.
static void a_hyphen_hides_no_word(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_TALL, (Waits){ 0 });
    expect_said(&hand, "Hold your bre-ath.", NEVER("hold your breath"));
    expect_said(&hand,
                "Hold your bre\xe2\x80\x90"
                "ath.",
                NEVER("hold your breath"));
    expect_said(&hand, "Close your ey-es.", NEVER("close your eyes"));
    expect_said(&hand, "Push hard and close your ey-es.", NEVER("push hard"));
    expect_said(&hand, "Hold your bre-ath and close your ey-es.", NEVER("hold your breath"));
    expect_said(&hand, "Push-hard.", NEVER("push hard"));
    expect_said(&hand, "Zip-up.",
                "warning 3:1 \"zip up\" asks for effort of the belly, and this walk has core = \"tall\"; use "
                "words of "
                "breath and posture instead [effort-too-early]\n");
    expect_said(&hand, "Squ-eeze.",
                "warning 3:1 \"squeeze\" asks for effort of the core, and this walk has core = \"tall\"; use "
                "words of breath and posture instead [effort-too-early]\n");
    hand.session.kind = SESSION_DRILL;
    expect_said(&hand, "Close your ey-es.", "");
    by_hand_end(&hand);
}

// Two texts said one right after the other are one, but what either asks by itself is reported there.
static void what_two_texts_ask_only_together_is_reported_of_both(void **state)
{
    (void)state;
    static const struct {
        const char *one, *two, *messages;
    } pairs[] = {
        { "Hold your", "breath.", NEVER("hold your breath") },
        { "Push hard.", "Good.", "" },
        { "Good.", "Push hard.", "" },
        { "Zip", "up.",
          "warning 3:1 \"zip up\" asks for effort of the belly, and this walk has core = \"tall\"; use words "
          "of "
          "breath and posture instead [effort-too-early]\n" },
        { "Zip up.", "Good.", "" },
        { "Good.", "Zip up.", "" },
        { "Zip-up.", "Good.", "" },
    };
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_TALL, (Waits){ 0 });
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const Utterance joint = {
            .text = arena_printf(&hand.arena, "%s %s", pairs[i].one, pairs[i].two),
            .pos = LINE(3),
            .said = true,
            .parts = { pairs[i].one, pairs[i].two },
        };
        expect(&hand, &joint, 1, pairs[i].messages);
    }
    const Utterance two[] = {
        { .text = "Hold your breath.", .pos = LINE(3), .parts = { "Hold your", "breath." } },
        { .text = "Hold your breath." },  // neither of the two
    };
    expect(&hand, two, 2,
           NEVER("hold your breath") "warning 0:0 \"hold your breath\" must never be said: it asks for more "
                                     "than a "
                                     "healing body can take, or for what is not safe [never-say]\n");
    by_hand_end(&hand);
}

static void the_opposite_of_a_sign_is_named_whether_it_is_said_or_not(void **state)
{
    (void)state;
    static const char opposite[] =
        "warning 3:1 \"walk it off\" is the opposite of what that sign asks for: slower, "
        "less, or stop [opposite-advice]\n";
    ByHand hand;
    begin(&hand, SESSION_WALK, CORE_LIGHT, (Waits){ 0 });
    expect_said(&hand, "It hurts? Walk it off.", opposite);
    const Utterance unsaid = { .text = "Walk it off.", .pos = LINE(3) };
    expect(&hand, &unsaid, 1, opposite);
    by_hand_end(&hand);
}

// --- Her week ----------------------------------------------------------------------------

static void what_waits_for_her_week_is_named_while_it_waits(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word, *what;
        Waits       waits;
        bool        walking;
        int         week;
    } acts[] = {
        { "Take the kettle.", "kettle", "nothing heavier than the baby", { .heavy = true }, false, 6 },
        { "Up the stairs.", "stairs", "no stairs for training", { .stairs = true }, false, 6 },
        { "Rub the scar.", "scar", "no scar massage", { .scar = true }, false, 6 },
        { "Up the kerb.", "kerb", "no kerbs, hills or tipping the pram", { .kerbs = true }, true, 6 },
        { "Push the pram.", "pram", "no pushing the pram", { .pram = true }, true, 3 },
        { "Ten squats.", "squats", "no squats, lunges or planks", { .exercise = true }, true, 6 },
        { "Go faster.", "faster", "no walking faster", { .hurry = true }, true, 6 },
    };
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        for (size_t k = 0; k < sizeof acts / sizeof *acts; k++)
            for (int kind = SESSION_WALK; kind <= SESSION_DRILL; kind++) {
                ByHand hand;
                begin(&hand, (SessionKind)kind, CORE_LIGHT, acts[k].waits);
                bool waits = i == k && (kind == SESSION_WALK || !acts[i].walking);
                expect_said(
                    &hand, acts[i].text,
                    waits ? arena_printf(&hand.arena,
                                         "warning 3:1 \"%s\": %s before week %d; leave it out, or weeks = "
                                         "\"%d+\" [act-too-early]\n",
                                         acts[i].word, acts[i].what, acts[i].week, acts[i].week)
                          : "");
                const Utterance unsaid = { .text = acts[i].text, .pos = LINE(3) };
                expect(&hand, &unsaid, 1, "");
                by_hand_end(&hand);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_without_core_cues_asks_for_no_effort),
        cmocka_unit_test(effort_that_waits_for_her_weeks_is_an_error),
        cmocka_unit_test(a_lift_on_the_breath_is_a_core_cue),
        cmocka_unit_test(a_drill_works_what_its_words_work),
        cmocka_unit_test(a_drill_that_says_what_it_works_has_its_own_gate),
        cmocka_unit_test(what_is_never_said_is_named_each_time),
        cmocka_unit_test(a_hyphen_hides_no_word),
        cmocka_unit_test(what_two_texts_ask_only_together_is_reported_of_both),
        cmocka_unit_test(the_opposite_of_a_sign_is_named_whether_it_is_said_or_not),
        cmocka_unit_test(what_waits_for_her_week_is_named_while_it_waits),
    };
    return cmocka_run_group_tests_name("coach: asked", tests, NULL, NULL);
}
