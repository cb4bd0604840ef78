// Which way the breath goes, and what the words say of it (coach/direction.c). The words of the language are
// typed by hand.
#include "coach_by_hand.h"

static const Recognised recognised = { .way = { [DIRECTION_IN] = PHRASES("in", "fill", "draw air in"),
                                                [DIRECTION_OUT] = PHRASES("out", "sigh"),
                                                [DIRECTION_BREATHE_IN] = PHRASES("breathe in"),
                                                [DIRECTION_RISES] = PHRASES("rises"),
                                                [DIRECTION_FALLS] = PHRASES("falls"),
                                                [DIRECTION_EFFORT] = PHRASES("lift") } };

static void begin(ByHand *hand)
{
    by_hand_begin(hand);
    hand->session.recognised = recognised;
}

// A walk whose one part says this pool.
static void expect_pool(const Pool *pool, const char *messages)
{
    ByHand      hand;
    const Say   say = { .pool = pool };
    const Phase part = { .says = &say, .say_count = 1 };
    begin(&hand);
    hand.session.phases = &part, hand.session.phase_count = 1;
    coach_check_direction(&hand.coach);
    by_hand_expect(&hand, messages);
    by_hand_end(&hand);
}

static void expect_on(BreathSide on, const char *text, bool wrong)
{
    char       message[400] = "";
    const Pool pool = { .name = "up", .on = on, .full = SAID({ text, LINE(3) }) };
    if (wrong)
        snprintf(
            message, sizeof message,
            "warning 3:1 \"%s\" is said on the breath %s, but names the other direction [wrong-direction]\n",
            text, on == ON_OUT ? "out" : "in");
    expect_pool(&pool, message);
}

// --- Words on a breath -------------------------------------------------------------------

static void a_word_on_a_breath_names_no_other_way(void **state)
{
    (void)state;
    expect_on(ON_OUT, "Out, lift", false);
    expect_on(ON_OUT, "IN", true);
    expect_on(ON_OUT, "Fill up", true);
    expect_on(ON_OUT, "Breathe in", true);
    expect_on(ON_OUT, "Sigh, then in", true);
    expect_on(ON_OUT, "Soft rises", false);
    expect_on(ON_OUT, "Inside", false);
    expect_on(ON_OUT, "Within", false);
    expect_on(ON_OUT, "Infill", false);
    expect_on(ON_IN, "In, fill", false);
    expect_on(ON_IN, "Breathe in", false);
    expect_on(ON_IN, "Sigh", true);
    expect_on(ON_IN, "In and out", true);
    expect_on(ON_IN, "It falls", false);
    expect_on(ON_IN, "Outside", false);
}

// Of the words that may begin at one place the longest is heard, and none within it.
static void the_longest_phrase_is_heard(void **state)
{
    (void)state;
    const Recognised longest = {
        .way = { [DIRECTION_IN] = PHRASES("let", "let go"), [DIRECTION_OUT] = PHRASES("let go slowly", "go") }
    };
    static const struct {
        const char *text;
        bool        wrong;
    } texts[] = { { "Let go slowly", false }, { "Let", true }, { "Go", false }, { "Let go now", true } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ByHand      hand;
        const Pool  pool = { .name = "up", .on = ON_OUT, .full = SAID({ texts[i].text, LINE(3) }) };
        const Say   say = { .pool = &pool };
        const Phase part = { .says = &say, .say_count = 1 };
        begin(&hand);
        hand.session.recognised = longest;
        hand.session.phases = &part, hand.session.phase_count = 1;
        coach_check_direction(&hand.coach);
        assert_int_equal(hand.diags.count, texts[i].wrong);
        by_hand_end(&hand);
    }
    ByHand      hand;  // "go" of "let go" is not heard by itself
    const Pool  pool = { .name = "up", .on = ON_IN, .full = SAID({ "Let go", LINE(3) }) };
    const Say   say = { .pool = &pool };
    const Phase part = { .says = &say, .say_count = 1 };
    begin(&hand);
    hand.session.recognised = longest;
    hand.session.phases = &part, hand.session.phase_count = 1;
    coach_check_direction(&hand.coach);
    by_hand_expect(&hand, "");
    by_hand_end(&hand);
}

#define FOUR(word)    word " " word " " word " " word " "
#define SIXTEEN(word) FOUR(word) FOUR(word) FOUR(word) FOUR(word)

static void thirty_two_words_of_direction_are_heard(void **state)
{
    (void)state;
    expect_on(ON_IN, SIXTEEN("in") FOUR("in") FOUR("in") FOUR("in") "in in in out", true);
    expect_on(ON_IN, SIXTEEN("in") SIXTEEN("in") "out", false);
}

static void each_kind_of_wording_has_its_side(void **state)
{
    (void)state;
    const Pool out = { .name = "up",
                       .on = ON_OUT,
                       .full = SAID({ "Out", LINE(3) }, { "Out, in", LINE(4) }),
                       .brief = SAID({ "In", LINE(5) }),
                       .then = SAID({ "In", LINE(6) }, { "Out", LINE(7) }) };
    expect_pool(&out, "warning 4:1 \"Out, in\" is said on the breath out, but names the other direction "
                      "[wrong-direction]\n"
                      "warning 5:1 \"In\" is said on the breath out, but names the other direction "
                      "[wrong-direction]\n"
                      "warning 7:1 \"Out\" is said on the breath in, but names the other direction "
                      "[wrong-direction]\n");
    const Pool in = { .name = "up",
                      .on = ON_IN,
                      .full = SAID({ "In", LINE(3) }),
                      .then = SAID({ "Out", LINE(6) }, { "In", LINE(7) }) };
    expect_pool(&in, "warning 7:1 \"In\" is said on the breath out, but names the other direction "
                     "[wrong-direction]\n");
}

// --- Free words --------------------------------------------------------------------------

typedef enum { RIGHT, SOUND, COUNT, EFFORT } Wrong;

static void expect_free(const char *text, Wrong wrong)
{
    static const char *const ends[] = {
        [SOUND] = ": the sound rises with the breath in, and falls with the breath out",
        [COUNT] = " counts the breath in as the breath out",
        [EFFORT] = ": effort goes with the breath out",
    };
    char message[400] = "";
    if (wrong != RIGHT)
        snprintf(message, sizeof message, "warning 3:1 \"%s\"%s [wrong-direction]\n", text, ends[wrong]);
    const Pool full = { .name = "tip", .full = SAID({ text, LINE(3) }) };
    const Pool brief = { .name = "tip", .brief = SAID({ text, LINE(3) }) };
    const Pool then = { .name = "tip", .then = SAID({ text, LINE(3) }) };
    expect_pool(&full, message);
    expect_pool(&brief, message);
    expect_pool(&then, "");  // only on a breath
}

static void the_sound_rises_with_the_breath_in(void **state)
{
    (void)state;
    expect_free("In as it rises, out as it falls.", RIGHT);
    expect_free("It rises as you fill, it falls with a sigh.", RIGHT);
    expect_free("In as it falls.", SOUND);
    expect_free("Out as it rises.", SOUND);
    expect_free("Breathe in as it falls.", SOUND);
    expect_free("It falls: in.", SOUND);
    expect_free("It rises: out.", SOUND);
    expect_free("In as it rises, out as it rises.", SOUND);
    expect_free("In as it rises, lift, out as it rises.", SOUND);
    expect_free("In and out, it rises.", RIGHT);     // not in pairs
    expect_free("It rises, it falls, out.", RIGHT);  // nor this
    expect_free("Out, it falls, in.", RIGHT);        // one is left over
    expect_free("It rises. It falls.", RIGHT);
    expect_free("In and in.", RIGHT);
    expect_free("In.", RIGHT);
}

static void each_count_is_beside_its_own_way(void **state)
{
    (void)state;
    expect_free("{in} steps in, {out} steps out.", RIGHT);
    expect_free("{out} steps in, {in} steps out.", COUNT);
    expect_free("{in} steps out.", COUNT);
    expect_free("{out} steps in.", COUNT);
    expect_free("In for {in}, out for {out}.", RIGHT);
    expect_free("In for {out}.", COUNT);
    expect_free("Out for {in}.", COUNT);
    expect_free("Out for {in} in.", RIGHT);  // on one side it is right
    expect_free("In for {in} out.", RIGHT);
    expect_free("In, sigh, {out}.", RIGHT);     // the last one before it
    expect_free("{in}, in, then out.", RIGHT);  // the first one after it
    expect_free("{in}, out, then in.", COUNT);
    expect_free("{in} steps, {out} steps.", RIGHT);
    expect_free("{in:step|steps} out.", COUNT);
    expect_free("{out:step|steps} in.", COUNT);
    expect_free("{side} out {in", RIGHT);
    expect_free("In {rises}, {out} lift.", COUNT);
}

static void effort_goes_with_the_breath_out(void **state)
{
    (void)state;
    expect_free("Lift as you breathe in.", EFFORT);
    expect_free("Lift as you breathe in, soften as you breathe out.", RIGHT);
    expect_free("Lift as you fill.", RIGHT);  // that can mean something else
    expect_free("Lift. Breathe in.", RIGHT);
    expect_free("Breathe in! Lift.", RIGHT);
    expect_free("Breathe in? Lift.", RIGHT);
    expect_free("Breathe in; lift.", RIGHT);
    expect_free("Breathe in, lift.", EFFORT);
    expect_free("Out. Breathe in and lift.", EFFORT);
    expect_free("Out. Breathe in and lift", EFFORT);
    expect_free("Lift as you breathe in; out.", EFFORT);
    expect_free("Breathe in.", RIGHT);
    expect_free("Lift.", RIGHT);
}

// --- In a drill --------------------------------------------------------------------------

#define OTHER(line, text, side)                                   \
    "warning " line ":1 \"" text "\" is said on the breath " side \
    ", but names the other direction [wrong-direction]\n"

static void a_step_has_the_side_of_its_moves(void **state)
{
    (void)state;
    static const struct {
        Move        moves[3];
        int         count;
        const char *messages;
    } steps[] = {
        { { { .kind = MOVE_IN } }, 1, OTHER("4", "Out", "in") },
        { { { .kind = MOVE_OUT } }, 1, OTHER("3", "In", "out") },
        { { { .kind = MOVE_OUT }, { .kind = MOVE_HOLD_TIME } }, 2, OTHER("3", "In", "out") },
        { { { .kind = MOVE_HOLD_TIME }, { .kind = MOVE_IN } }, 2, OTHER("4", "Out", "in") },
        { { { .kind = MOVE_IN }, { .kind = MOVE_IN } }, 2, OTHER("4", "Out", "in") },
        { { { .kind = MOVE_IN }, { .kind = MOVE_OUT } }, 2, "" },
        { { { .kind = MOVE_OUT }, { .kind = MOVE_HOLD_TIME }, { .kind = MOVE_IN } }, 3, "" },
        { { { .kind = MOVE_REST } }, 1, "" },
        { { { .kind = MOVE_IN } }, 0, "" },
    };
    const Pool pool = { .name = "go", .full = SAID({ "In", LINE(3) }, { "Out", LINE(4) }) };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        ByHand    hand;
        DrillStep two[] = { { .pool = NULL, .moves = { { .kind = MOVE_IN } }, .move_count = 1 },
                            { .pool = &pool } };
        memcpy(two[1].moves, steps[i].moves, sizeof steps[i].moves);
        two[1].move_count = steps[i].count;
        const Drill drill = { .steps = two, .step_count = 2 };
        const Phase inner = { .drill = &drill }, part = { .phases = &inner, .phase_count = 1 };
        begin(&hand);
        hand.session.kind = SESSION_DRILL;
        hand.session.phases = &part, hand.session.phase_count = 1;
        coach_check_direction(&hand.coach);
        by_hand_expect(&hand, steps[i].messages);
        by_hand_end(&hand);
    }
}

// The sides of a drill are words, too, where a wording says them.
static void sides_may_name_a_way(void **state)
{
    (void)state;
    const Pool  pool = { .name = "go",
                         .full = SAID({ "{side}, lift", LINE(3) }, { "Lift", LINE(4) }),
                         .then = SAID({ "{side_next}", LINE(5) }) };
    const Drill drill = { .sides = { "Legs in", "Arms" },
                          .side_count = 2,
                          .steps = &(
                              DrillStep){ .pool = &pool, .moves = { { .kind = MOVE_OUT } }, .move_count = 1 },
                          .step_count = 1 };
    const Phase part = { .drill = &drill };
    ByHand      hand;
    begin(&hand);
    hand.session.kind = SESSION_DRILL;
    hand.session.phases = &part, hand.session.phase_count = 1;
    coach_check_direction(&hand.coach);
    by_hand_expect(&hand, OTHER("3", "Legs in, lift", "out"));
    const Drill second = {
        .sides = { "Arms", "Legs in" }, .side_count = 2, .steps = drill.steps, .step_count = 1
    };
    const Phase after = { .drill = &second };
    hand.session.phases = &after;
    coach_check_direction(&hand.coach);
    by_hand_expect(&hand, OTHER("3", "Legs in, lift", "out"));
    const Say   say = { .pool = &pool };  // in a walk there are none
    const Pool  on = { .name = "go", .on = ON_OUT, .full = SAID({ "{side}, lift", LINE(3) }) };
    const Say   on_say = { .pool = &on };
    const Phase walk = { .says = (const Say[]){ say, on_say }, .say_count = 2 };
    hand.session.phases = &walk;
    coach_check_direction(&hand.coach);
    by_hand_expect(&hand, "");
    by_hand_end(&hand);
}

static void effort_on_the_breath_in_is_an_error(void **state)
{
    (void)state;
    for (int core = 0; core <= 1; core++)
        for (int out = 0; out <= 1; out++) {
            const Pool      pool = { .name = "go", .core = core };
            const DrillStep step = { .pool = &pool,
                                     .moves = { { .kind = out ? MOVE_OUT : MOVE_IN } },
                                     .move_count = 1,
                                     .pos = LINE(9) };
            const Drill     drill = { .steps = &step, .step_count = 1 };
            const Phase     part = { .drill = &drill };
            ByHand          hand;
            begin(&hand);
            hand.session.kind = SESSION_DRILL;
            hand.session.phases = &part, hand.session.phase_count = 1;
            coach_check_direction(&hand.coach);
            by_hand_expect(&hand, core && !out
                                      ? "9:1 \"go\" is effort, and belongs on the breath out; on the breath "
                                        "in, everything lets go [core-on-in]\n"
                                      : "");
            by_hand_end(&hand);
        }
}

static void every_say_is_looked_at(void **state)
{
    (void)state;
    const Pool  pools[] = { { .name = "a", .on = ON_OUT, .full = SAID({ "In", LINE(1) }) },
                            { .name = "b", .on = ON_OUT, .full = SAID({ "In", LINE(2) }) },
                            { .name = "c", .on = ON_OUT, .full = SAID({ "In", LINE(3) }) },
                            { .name = "d", .on = ON_OUT, .full = SAID({ "In", LINE(4) }) },
                            { .name = "e", .on = ON_OUT, .full = SAID({ "In", LINE(5) }) } };
    const Say   whole[] = { { .pool = &pools[0] }, { .pool = &pools[1] } };
    const Say   inner_says[] = { { .pool = &pools[4] } };
    const Say   says[] = { { .pool = &pools[2] }, { .pool = &pools[3] } };
    const Phase inner = { .says = inner_says, .say_count = 1 };
    const Phase parts[] = { { .says = says, .say_count = 2 }, { .phases = &inner, .phase_count = 1 } };
    ByHand      hand;
    begin(&hand);
    hand.session.says = whole, hand.session.say_count = 2;
    hand.session.phases = parts, hand.session.phase_count = 2;
    coach_check_direction(&hand.coach);
    assert_int_equal(hand.diags.count, 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(hand.diags.items[i].pos.line, i + 1);
    by_hand_end(&hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_on_a_breath_names_no_other_way),
        cmocka_unit_test(the_longest_phrase_is_heard),
        cmocka_unit_test(thirty_two_words_of_direction_are_heard),
        cmocka_unit_test(each_kind_of_wording_has_its_side),
        cmocka_unit_test(the_sound_rises_with_the_breath_in),
        cmocka_unit_test(each_count_is_beside_its_own_way),
        cmocka_unit_test(effort_goes_with_the_breath_out),
        cmocka_unit_test(a_step_has_the_side_of_its_moves),
        cmocka_unit_test(sides_may_name_a_way),
        cmocka_unit_test(effort_on_the_breath_in_is_an_error),
        cmocka_unit_test(every_say_is_looked_at),
    };
    return cmocka_run_group_tests_name("coach: direction", tests, NULL, NULL);
}
