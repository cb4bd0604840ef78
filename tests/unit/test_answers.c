// app/answers.h: what init asks, how an answer is understood, and what the profile will hold of it.
#include "app/answers.h"

#include "captured.h"
#include "session/kinds.h"

#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-29"  // a Sunday

enum {
    BORN,
    BIRTH,
    TEAR,
    CLEARED,
    FLOOR_CLEARED,
    LEVEL,
    CORE,
    OWN_PACE,
    PRAM,
    TALK,
    SOUND,
    EMERGENCY,
    VOICE
};

static Arena    arena;
static Captured err;

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void is(const char *found, const char *expected)
{
    if (!expected)
        assert_null(found);
    else if (!found || strcmp(found, expected) != 0)
        fail_msg("%s, not %s", found ? found : "nothing", expected);
}

static Answers of_profile(const char *text)
{
    DiagList        diags = { .arena = &arena };
    const ConfNode *root = conf_read_text("walkcoach.cfg", text, strlen(text), &session_hints, &arena,
                                          &diags);
    assert_non_null(root);
    return answers_of(root, TODAY, &arena);
}

static Answers nothing_known(void) { return answers_of(NULL, TODAY, &arena); }

static const Answers none;

static void are_same(const Answers *found, const Answers *expected)
{
    for (int i = 0; i < ANSWERS; i++) {
        is(found->before[i], expected->before[i]);
        is(found->now[i], expected->now[i]);
    }
}

// --- What the profile says -------------------------------------------------------------

static void each_question_is_a_key_of_the_profile(void **state)
{
    static const char *const keys[] = { "baby_born", "birth",     "tear",     "cleared", "floor_cleared",
                                        "level",     "core",      "own_pace", "pram",    "talk",
                                        "sound",     "emergency", "voice" };
    (void)state;
    assert_int_equal(sizeof keys / sizeof *keys, ANSWERS);
    for (int i = 0; i < ANSWERS; i++)
        assert_string_equal(answers_key(i), keys[i]);
}

static void without_a_profile_nothing_is_known(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    are_same(&answers, &none);
    answers = of_profile("");
    are_same(&answers, &none);
}

static void what_the_profile_says_is_known_in_its_own_form(void **state)
{
    static const char *const expected[ANSWERS] = {
        "\"2026-03-09\"", "\"c-section\"", "true",      "false",    "true",    "3",       "\"tall\"",
        "87.5",           "false",         "\"short\"", "\"rain\"", "\"999\"", "\"warm\""
    };
    (void)state;
    Answers answers = of_profile(
        "baby_born = \"9 March 2026\"; birth = \"caesarean\"; tear = true; cleared = false;"
        "floor_cleared = \"yes\"; level = 3; core = \"TALL\"; own_pace = 87.5; pram = false;"
        "talk = \"short\"; sound = \"rain\"; emergency = 999; voice = \"warm\";");
    for (int i = 0; i < ANSWERS; i++) {
        is(answers.before[i], expected[i]);
        is(answers.now[i], expected[i]);
    }
}

static void a_value_that_nobody_could_have_answered_is_not_known(void **state)
{
    (void)state;
    Answers answers = of_profile(
        "baby_born = \"2026-11-30\"; birth = \"\"; tear = \"perhaps\"; cleared = 1;"
        "level = 5; core = \"strong\"; own_pace = 59.9; pram = { }; talk = [\"full\"];");
    are_same(&answers, &none);
    answers = of_profile("level = 2.5");
    are_same(&answers, &none);
}

static void quotes_and_backslashes_are_written_as_a_file_reads_them(void **state)
{
    (void)state;
    Answers answers = of_profile("sound = \"a\\\"b\\\\c\"");
    is(answers.now[SOUND], "\"a\\\"b\\\\c\"");
    char text[300] = "emergency = \"999\"; sound = \"", expected[100] = "\"";
    for (int i = 0; i < 40; i++) {  // two bytes for each of hers
        strcat(text, "\\\"");
        strcat(expected, "\\\"");
    }
    answers = of_profile(strcat(text, "\""));
    is(answers.now[SOUND], strcat(expected, "\""));
    is(answers.now[EMERGENCY], "\"999\"");
}

// --- What was typed as an option -------------------------------------------------------

static Taken take(Answers *answers, const Walker *typed, const char *input, char why[ANSWERS_WHY_SIZE])
{
    FILE *before = stdin;
    capture(&err, stderr);
    if (input)
        stdin = *input ? fmemopen((char *)input, strlen(input), "r") : fopen("/dev/null", "r");
    Taken taken = answers_take(answers, typed, TODAY, input != NULL, &arena, why);
    if (input)
        fclose(stdin);
    stdin = before;
    captured_text(&err);
    return taken;
}

static void overrides(int question, const Walker *typed, const char *expected)
{
    char    why[ANSWERS_WHY_SIZE];
    Answers answers = nothing_known(), after = none;
    after.now[question] = expected;
    assert_int_equal(take(&answers, typed, NULL, why), TAKEN_SOME);
    are_same(&answers, &after);
}

static void options_override_what_was_known_each_its_own(void **state)
{
    Walker typed;
    char   why[ANSWERS_WHY_SIZE];
    (void)state;
#define TYPED(field, value, question, expected) \
    typed = WALKER_UNKNOWN;                     \
    typed.field = value;                        \
    overrides(question, &typed, expected)
    TYPED(baby_born, TODAY, BORN, "\"2026-11-29\"");
    TYPED(birth, BIRTH_C_SECTION, BIRTH, "\"c-section\"");
    TYPED(birth, BIRTH_VAGINAL, BIRTH, "\"vaginal\"");
    TYPED(tear, true, TEAR, "true");
    TYPED(cleared, true, CLEARED, "true");
    TYPED(floor_cleared, true, FLOOR_CLEARED, "true");
    TYPED(level, 1, LEVEL, "1");
    TYPED(level, 4, LEVEL, "4");
    TYPED(core, CORE_BREATH_ONLY, CORE, "\"breath_only\"");
    TYPED(core, CORE_LIGHT, CORE, "\"light\"");
    TYPED(own_pace, 60, OWN_PACE, "60");
    TYPED(own_pace, 82.5, OWN_PACE, "82.5");
    TYPED(pram, 1, PRAM, "true");
    TYPED(talk, TALK_FULL, TALK, "\"full\"");
    TYPED(talk, TALK_SILENT, TALK, "\"silent\"");
    TYPED(voice.text, "warm", VOICE, "\"warm\"");
    TYPED(sound.text, "rain", SOUND, "\"rain\"");
    TYPED(emergency, "911", EMERGENCY, "\"911\"");
    Answers answers = of_profile("level = 3; pram = false");
    typed = WALKER_UNKNOWN;
    typed.level = 2;
    assert_int_equal(take(&answers, &typed, NULL, why), TAKEN_SOME);
    is(answers.before[LEVEL], "3");
    is(answers.now[LEVEL], "2");
    is(answers.now[PRAM], "false");
}

static void where_nothing_was_typed_all_stays(void **state)
{
    char   why[ANSWERS_WHY_SIZE];
    Walker typed = WALKER_UNKNOWN;
    (void)state;
    Answers answers = of_profile("level = 3; tear = true"), expected = answers;
    assert_int_equal(take(&answers, &typed, "1\n", why), TAKEN_NONE);
    typed.pram = 0;
    assert_int_equal(take(&answers, &typed, "1\n", why), TAKEN_NONE);
    are_same(&answers, &expected);
    assert_string_equal(err.text, "");
}

static void refuses_born(const char *born, const char *input, const char *expected)
{
    char    why[ANSWERS_WHY_SIZE];
    Walker  typed = WALKER_UNKNOWN;
    Answers answers = nothing_known();
    typed.baby_born = born;
    assert_int_equal(take(&answers, &typed, input, why), TAKEN_WRONG);
    assert_string_equal(why, expected);
}

static void takes_born(const char *born, const char *input, const char *expected)
{
    char    why[ANSWERS_WHY_SIZE];
    Walker  typed = WALKER_UNKNOWN;
    Answers answers = nothing_known();
    typed.baby_born = born;
    if (take(&answers, &typed, input, why) != TAKEN_SOME)
        fail_msg("%s: %s", born, why);
    is(answers.now[BORN], expected);
}

static void a_birthday_is_a_day_that_has_come(void **state)
{
    (void)state;
    takes_born("29 November 2026", NULL, "\"2026-11-29\"");
    refuses_born("30 November 2026", NULL,
                 "--born \"30 November 2026\" is still to come: today is Sunday 29 November 2026");
    refuses_born("9 March", NULL, "--born \"9 March\" is not a date: it has no year");
    refuses_born("9 March", "1\n", "--born \"9 March\" is not a date: it has no year");
    assert_string_equal(err.text, "");
}

// Day and month swapped: the one that is past, if only one is.
static void of_two_days_the_one_that_has_come_is_meant(void **state)
{
    (void)state;
    takes_born("12/11/2026", "2\n", "\"2026-11-12\"");
    assert_string_equal(err.text, "");
    takes_born("11/12/2026", NULL, "\"2026-11-12\"");
}

#define WHICH "  1: Monday 9 March 2026, or 2: Thursday 3 September 2026? "

static void of_two_days_that_both_have_come_she_is_asked(void **state)
{
    (void)state;
    refuses_born("9/3/2026", NULL,
                 "--born \"9/3/2026\" is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03");
    assert_string_equal(err.text, "");
    takes_born("9/3/2026", "1\n", "\"2026-03-09\"");
    assert_string_equal(err.text, WHICH);
    takes_born("9/3/2026", "3\n\n12\n2\r\n", "\"2026-09-03\"");
    assert_string_equal(err.text, WHICH WHICH WHICH WHICH);
    refuses_born("9/3/2026", "",
                 "--born \"9/3/2026\" is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03");
    assert_string_equal(err.text, WHICH);
    refuses_born("2/1/2027", "1\n",
                 "--born \"Saturday 2 January 2027\" is still to come: today is Sunday 29 November 2026");
}

static void only_a_birthday_is_asked_about(void **state)
{
    char    why[ANSWERS_WHY_SIZE];
    Walker  typed = WALKER_UNKNOWN;
    Answers answers = nothing_known();
    (void)state;
    typed.emergency = "9/3/2026";
    assert_int_equal(take(&answers, &typed, "1\n", why), TAKEN_SOME);
    is(answers.now[EMERGENCY], "\"9/3/2026\"");
    assert_string_equal(err.text, "");
}

// --- On the terminal -------------------------------------------------------------------

typedef struct {
    char heard[200];  // "warm|" for each that was played, "|" for all
} Voices;

static bool works(void *self, const char *name)
{
    (void)self;
    return strcmp(name, "calm") == 0 || strcmp(name, "soft") == 0;
}

static void hear(void *self, const char *name)
{
    Voices *voices = self;
    strcat(strcat(voices->heard, name), "|");
}

static Voices voices;

static bool ask(Answers *answers, const char *input)
{
    const VoicesHere here = { "calm, soft", works, hear, &voices };
    FILE            *before = stdin;
    voices.heard[0] = '\0';
    capture(&err, stderr);
    stdin = *input ? fmemopen((char *)input, strlen(input), "r") : fopen("/dev/null", "r");
    bool whole = answers_ask(answers, &here, TODAY, &arena);
    fclose(stdin);
    stdin = before;
    captured_text(&err);
    return whole;
}

#define Q_BORN    "When was your baby born? As 9 March 2026 "
#define Q_BIRTH   "Vaginal birth or C-section? vaginal, c-section "
#define Q_TEAR    "A severe tear, or a prolapse? yes, no "
#define Q_CLEARED "Has your provider said that core work is fine? yes, no "
#define Q_FLOOR   "And that pelvic-floor work is fine? yes, no "
#define Q_LEVEL   "Level? 1 settle, 2 connect, 3 build, 4 brisk "
#define Q_CORE    "Core cues? breath_only (nothing to squeeze), tall (posture), light "
#define Q_OWN     "Your own easy pace, in steps a minute? Count them; most people: 70 to 90 "
#define Q_PRAM    "Do you push a pram? yes, no "
#define Q_TALK    "How much talk? full, short, silent "
#define Q_CALL    "The number to call in an emergency, where you are? "
#define Q_VOICE   "Who should speak? calm, soft; try plays them all, try NAME one "
#define NEW       "[Enter to skip]: "
#define FIRST_TWO Q_BORN NEW Q_BIRTH NEW
#define BETWEEN   Q_LEVEL NEW Q_CORE NEW Q_OWN NEW Q_PRAM NEW Q_TALK NEW Q_CALL NEW

// The pelvic floor only after a tear; the sound pack is an option only.
static void every_question_is_asked_and_may_be_skipped(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    assert_true(ask(&answers, "\n\n\n\n\n\n\n\n\n\n\n"));
    assert_string_equal(err.text, FIRST_TWO Q_TEAR NEW Q_CLEARED NEW BETWEEN Q_VOICE NEW);
    are_same(&answers, &none);
}

static void after_a_tear_the_pelvic_floor_is_asked_about(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    assert_true(ask(&answers, "\n\nyes\n\nno\n\n\n\n\n\n\n\n"));
    assert_string_equal(err.text, FIRST_TWO Q_TEAR NEW Q_CLEARED NEW Q_FLOOR NEW BETWEEN Q_VOICE NEW);
    is(answers.now[TEAR], "true");
    is(answers.now[FLOOR_CLEARED], "false");
    answers = nothing_known();
    assert_true(ask(&answers, "\n\nno\nyes\n\n\n\n\n\n\n\n"));
    assert_string_equal(err.text, FIRST_TWO Q_TEAR NEW Q_CLEARED NEW BETWEEN Q_VOICE NEW);
    is(answers.now[TEAR], "false");
    is(answers.now[CLEARED], "true");
}

static void what_is_known_is_shown_and_enter_keeps_it(void **state)
{
    (void)state;
    Answers answers = of_profile("baby_born = \"2026-03-09\"; level = 2; pram = true; voice = \"soft\""),
            before = answers;
    assert_true(ask(&answers, "\n\n\n\n\n\n\n\n\n\n\n"));
    assert_string_equal(err.text, Q_BORN "[\"2026-03-09\"]: " Q_BIRTH NEW Q_TEAR NEW Q_CLEARED NEW Q_LEVEL
                                         "[2]: " Q_CORE NEW Q_OWN NEW     Q_PRAM
                                         "[true]: " Q_TALK NEW Q_CALL NEW Q_VOICE "[\"soft\"]: ");
    are_same(&answers, &before);
}

static void an_answer_is_kept_in_the_form_of_the_profile(void **state)
{
    static const char *const expected[ANSWERS] = {
        "\"2026-10-18\"", "\"c-section\"", "false", "true",    NULL,      "1", "\"light\"", "70",
        "true",           "\"full\"",      NULL,    "\"112\"", "\"calm\""
    };
    (void)state;
    Answers answers = nothing_known();
    assert_true(ask(&answers, "18 Oct 2026\ncesarean\nnein\nJA\n1\nlight\n70\ny\nfull\r\n112\ncalm\n"));
    for (int i = 0; i < ANSWERS; i++) {
        is(answers.before[i], NULL);
        is(answers.now[i], expected[i]);
    }
}

static void what_cannot_be_an_answer_is_said_and_asked_again(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    assert_true(ask(&answers, "soon\n1 January 2027\n9/3/2026\n2\n\nmaybe\n\n\n7\n\n\n\n\n\n\n\n\n"));
    assert_string_equal(err.text, Q_BORN NEW
                        "  \"soon\" is not a date: write it as 9 March 2026, or as 2026-03-09\n" Q_BORN NEW
                        "  \"1 January 2027\" is still to come: today is Sunday 29 November 2026\n" Q_BORN NEW
                            WHICH Q_BIRTH NEW Q_TEAR                                    NEW
                        "  yes or no, not \"maybe\"\n" Q_TEAR NEW Q_CLEARED NEW Q_LEVEL NEW
                        "  level is 1 to 4, not \"7\"\n" BETWEEN Q_VOICE                NEW);
    is(answers.now[BORN], "\"2026-09-03\"");
}

// A number to call may look like a date.
static void only_the_birthday_may_be_two_days(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    assert_true(ask(&answers, "\n\n\n\n\n\n\n\n\n9/3/2026\n\n"));
    is(answers.now[EMERGENCY], "\"9/3/2026\"");
    assert_null(strstr(err.text, "or 2:"));
}

static void where_the_input_ends_so_do_the_questions(void **state)
{
    (void)state;
    static const struct {
        const char *input, *last;  // the last that is asked
    } cases[] = { { "", Q_BORN NEW },
                  { "2026-03-09\n\n\n", Q_TEAR NEW Q_CLEARED NEW },
                  { "9/3/2026\n", Q_BORN NEW WHICH },
                  { "\n\n\n\n\n\n\n\n\n\n", Q_CALL NEW Q_VOICE NEW },
                  { "\n\n\n\n\n\n\n\n\n\ntry\n", Q_CALL NEW Q_VOICE NEW Q_VOICE NEW } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Answers answers = nothing_known();
        if (ask(&answers, cases[i].input))
            fail_msg("\"%s\" was enough", cases[i].input);
        size_t all = strlen(err.text), last = strlen(cases[i].last);
        assert_true(all >= last);
        assert_string_equal(err.text + all - last, cases[i].last);
    }
    assert_string_equal(voices.heard, "|");
}

#define NO_VOICE(name) "  no voice \"" name "\" works here: calm, soft\n"

static void a_voice_is_one_that_works_and_may_be_tried_first(void **state)
{
    (void)state;
    Answers answers = nothing_known();
    assert_true(
        ask(&answers,
            "\n\n\n\n\n\n\n\n\n\ntry\nTRY  soft\ntry warm\nwarm\ntry soft calm\nt\ntr\ntrying\nsoft\n"));
    const char *asked = strstr(err.text, Q_VOICE);
    assert_non_null(asked);
    assert_string_equal(asked,
                        Q_VOICE NEW Q_VOICE NEW Q_VOICE NEW NO_VOICE("warm") Q_VOICE NEW NO_VOICE("warm")
                            Q_VOICE NEW NO_VOICE("soft calm") Q_VOICE NEW NO_VOICE("t")
                                Q_VOICE NEW NO_VOICE("tr") Q_VOICE NEW NO_VOICE("trying") Q_VOICE NEW);
    assert_string_equal(voices.heard, "|soft|");
    is(answers.now[VOICE], "\"soft\"");
}

// --- What is to be written -------------------------------------------------------------

static void only_what_has_changed_is_written(void **state)
{
    ConfEdit edits[ANSWERS];
    char     why[ANSWERS_WHY_SIZE];
    Walker   typed = WALKER_UNKNOWN;
    (void)state;
    Answers answers = of_profile("baby_born = \"9 March 2026\"; level = 3; talk = \"short\"");
    assert_int_equal(answers_edits(&answers, edits), 0);
    typed.baby_born = "2026-03-09";  // the same day
    typed.level = 2;
    typed.talk = TALK_SHORT;
    typed.emergency = "999";
    assert_int_equal(take(&answers, &typed, NULL, why), TAKEN_SOME);
    assert_int_equal(answers_edits(&answers, edits), 2);
    assert_string_equal(edits[0].key, "level");
    assert_string_equal(edits[0].value, "2");
    assert_string_equal(edits[1].key, "emergency");
    assert_string_equal(edits[1].value, "\"999\"");
    answers = nothing_known();
    typed = WALKER_UNKNOWN;
    typed.baby_born = "2026-03-09";
    typed.voice.text = "warm";
    assert_int_equal(take(&answers, &typed, NULL, why), TAKEN_SOME);
    assert_int_equal(answers_edits(&answers, edits), 2);  // the first and the last
    assert_string_equal(edits[0].key, "baby_born");
    assert_string_equal(edits[1].key, "voice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_question_is_a_key_of_the_profile),
        cmocka_unit_test(without_a_profile_nothing_is_known),
        cmocka_unit_test(what_the_profile_says_is_known_in_its_own_form),
        cmocka_unit_test(a_value_that_nobody_could_have_answered_is_not_known),
        cmocka_unit_test(quotes_and_backslashes_are_written_as_a_file_reads_them),
        cmocka_unit_test(options_override_what_was_known_each_its_own),
        cmocka_unit_test(where_nothing_was_typed_all_stays),
        cmocka_unit_test(a_birthday_is_a_day_that_has_come),
        cmocka_unit_test(of_two_days_the_one_that_has_come_is_meant),
        cmocka_unit_test(of_two_days_that_both_have_come_she_is_asked),
        cmocka_unit_test(only_a_birthday_is_asked_about),
        cmocka_unit_test(every_question_is_asked_and_may_be_skipped),
        cmocka_unit_test(after_a_tear_the_pelvic_floor_is_asked_about),
        cmocka_unit_test(what_is_known_is_shown_and_enter_keeps_it),
        cmocka_unit_test(an_answer_is_kept_in_the_form_of_the_profile),
        cmocka_unit_test(what_cannot_be_an_answer_is_said_and_asked_again),
        cmocka_unit_test(only_the_birthday_may_be_two_days),
        cmocka_unit_test(where_the_input_ends_so_do_the_questions),
        cmocka_unit_test(a_voice_is_one_that_works_and_may_be_tried_first),
        cmocka_unit_test(only_what_has_changed_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
