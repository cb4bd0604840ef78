// plan/project.h, and what else is said of days: the days to come, red signs, and the words of questions. By
// hand: after a vaginal birth walks are on days 4 and 6, then in row 1 on 7, 9, 11 and 13, in row 2 on 14,
// 16, 18 and 20.
#include "plan/project.h"

#include "plan/questions.h"
#include "plan_fixture.h"

static const PlannedDay *ahead(Story *story, int from, int days, Suppose suppose)
{
    const History history = { story->entries, story->count };
    return plan_project(&story->plan, &story->mother, &history, BORN + from, days, suppose, &story->arena);
}

static Story *begin(void)
{
    Story *story = calloc(1, sizeof *story);
    story_begin(story, false, false);
    return story;
}

static void end(Story *story)
{
    arena_free(&story->arena);
    free(story);
}

static void answer(Story *story, int day)
{
    for (int question = QUESTION_UP; question <= QUESTION_FLOOR; question++)
        story_answer(story, day, (Question)question, ANSWER_YES);
    story_start(story, day, 0);
}

// A walk of each day, "5@1", and its number among all of hers; NULL: none.
typedef struct {
    const char *walk;
    int         number;
} Wanted;

static void expect(Story *story, const PlannedDay *days, int from, const Wanted *wanted, int count)
{
    for (int i = 0; i < count; i++) {
        const PlanWalk *walk = &days[i].advice.walk;
        bool            walks = days[i].advice.state == STATE_WALK;
        const char *found = walks ? arena_printf(&story->arena, "%d@%d", walk->minutes, walk->level) : "none";
        assert_int_equal(days[i].day, BORN + from + i);
        if (strcmp(found, wanted[i].walk ? wanted[i].walk : "none") != 0 ||
            days[i].number != wanted[i].number)
            fail_msg("day %d: %s, number %d", from + i, found, days[i].number);
    }
}

static void at_its_fastest_each_question_is_a_yes_and_each_walk_easy(void **state)
{
    (void)state;
    static const Wanted wanted[] = { { NULL, 0 }, { NULL, 0 },   { NULL, 0 },  { NULL, 0 },   { "5@1", 1 },
                                     { NULL, 0 }, { "5@1", 2 },  { "5@1", 3 }, { NULL, 0 },   { "5@1", 4 },
                                     { NULL, 0 }, { "5@1", 5 },  { NULL, 0 },  { "10@1", 6 }, { "10@2", 7 },
                                     { NULL, 0 }, { "10@2", 8 }, { NULL, 0 },  { "10@2", 9 } };
    Story              *story = begin();
    expect(story, ahead(story, 0, 19, SUPPOSE_CLEAN), 0, wanted, 19);
    assert_int_equal(ahead(story, 0, 19, SUPPOSE_CLEAN)[3].advice.state, STATE_DAY_OFF);
    end(story);
}

static void where_nothing_is_said_she_stays_in_her_row(void **state)
{
    (void)state;
    static const Wanted wanted[] = { { "5@1", 1 }, { NULL, 0 },   { "5@1", 2 }, { NULL, 0 }, { "5@1", 3 },
                                     { NULL, 0 },  { "10@1", 4 }, { "5@1", 5 }, { NULL, 0 }, { "5@1", 6 } };
    Story              *story = begin();
    assert_int_equal(ahead(story, 3, 5, SUPPOSE_NOT_SAID)[4].advice.state, STATE_ASK);
    answer(story, 3);
    expect(story, ahead(story, 7, 10, SUPPOSE_NOT_SAID), 7, wanted, 10);
    end(story);
}

static void walks_are_numbered_on_by_days_from_those_she_did(void **state)
{
    (void)state;
    static const Wanted wanted[] = { { NULL, 3 }, { NULL, 0 }, { "5@1", 4 } };
    Story              *story = begin();
    answer(story, 3);
    story_walk(story, 4, 5, 1, FEEL_GOOD, 0);
    story_walk(story, 4, 5, 1, FEEL_GOOD, 0);  // a second one that day has no number of its own
    story_walk(story, 6, 5, 1, FEEL_GOOD, 0);
    story_walk(story, 7, 5, 1, FEEL_GOOD, 0);
    const PlannedDay *days = ahead(story, 7, 3, SUPPOSE_NOT_SAID);
    assert_int_equal(days[0].advice.state, STATE_DONE);  // done already: not planned again
    expect(story, days, 7, wanted, 3);
    end(story);
}

// After eight days without a walk she is asked whether she was ill or is pregnant: neither is supposed.
static void after_a_pause_she_is_supposed_to_be_well(void **state)
{
    (void)state;
    static const Wanted wanted[] = { { NULL, 0 }, { "5@1", 5 }, { NULL, 0 }, { "5@1", 6 } };
    Story              *story = begin();
    answer(story, 3);
    for (int day = 7; day <= 13; day += 2)
        story_walk(story, day, day == 13 ? 10 : 5, 1, FEEL_GOOD, 0);
    expect(story, ahead(story, 22, 4, SUPPOSE_CLEAN), 22, wanted, 4);
    end(story);
}

// --- Before her birth ------------------------------------------------------------------

static void what_was_noted_before_the_birth_is_left_out(void **state)
{
    (void)state;
    Story *story = begin();
    story_walk(story, -2, 5, 1, FEEL_GOOD, sign_set_of("pain"));
    story_add(story, -1, ENTRY_SIGNS)->signs = sign_set_of("heavy");
    answer(story, 3);
    Advice advice = story_advise(story, 4);
    assert_int_equal(advice.state, STATE_WALK);
    assert_int_equal(advice.walk.minutes, 5);
    assert_null(advice.advice);
    end(story);
}

// --- Red -------------------------------------------------------------------------------

static Red red_of(const Story *story) { return plan_red(&(History){ story->entries, story->count }); }

static void red_signs_add_up_until_a_release(void **state)
{
    (void)state;
    Story *story = begin();
    assert_int_equal(red_of(story).signs, 0);
    story_add(story, 20, ENTRY_SIGNS)->signs = sign_set_of("chest-pain") | sign_set_of("heavy");
    story_walk(story, 22, 10, 1, FEEL_GOOD, sign_set_of("discharge-or-belly"));
    story_walk(story, 23, 10, 1, FEEL_GOOD, sign_set_of("bleeding"));
    assert_int_equal(red_of(story).signs, sign_set_of("chest-pain") | sign_set_of("discharge-or-belly"));
    assert_int_equal(red_of(story).last, BORN + 22);
    story_add(story, 24, ENTRY_RELEASE);
    assert_int_equal(red_of(story).signs, 0);
    story_add(story, 25, ENTRY_SIGNS)->signs = sign_set_of("leg");
    assert_int_equal(red_of(story).signs, sign_set_of("leg"));
    assert_int_equal(red_of(story).last, BORN + 25);
    end(story);
}

// --- Words -----------------------------------------------------------------------------

static const char *asked_of(const char *id)
{
    size_t         count, at = 0;
    const SignRow *rows = sign_rows(&count);
    while (at < count && strcmp(rows[at].id, id) != 0)
        at++;
    assert_true(at < count);
    return question_sign(at);
}

static void a_sign_is_asked_in_words_of_its_own(void **state)
{
    (void)state;
    assert_string_equal(asked_of("chest-pain"), "Chest pain");
    assert_string_equal(asked_of("fever"), "A temperature of 38 °C or more");
    assert_string_equal(asked_of("pain"), "Pain that stays an hour after");
    assert_string_equal(asked_of("bleeding"), "Bleeding that is redder or heavier than before");
}

// Something is said after the answer that holds the plan up: mostly a no, for three of them a yes.
static void each_question_has_a_reason_and_says_what_an_answer_does(void **state)
{
    (void)state;
    for (int question = 0; question < QUESTION_COUNT; question++) {
        const QuestionWords words = question_words((Question)question);
        bool                yes_is_bad = question == QUESTION_ILL || question == QUESTION_PREGNANT ||
                          question == QUESTION_MOOD;
        assert_non_null(strchr(words.question, '?'));
        assert_true(strlen(words.reason) > 20);
        assert_int_equal(*words.after_yes != '\0', yes_is_bad);
        assert_int_equal(*words.after_no != '\0', !yes_is_bad);
    }
}

static void whatever_she_says_of_her_mood_she_hears_the_number_to_call(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_non_null(strstr(question_mood_help("999", &arena), "call 999 now."));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_its_fastest_each_question_is_a_yes_and_each_walk_easy),
        cmocka_unit_test(where_nothing_is_said_she_stays_in_her_row),
        cmocka_unit_test(walks_are_numbered_on_by_days_from_those_she_did),
        cmocka_unit_test(after_a_pause_she_is_supposed_to_be_well),
        cmocka_unit_test(what_was_noted_before_the_birth_is_left_out),
        cmocka_unit_test(red_signs_add_up_until_a_release),
        cmocka_unit_test(a_sign_is_asked_in_words_of_its_own),
        cmocka_unit_test(each_question_has_a_reason_and_says_what_an_answer_does),
        cmocka_unit_test(whatever_she_says_of_her_mood_she_hears_the_number_to_call),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
