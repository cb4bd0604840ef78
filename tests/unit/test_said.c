// app/said.h: what is typed after walkcoach done, and what it means.
#include "app/said.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

static Answering nothing(void) { return (Answering){ .start = -1 }; }

static Said read_as(const Answering *answering, bool named)
{
    Said said;
    char problem[SAID_PROBLEM_SIZE] = "";
    if (!said_read(answering, named, &said, problem))
        fail_msg("%s", problem);
    return said;
}

static void refuse(const Answering *answering, bool named, const char *why)
{
    Said said;
    char problem[SAID_PROBLEM_SIZE] = "";
    assert_false(said_read(answering, named, &said, problem));
    assert_string_equal(problem, why);
}

static void said_by_itself_a_walk_is_noted(void **state)
{
    (void)state;
    Answering  answering = nothing();
    const Said said = read_as(&answering, false);
    assert_true(said.walked);
    assert_int_equal(said.signs, 0);
    assert_int_equal(said.feel, FEEL_NOT_SAID);
    assert_int_equal(said.start, -1);
    assert_int_equal(said.answer_count, 0);
    assert_false(said.harm || said.left_early || said.later || said.release);
}

static void how_it_was_is_one_of_three(void **state)
{
    (void)state;
    static const Feel feels[8] = { FEEL_NOT_SAID, FEEL_EASY, FEEL_GOOD, 0, FEEL_HARD, 0, 0, 0 };
    for (int i = 0; i < 8; i++) {
        Answering answering = nothing();
        answering.easy = i & 1, answering.good = i & 2, answering.hard = i & 4;
        if (i == 3 || i > 4)
            refuse(&answering, false, "only one of easy, good and hard");
        else
            assert_int_equal(read_as(&answering, false).feel, feels[i]);
    }
}

static void a_switch_is_its_sign(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        static const char *const ids[] = { "heavy", "leaking", "doming", "pain", "bleeding" };
        Answering                answering = nothing();
        bool *const switches[] = { &answering.heavy, &answering.leaking, &answering.doming, &answering.pain,
                                   &answering.bleeding };
        *switches[i] = true;
        const Said said = read_as(&answering, false);
        assert_int_equal(said.signs, sign_set_of(ids[i]));
        assert_true(said.signs && said.walked);
    }
}

static void signs_are_added_up_from_lists(void **state)
{
    (void)state;
    Answering answering = nothing();
    answering.heavy = true;
    answering.stop = (Texts){ { "leg,fever", "Chest Pain" }, 2 };
    Said said = read_as(&answering, false);
    assert_int_equal(said.signs, sign_set_of("heavy") | sign_set_of("leg") | sign_set_of("fever") |
                                     sign_set_of("chest-pain"));
    assert_false(said.harm);
    answering.stop = (Texts){ { "harm" }, 1 };
    answering.heavy = false;
    said = read_as(&answering, false);
    assert_true(said.harm && !said.signs && !said.walked);
    assert_true(read_as(&answering, true).walked);
    answering.stop = (Texts){ { "harm,leg" }, 1 };
    said = read_as(&answering, false);
    assert_true(said.harm && said.signs == sign_set_of("leg") && said.walked);
}

static void a_sign_that_there_is_not_is_named(void **state)
{
    (void)state;
    char      name[201];
    Answering answering = nothing();
    answering.stop = (Texts){ { "leg,feverr" }, 1 };
    refuse(&answering, false, "there is no sign \"feverr\"; did you mean \"fever\"?");
    answering.stop = (Texts){ { "leg", "xyzzy" }, 2 };
    refuse(&answering, false, "there is no sign \"xyzzy\"; walkcoach done --help names them");
    memset(name, 'x', 200);
    name[200] = '\0';
    answering.stop = (Texts){ { name }, 1 };
    char why[200];
    snprintf(why, sizeof why, "there is no sign \"%.100s...\"", name);
    refuse(&answering, false, why);
    name[199] = '\0';  // has room, and is none all the same
    snprintf(why, sizeof why, "there is no sign \"%.160s", name);
    Said said;
    char problem[SAID_PROBLEM_SIZE];
    assert_false(said_read(&answering, false, &said, problem));
    assert_memory_equal(problem, why, strlen(why));
}

static void answers_are_yes_no_or_skip(void **state)
{
    (void)state;
    Answering answering = nothing();
    answering.answer = (Texts){ { "check-6=yes", "wound-dry=no", "mood=skip" }, 3 };
    const Said said = read_as(&answering, false);
    static const struct {
        Question question;
        Answer   answer;
    } expected[] = { { QUESTION_CHECK_6, ANSWER_YES },
                     { QUESTION_WOUND_DRY, ANSWER_NO },
                     { QUESTION_MOOD, ANSWER_SKIPPED } };
    assert_int_equal(said.answer_count, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(said.answers[i].kind, ENTRY_QUESTION);
        assert_int_equal(said.answers[i].question, expected[i].question);
        assert_int_equal(said.answers[i].answer, expected[i].answer);
    }
    assert_false(said.walked);
    answering.answer = (Texts){ { "check-7=yes" }, 1 };
    refuse(&answering, false, "there is no question \"check-7\"; walkcoach today names those that are open");
    answering.answer = (Texts){ { "check-6" }, 1 };
    refuse(&answering, false, "--answer check-6=yes or --answer check-6=no, not \"check-6\"");
    answering.answer = (Texts){ { "mood=skip", "check-6=maybe" }, 2 };
    refuse(&answering, false, "--answer check-6=yes or --answer check-6=no, not \"check-6=maybe\"");
}

static void a_start_is_one_of_four(void **state)
{
    (void)state;
    static const int starts[][2] = { { -1, -1 }, { 0, 0 },   { 9, 0 },   { 10, 10 }, { 19, 10 },
                                     { 20, 20 }, { 29, 20 }, { 30, 30 }, { 31, 30 }, { 90, 30 } };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        Answering answering = nothing();
        answering.start = starts[i][0];
        const Said said = read_as(&answering, false);
        assert_int_equal(said.start, starts[i][1]);
        assert_int_equal(said.walked, starts[i][0] < 0);
    }
}

static void a_walk_is_noted_where_one_is_named_or_described(void **state)
{
    (void)state;
    Answering answering = nothing();
    answering.start = 20;
    assert_false(read_as(&answering, false).walked);
    assert_true(read_as(&answering, true).walked);
    answering.good = true;
    assert_true(read_as(&answering, false).walked);
    answering = nothing();
    answering.start = 20;
    answering.left_early = true;
    assert_true(read_as(&answering, false).walked && read_as(&answering, false).left_early);
    answering = nothing();
    answering.provider_said_yes = true;
    assert_false(read_as(&answering, false).walked);
    assert_true(read_as(&answering, false).release);
}

#define ALONE  "--provider-said-yes is noted on its own; note the walk afterwards"
#define LATER  "--later adds a sign to the last walk, and nothing else"
#define NEEDED "--later needs what came: --bleeding, for example, or --stop SIGN"

static void what_does_not_go_together_is_refused(void **state)
{
    (void)state;
    static const struct {
        bool        release, later, sign, harm, good, left_early, named;
        const char *why;  // NULL: it does
    } cases[] = {
        { .release = true },
        { .release = true, .sign = true, .why = ALONE },
        { .release = true, .harm = true, .why = ALONE },
        { .release = true, .good = true, .why = ALONE },
        { .release = true, .left_early = true, .why = ALONE },
        { .release = true, .named = true, .why = ALONE },
        { .later = true, .sign = true },
        { .later = true, .harm = true },
        { .later = true, .why = NEEDED },
        { .later = true, .sign = true, .named = true, .why = LATER },
        { .later = true, .sign = true, .good = true, .why = LATER },
        { .later = true, .sign = true, .left_early = true, .why = LATER },
        { .sign = true, .harm = true, .good = true, .left_early = true, .named = true },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Answering answering = nothing();
        answering.provider_said_yes = cases[i].release;
        answering.later = cases[i].later;
        answering.bleeding = cases[i].sign;
        answering.good = cases[i].good;
        answering.left_early = cases[i].left_early;
        if (cases[i].harm)
            answering.stop = (Texts){ { "harm" }, 1 };
        if (cases[i].why) {
            refuse(&answering, cases[i].named, cases[i].why);
            continue;
        }
        const Said said = read_as(&answering, cases[i].named);
        assert_int_equal(said.later, cases[i].later);
        assert_int_equal(said.walked, !cases[i].later && !cases[i].release);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(said_by_itself_a_walk_is_noted),
        cmocka_unit_test(how_it_was_is_one_of_three),
        cmocka_unit_test(a_switch_is_its_sign),
        cmocka_unit_test(signs_are_added_up_from_lists),
        cmocka_unit_test(a_sign_that_there_is_not_is_named),
        cmocka_unit_test(answers_are_yes_no_or_skip),
        cmocka_unit_test(a_start_is_one_of_four),
        cmocka_unit_test(a_walk_is_noted_where_one_is_named_or_described),
        cmocka_unit_test(what_does_not_go_together_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
