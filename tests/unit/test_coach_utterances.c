// All that may be spoken in a session (coach/utterances.c), and which of its words nobody has checked
// (coach/vouched.c).
#include "coach_by_hand.h"

static const Source our_file = { .path = "/usr/share/walkcoach/scripts/cues/en.cfg" };
static const Source our_voice = { .path = "/usr/share/walkcoach/voices/calm.cfg" };
static const Source her_file = { .path = "mine.cfg" };

#define OURS(n) ((SourcePos){ &our_file, (n), 1, 0 })
#define HERS(n) ((SourcePos){ &her_file, (n), 1, 0 })

static void begin(ByHand *hand)
{
    by_hand_begin(hand);
    hand->cast.voice.pos = OURS(1);
    hand->cast.voice.pos.source = &our_voice;
}

// A line for each: "3 Soft. (posture, said, ours)".
static void expect(ByHand *hand, const char *wanted)
{
    const Utterances all = utterances_of(&hand->coach);
    const char      *list = "";
    for (size_t i = 0; i < all.count; i++) {
        const Utterance *one = &all.items[i];
        const char      *parts = one->parts[0]
                                     ? arena_printf(&hand->arena, " = %s + %s", one->parts[0], one->parts[1])
                                     : "";
        list = arena_printf(&hand->arena, "%s%d %s (%s%s%s)%s\n", list, one->pos.line, one->text,
                            one->pool ? one->pool->name : "-", one->said ? ", said" : "",
                            one->ours ? ", ours" : "", parts);
    }
    assert_string_equal(list, wanted);
}

// --- Pools -------------------------------------------------------------------------------

static void a_pool_is_said_wherever_something_says_it(void **state)
{
    enum { POOLS = 9 };
    static const char *const names[POOLS] = { "rest",   "whole",  "part",   "inner", "step",
                                              "change", "nobody", "others", "second" };
    (void)state;
    ByHand hand;
    begin(&hand);
    const Wording text = { "Soft.", HERS(3) };
    Pool          pools[POOLS];
    PoolHeard     heard[POOLS];
    for (int i = 0; i < POOLS; i++) {
        pools[i] = (Pool){ .name = names[i], .full = { &text, 1 } };
        heard[i] = (PoolHeard){ &pools[i], i != 7 };
    }
    const Say whole[] = { { .pool = &pools[7] }, { .pool = &pools[1] } };
    const Say part[] = { { .pool = &pools[2] }, { .pool = &pools[8] } }, inner[] = { { .pool = &pools[3] } };
    const DrillStep steps[] = { { .pool = NULL }, { .pool = &pools[4] } };
    const Drill     drill = { .steps = steps, .step_count = 2, .change_pool = &pools[5] };
    const Phase     inside = { .says = inner, .say_count = 1 };
    const Phase     parts[] = { { .says = part, .say_count = 2 },
                                { .phases = &inside, .phase_count = 1 },
                                { .drill = &drill } };
    hand.session.words = (PoolsHeard){ heard, POOLS };
    hand.session.rest = &pools[0];
    hand.session.says = whole, hand.session.say_count = 2;
    hand.session.phases = parts, hand.session.phase_count = 3;
    expect(&hand, "3 Soft. (rest, said)\n3 Soft. (whole, said)\n3 Soft. (part, said)\n3 Soft. (inner, said)\n"
                  "3 Soft. (step, said)\n3 Soft. (change, said)\n3 Soft. (nobody)\n3 Soft. (others)\n"
                  "3 Soft. (second, said)\n");
    by_hand_end(&hand);
}

static void every_wording_is_an_utterance(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    const Pool      pool = { .name = "tip",
                             .full = SAID({ "One.", OURS(1) }, { NULL, HERS(2) }, { "Two.", HERS(3) }),
                             .brief = SAID({ "Three.", HERS(4) }),
                             .then = SAID({ "Four.", OURS(5) }) };
    const PoolHeard heard = { &pool, true };
    hand.session.words = (PoolsHeard){ &heard, 1 };
    expect(&hand, "1 One. (tip, ours)\n3 Two. (tip)\n4 Three. (tip)\n5 Four. (tip, ours)\n");
    by_hand_end(&hand);
}

// What a voice of hers makes of a text of ours is not ours.
// A voice of ours spells a word so that it sounds right. One of hers may say anything in its place.
static void what_a_voice_of_hers_says_in_place_of_a_word_counts_as_well(void **state)
{
    static const Respelling spelt[] = { { "Soft", "[[t'aIt]]" } };
    (void)state;
    ByHand hand;
    begin(&hand);
    const Pool      pool = { .name = "tip",
                             .full = SAID({ "Soft.", OURS(1) }, { "Tall.", OURS(2) }, { "Soft.", HERS(3) }) };
    const PoolHeard heard = { &pool, true };
    hand.session.words = (PoolsHeard){ &heard, 1 };
    hand.cast.voice.respellings = spelt, hand.cast.voice.respelling_count = 1;
    expect(&hand, "1 Soft. (tip, ours)\n2 Tall. (tip, ours)\n3 Soft. (tip)\n");
    hand.cast.voice.pos = HERS(8);
    expect(&hand, "1 Soft. (tip, ours)\n8 [[t'aIt]]. (tip)\n2 Tall. (tip, ours)\n"
                  "3 Soft. (tip)\n3 [[t'aIt]]. (tip)\n");
    by_hand_end(&hand);
}

// --- Titles and sides --------------------------------------------------------------------

// Whether the titles of parts are spoken, where one part may say this pool; the sides of a drill always are.
static void expect_titles(const Pool *pool, bool hers, bool said, bool titles)
{
    ByHand hand;
    begin(&hand);
    const PoolHeard heard = { pool, hers };
    const Say       say = { .pool = pool };
    const Drill     drill = { .sides = { "right", "left" }, .side_count = 2, .sides_pos = HERS(9) };
    const Phase     inner[] = { { .title = "Up", .title_pos = HERS(6) }, { .drill = &drill } };
    const Phase     parts[] = {
            { .title = "Open", .title_pos = OURS(5), .says = &say, .say_count = said ? 1 : 0 },
            { .title = "Hills", .title_pos = HERS(7), .phases = inner, .phase_count = 2 }
    };
    hand.session.words = (PoolsHeard){ &heard, 1 };
    hand.session.phases = parts, hand.session.phase_count = 2;
    const Utterances all = utterances_of(&hand.coach);
    const char      *list = "";
    for (size_t i = 0; i < all.count; i++)
        if (!all.items[i].pool)
            list = arena_printf(&hand.arena, "%s%d %s%s%s, ", list, all.items[i].pos.line, all.items[i].text,
                                all.items[i].said ? "" : "?", all.items[i].ours ? "!" : "");
    assert_string_equal(list, titles ? "5 Open!, 7 Hills, 6 Up, 9 right, 9 left, " : "9 right, 9 left, ");
    by_hand_end(&hand);
}

static void titles_are_spoken_where_words_name_parts(void **state)
{
    (void)state;
    const Pool next = { .name = "tip", .full = SAID({ NULL, HERS(1) }, { "Next: {next}.", HERS(1) }) };
    const Pool phase = { .name = "tip", .full = SAID({ "This is {phase}.", HERS(1) }) };
    const Pool brief = { .name = "tip", .brief = SAID({ "{next}.", HERS(1) }) };
    const Pool then = { .name = "tip", .then = SAID({ "{phase}.", HERS(1) }) };
    const Pool neither = { .name = "tip", .full = SAID({ "Next.", HERS(1) }) };
    expect_titles(&next, true, true, true);
    expect_titles(&phase, true, true, true);
    expect_titles(&brief, true, true, true);
    expect_titles(&then, true, true, true);
    expect_titles(&next, false, true, false);
    expect_titles(&next, true, false, false);
    expect_titles(&neither, true, true, false);
}

// --- One right after the other -----------------------------------------------------------

static void words_within_six_seconds_are_heard_as_one(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    Event events[] = { { .kind = EVENT_SPEECH, .at = 0, .speech.text = "One.", .pos = LINE(1) },
                       { .kind = EVENT_STEP, .at = 1000000, .pos = LINE(2) },
                       { .kind = EVENT_SPEECH, .at = 2000000, .speech.text = NULL, .pos = LINE(3) },
                       { .kind = EVENT_SPEECH, .at = 6000000, .speech.text = "Two.", .pos = LINE(4) },
                       { .kind = EVENT_SPEECH, .at = 12000001, .speech.text = "Three.", .pos = LINE(5) },
                       { .kind = EVENT_SPEECH, .at = 12000002, .speech.text = "Four.", .pos = LINE(6) } };
    hand.timeline.events = events, hand.timeline.event_count = 6;
    expect(&hand, "4 One. Two. (-, said) = One. + Two.\n6 Three. Four. (-, said) = Three. + Four.\n");
    by_hand_end(&hand);
}

static void two_texts_that_came_with_the_program_are_known_together(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    Event           events[] = { { .kind = EVENT_SPEECH, .at = 0, .speech.text = "Soft." },
                                 { .kind = EVENT_SPEECH, .at = 1000000, .speech.text = "Tall." },
                                 { .kind = EVENT_SPEECH, .at = 2000000, .speech.text = "Mine." },
                                 { .kind = EVENT_SPEECH, .at = 3000000, .speech.text = "Soft." } };
    const Pool      pool = { .name = "tip",
                             .full = SAID({ "Tall.", OURS(1) }, { "Mine.", HERS(2) }, { "Soft.", OURS(3) }) };
    const PoolHeard heard = { &pool, true };
    hand.session.words = (PoolsHeard){ &heard, 1 };
    hand.timeline.events = events, hand.timeline.event_count = 4;
    expect(
        &hand,
        "1 Tall. (tip, ours)\n2 Mine. (tip)\n3 Soft. (tip, ours)\n"
        "0 Tall. Mine. (-, said) = Tall. + Mine.\n0 Soft. Tall. Mine. (-, said) = Soft. Tall. + Tall. Mine.\n"
        "0 Mine. Soft. (-, said) = Mine. + Soft.\n0 Tall. Mine. Soft. (-, said) = Tall. Mine. + Mine. Soft.\n"
        "0 Soft. Tall. Mine. Soft. (-, said) = Soft. Tall. Mine. + Tall. Mine. Soft.\n");
    by_hand_end(&hand);
}

#define SPEECH(seconds, ...)                                                       \
                                                                                   \
    {                                                                              \
        .kind = EVENT_SPEECH, .at = (seconds)*1000000LL, .speech = { __VA_ARGS__ } \
    }

// A text of twenty words lasts some eight seconds; the seconds of a hold are between, and are not words.
static void a_long_text_and_a_count_are_heard_with_what_follows(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    const char *twenty = "a b c d e f g h i j k l m n o p q r s t";
    const Event three = SPEECH(12, .text = "3", .pool = "count");
    const Event later = SPEECH(62, .text = "One");
    Event       events[] = { SPEECH(0, .text = twenty), SPEECH(11, .text = "One"),  three,
                             SPEECH(13, .text = "Two"), SPEECH(50, .text = twenty), later };
    hand.timeline.events = events, hand.timeline.event_count = 6;
    expect(&hand, arena_printf(&hand.arena,
                               "0 %s One (-, said) = %s + One\n0 One Two (-, said) = One + Two\n"
                               "0 %s One Two (-, said) = %s One + One Two\n",
                               twenty, twenty, twenty, twenty));
    by_hand_end(&hand);
}

static void what_is_said_over_and_over_is_looked_at_once(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    Event events[] = { SPEECH(0, .text = "Up"),  SPEECH(4, .text = "Up"),  SPEECH(8, .text = "Up"),
                       SPEECH(12, .text = "Up"), SPEECH(16, .text = "Up"), SPEECH(20, .text = "Up") };
    hand.timeline.events = events, hand.timeline.event_count = 6;
    expect(&hand, "0 Up Up (-, said) = Up + Up\n0 Up Up Up (-, said) = Up Up + Up Up\n"
                  "0 Up Up Up Up (-, said) = Up Up Up + Up Up Up\n");
    by_hand_end(&hand);
}

// --- What is filled in -------------------------------------------------------------------

static void a_text_is_heard_with_each_name_that_it_may_have(void **state)
{
    (void)state;
    ByHand hand;
    begin(&hand);
    const Pool      pool = { .name = "tip",
                             .full = SAID({ "{phase} yours", HERS(1) }, { "Now {next}.", OURS(2) },
                                          { "To the {side}", HERS(3) }, { "{phase}, {next}", HERS(4) }) };
    const PoolHeard heard = { &pool, true };
    const Say       say = { .pool = &pool };
    const Drill     drill = { .sides = { "right", "left" }, .side_count = 2, .sides_pos = HERS(9) };
    const Phase     parts[] = { { .title = "Open", .title_pos = OURS(5), .says = &say, .say_count = 1 },
                                { .title = "Hold", .title_pos = HERS(7), .drill = &drill } };
    hand.session.words = (PoolsHeard){ &heard, 1 };
    hand.session.phases = parts, hand.session.phase_count = 2;
    expect(&hand, "1  yours (tip, said)\n"
                  "1 Open yours (tip, said) =  yours + Open\n1 Hold yours (tip, said) =  yours + Hold\n"
                  "2 Now . (tip, said, ours)\n2 Now Hold. (tip, said, ours) = Now . + Hold\n"
                  "3 To the  (tip, said)\n3 To the right (tip, said) = To the  + right\n"
                  "3 To the left (tip, said) = To the  + left\n"
                  "4 ,  (tip, said)\n4 Open,  (tip, said) = ,  + Open\n"
                  "4 Open, Open (tip, said) = Open,  + Open\n4 Open, Hold (tip, said) = Open,  + Hold\n"
                  "4 Hold,  (tip, said) = ,  + Hold\n4 Hold, Open (tip, said) = Hold,  + Open\n"
                  "4 Hold, Hold (tip, said) = Hold,  + Hold\n"
                  "4 , Open (tip, said) = ,  + Open\n4 , Hold (tip, said) = ,  + Hold\n"
                  "5 Open (-, said, ours)\n7 Hold (-, said)\n9 right (-, said)\n9 left (-, said)\n");
    by_hand_end(&hand);
}

// --- Words that nobody has checked -------------------------------------------------------

static void vouch(ByHand *hand, const Utterance *items, size_t count)
{
    const Utterances all = { items, count };
    hand->diags = (DiagList){ .arena = &hand->arena };
    coach_check_vouched(&hand->coach, &all);
}

// A language without a dictionary on any computer: there is a note, at that line, of all these words; "":
// nothing is reported.
static void expect_note(const ByHand *hand, int line, const char *words)
{
    static const char lead[] =
        ": words of your own are only compared with those that came with the program, and "
        "they do not have ";
    assert_int_equal(hand->diags.count, *words ? 1 : 0);
    if (!*words)
        return;
    assert_int_equal(hand->diags.items[0].severity, DIAG_NOTE);
    assert_int_equal(hand->diags.items[0].pos.line, line);
    const char *end = strstr(hand->diags.items[0].message, lead);
    assert_non_null(end);
    assert_string_equal(end + strlen(lead), words);
}

static void begin_known(ByHand *hand)
{
    static const char *const known[] = { "Soft shoulders.", "And belly's" };
    begin(hand);
    hand->session.asks.came_with = true;
    hand->coach.words = (SignWords){ .known = { known, 2 }, .language = "qq" };
}

static void what_the_program_says_needs_no_checking(void **state)
{
    (void)state;
    ByHand hand;
    begin_known(&hand);
    const Utterance fine[] = { { .text = "toes", .pos = OURS(2), .ours = true },
                               { .text = "Soft, SHOULDERS and 12 belly's", .pos = HERS(3) },
                               { .text = "ribs", .pos = OURS(4), .ours = true },
                               { .text = "Ribs! Toes!", .pos = HERS(5) } };
    vouch(&hand, fine, 4);
    expect_note(&hand, 0, "");
    const Utterance not_hers[] = { { .text = "bauch", .pos = OURS(3), .ours = true },
                                   { .text = "raus bauch", .pos = HERS(4), .parts = { "raus", "bauch" } } };
    vouch(&hand, not_hers, 2);
    expect_note(&hand, 0, "");
    by_hand_end(&hand);
}

// Two of ours together vouch for nothing: each of them does.
static void what_the_program_does_not_say_is_named_once(void **state)
{
    (void)state;
    ByHand hand;
    begin_known(&hand);
    const Utterance odd[] = { { .text = "Soft bauch", .pos = HERS(3) },
                              { .text = "raus, bauch", .pos = HERS(4) },
                              { .text = "raus", .pos = HERS(5), .ours = true, .parts = { "raus", "" } } };
    vouch(&hand, odd, 3);
    expect_note(&hand, 3, "\"bauch\", \"raus\"");
    vouch(&hand, odd + 1, 1);
    expect_note(&hand, 4, "\"raus\", \"bauch\"");
    const Utterance five = { .text = "aq bq cq dq eq", .pos = HERS(3) };
    vouch(&hand, &five, 1);
    expect_note(&hand, 3, "\"aq\", \"bq\", \"cq\", \"dq\", \"eq\"");
    const Utterance seven = { .text = "soft aq bq cq dq eq fq gq", .pos = HERS(3) };
    vouch(&hand, &seven, 1);
    expect_note(&hand, 3, "\"aq\", \"bq\", \"cq\", \"dq\", \"eq\" and 2 more");
    by_hand_end(&hand);
}

static void sounds_spelt_out_are_one_word(void **state)
{
    (void)state;
    ByHand hand;
    begin_known(&hand);
    const Utterance one = { .text = "Soft [[t'aIt@n b]] soft [[a]] and", .pos = HERS(3) };
    vouch(&hand, &one, 1);
    expect_note(&hand, 3, "\"[[t'aIt@n b]]\", \"[[a]]\"");
    by_hand_end(&hand);
}

// The o of "soft" is a Cyrillic one.
static void a_letter_of_another_alphabet_is_an_error(void **state)
{
    (void)state;
    ByHand hand;
    begin_known(&hand);
    const Utterance one = { .text = "Soft sоft", .pos = HERS(3) };
    vouch(&hand, &one, 1);
    by_hand_expect(&hand,
                   "3:1 \"sоft\" mixes letters of two alphabets: U+043E only looks like the letter that is "
                   "meant [mixed-alphabets]\n");
    by_hand_end(&hand);
}

static void a_language_that_did_not_come_with_the_program_is_checked_by_nobody(void **state)
{
    (void)state;
    ByHand hand;
    begin_known(&hand);
    hand.session.asks = (Asks){ .lacks = "never_say, opposites", .pos = HERS(6) };
    const Utterance one = { .text = "bauch", .pos = HERS(3) };
    vouch(&hand, &one, 1);
    by_hand_expect(&hand,
                   "warning 6:1 the words are in \"qq\", which did not come with the program: nothing checks "
                   "them for want of never_say, opposites [unchecked-language]\n");
    hand.session.asks.lacks = "";
    vouch(&hand, &one, 1);
    by_hand_expect(&hand,
                   "warning 6:1 the words are in \"qq\", which did not come with the program: only its "
                   "author's own lists check them [unchecked-language]\n");
    vouch(&hand, &one, 0);
    by_hand_expect(&hand, "");
    by_hand_end(&hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pool_is_said_wherever_something_says_it),
        cmocka_unit_test(every_wording_is_an_utterance),
        cmocka_unit_test(what_a_voice_of_hers_says_in_place_of_a_word_counts_as_well),
        cmocka_unit_test(titles_are_spoken_where_words_name_parts),
        cmocka_unit_test(words_within_six_seconds_are_heard_as_one),
        cmocka_unit_test(two_texts_that_came_with_the_program_are_known_together),
        cmocka_unit_test(a_long_text_and_a_count_are_heard_with_what_follows),
        cmocka_unit_test(what_is_said_over_and_over_is_looked_at_once),
        cmocka_unit_test(a_text_is_heard_with_each_name_that_it_may_have),
        cmocka_unit_test(what_the_program_says_needs_no_checking),
        cmocka_unit_test(what_the_program_does_not_say_is_named_once),
        cmocka_unit_test(sounds_spelt_out_are_one_word),
        cmocka_unit_test(a_letter_of_another_alphabet_is_an_error),
        cmocka_unit_test(a_language_that_did_not_come_with_the_program_is_checked_by_nobody),
    };
    return cmocka_run_group_tests_name("coach: utterances", tests, NULL, NULL);
}
