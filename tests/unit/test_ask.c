// app/ask.h: the questions of the plan on a terminal, and what is noted of the answers.
#include "app/ask.h"

#include "captured.h"
#include "file_by_hand.h"
#include "log/log.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 20786 };  // 2026-11-29

typedef struct {
    Arena       arena;
    char        folder[40];
    const char *state;
    Hers        hers;
    AskedSoFar  asked;
    Status      status;
    Captured    out, err;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-ask.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->state = arena_printf(&fixture->arena, "%s/state", fixture->folder);
    fixture->hers = (Hers){ .day = DAY, .number = "999" };
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(fixture->folder);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

// She types that; what is printed is in out and err.
static Status ask(Fixture *fixture, const char *typed)
{
    const Terminal terminal = { .width = 80 };
    FILE          *before = stdin;
    capture(&fixture->out, stdout);
    capture(&fixture->err, stderr);
    stdin = *typed ? fmemopen((char *)typed, strlen(typed), "r") : fopen("/dev/null", "r");
    fixture->status = ask_open_questions(&terminal, &fixture->hers, fixture->state, &fixture->asked);
    fclose(stdin);
    stdin = before;
    captured_text(&fixture->err);
    captured_text(&fixture->out);
    return fixture->status;
}

static History noted(Fixture *fixture)
{
    char    why[LOG_WHY_SIZE];
    Log    *log;
    History history;
    assert_int_equal(log_open(fixture->state, &log, why), LOG_FINE);
    assert_int_equal(log_read(log, 0, &history, &fixture->arena, why), LOG_FINE);
    log_close(log);
    return history;
}

static void is_answer(const Entry *entry, Question question, Answer answer)
{
    assert_int_equal(entry->day, DAY);
    assert_int_equal(entry->kind, ENTRY_QUESTION);
    assert_int_equal(entry->question, question);
    assert_int_equal(entry->answer, answer);
}

static void questions(Fixture *fixture, Question one, Question other)
{
    fixture->hers.advice.questions[0] = one;
    fixture->hers.advice.questions[1] = other;
    fixture->hers.advice.question_count = 2;
}

// --- Tests -----------------------------------------------------------------------------

static void where_no_question_is_open_none_is_asked(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.noted = true;
    assert_int_equal(ask(fixture, "yes\n"), STATUS_DONE);
    assert_string_equal(fixture->out.text, "");
    assert_false(fixture->asked.noted);
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    fixture->asked.questions = 1u << QUESTION_UP | 1u << QUESTION_AT_HOME;  // both were asked before
    assert_int_equal(ask(fixture, "yes\n"), STATUS_DONE);
    assert_string_equal(fixture->out.text, "");
    fixture->asked.questions = 1u << QUESTION_UP;
    assert_int_equal(ask(fixture, "yes\n"), STATUS_DONE);
    assert_int_equal(noted(fixture).count, 1);
    is_answer(noted(fixture).entries, QUESTION_AT_HOME, ANSWER_YES);
}

static void each_answer_is_noted_and_says_what_follows(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_WOUND_DRY);
    assert_int_equal(ask(fixture, "yes\nno\n"), STATUS_DONE);
    assert_string_equal(fixture->out.text,
                        "\nAre you up and about at home, to the bathroom and the kitchen and back?\n"
                        "  The first walk is longer than that, and nobody is beside you.\n"
                        "  yes or no, or Enter for another day: "
                        "\nIf you have a wound or stitches: are they dry and quiet? (No wound is a yes.)\n"
                        "  A wound that weeps or opens needs rest, and somebody to look at it.\n"
                        "  yes or no, or Enter for another day: "
                        "  Call your midwife or doctor about it. This is asked again in a week.\n");
    History history = noted(fixture);
    assert_int_equal(history.count, 2);
    is_answer(&history.entries[0], QUESTION_UP, ANSWER_YES);
    is_answer(&history.entries[1], QUESTION_WOUND_DRY, ANSWER_NO);
    assert_true(fixture->asked.noted);
    assert_int_equal(fixture->asked.questions, 1u << QUESTION_UP | 1u << QUESTION_WOUND_DRY);
}

static void an_answer_may_be_short_and_has_to_be_one(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    assert_int_equal(ask(fixture, "perhaps\nyess\n  Ye \nN\n"), STATUS_DONE);
    History history = noted(fixture);
    assert_int_equal(history.count, 2);
    is_answer(&history.entries[0], QUESTION_UP, ANSWER_YES);
    is_answer(&history.entries[1], QUESTION_AT_HOME, ANSWER_NO);
    const char *again = strstr(fixture->out.text,
                               "  Please type yes or no; Enter leaves it for another day: ");
    assert_non_null(again);
    assert_non_null(strstr(again + 1, "  Please type yes or no; Enter leaves it for another day: "));
}

static void a_longer_word_does_not_answer(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    assert_int_equal(ask(fixture, "yesterday\nno\nnot\ny\n"), STATUS_DONE);
    History history = noted(fixture);
    assert_int_equal(history.count, 2);
    is_answer(&history.entries[0], QUESTION_UP, ANSWER_NO);
    is_answer(&history.entries[1], QUESTION_AT_HOME, ANSWER_YES);
}

static void enter_leaves_it_for_another_day(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    assert_int_equal(ask(fixture, "\nyes\n"), STATUS_DONE);
    assert_int_equal(noted(fixture).count, 1);
    is_answer(noted(fixture).entries, QUESTION_AT_HOME, ANSWER_YES);
    fixture->asked = (AskedSoFar){ 0 };
    assert_int_equal(ask(fixture, "\n \n"), STATUS_DONE);
    assert_int_equal(noted(fixture).count, 1);
    assert_false(fixture->asked.noted);
}

static void it_ends_where_the_input_does(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    fixture->hers.advice.ask_mood = true;
    assert_int_equal(ask(fixture, ""), STATUS_DONE);
    assert_null(strstr(fixture->out.text, "Are you at home?"));
    assert_int_equal(noted(fixture).count, 0);
    fixture->asked = (AskedSoFar){ 0 };
    assert_int_equal(ask(fixture, "yes\n"), STATUS_DONE);
    assert_null(strstr(fixture->out.text, "In the last two weeks"));
    assert_int_equal(noted(fixture).count, 1);
    assert_false(fixture->asked.noted);  // nobody is there to be asked again
}

static void minutes_are_0_10_20_or_30(void **state)
{
    static const struct {
        const char *typed;
        int         minutes, again;
    } rows[] = { { "0\n", 0, 0 },
                 { "30\n", 30, 0 },
                 { "x\n10\n", 10, 1 },
                 { "15\n20\n", 20, 1 },
                 { "40\n-10\n 20\n", 20, 2 } };
    Fixture *fixture = *state;
    fixture->hers.advice.ask_start = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int again = 0;
        assert_int_equal(ask(fixture, rows[i].typed), STATUS_DONE);
        for (const char *at = fixture->out.text; (at = strstr(at, "Please type 0, 10, 20 or 30: ")); at++)
            again++;
        assert_int_equal(again, rows[i].again);
        History history = noted(fixture);
        assert_int_equal(history.count, i + 1);
        assert_int_equal(history.entries[i].kind, ENTRY_START);
        assert_int_equal(history.entries[i].minutes, rows[i].minutes);
        assert_int_equal(history.entries[i].day, DAY);
    }
    assert_int_equal(ask(fixture, "\n"), STATUS_DONE);
    assert_int_equal(noted(fixture).count, sizeof rows / sizeof *rows);
    assert_false(fixture->asked.noted);
}

static void of_her_mood_only_that_it_was_asked_is_kept(void **state)
{
    static const char *const typed[] = { "yes\n", "no\n", "\n" };
    Fixture                 *fixture = *state;
    fixture->hers.advice.ask_mood = true;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(ask(fixture, typed[i]), STATUS_DONE);
        assert_non_null(strstr(fixture->out.text, "  yes or no, or Enter to skip: "));
        assert_int_equal(strstr(fixture->out.text, "You are not alone") != NULL, i == 0);
        assert_non_null(strstr(fixture->out.text, "999"));  // the number, whatever the answer is
        is_answer(&noted(fixture).entries[i], QUESTION_MOOD, ANSWER_SKIPPED);
    }
}

static void without_a_log_nothing_is_asked(void **state)
{
    Fixture *fixture = *state;
    questions(fixture, QUESTION_UP, QUESTION_AT_HOME);
    fixture->state = NULL;
    assert_int_equal(ask(fixture, "yes\n"), STATUS_WORLD);
    assert_string_equal(fixture->err.text, "walkcoach: no folder for a log: HOME is not an absolute path\n");
    assert_string_equal(fixture->out.text, "");
    fixture->state = "/dev/null/state";
    assert_int_equal(ask(fixture, "yes\nno\n"), STATUS_WORLD);
    assert_non_null(strstr(fixture->err.text, "walkcoach: /dev/null/state"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(where_no_question_is_open_none_is_asked),
        TEST(each_answer_is_noted_and_says_what_follows),
        TEST(an_answer_may_be_short_and_has_to_be_one),
        TEST(a_longer_word_does_not_answer),
        TEST(enter_leaves_it_for_another_day),
        TEST(it_ends_where_the_input_does),
        TEST(minutes_are_0_10_20_or_30),
        TEST(of_her_mood_only_that_it_was_asked_is_kept),
        TEST(without_a_log_nothing_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
