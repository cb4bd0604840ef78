// job/today.h: her day as JSON, and what is printed in place of a walk, whole, of days made by hand.
#include "job/today.h"

#include "cmocka_all.h"

#include <string.h>

static Arena arena;

#define SIGNS_JSON "\"signs\":[{\"id\":\"chest-pain\",\"group\":\"emergency\",\"words\":\"Chest pain\"},"

static void check_json(const Hers *hers, const char *wanted)
{
    const char *json = hers_json(hers, &arena), *signs = strstr(json, SIGNS_JSON);
    assert_non_null(signs);
    assert_string_equal(arena_strndup(&arena, json, (size_t)(signs - json)), wanted);
}

static void a_day_without_a_walk_is_short(void **state)
{
    (void)state;
    const Hers hers = { .day = 20786,  // 29 November 2026
                        .advice = { .state = STATE_AT_HOME, .why = "At home." },
                        .number = "112" };
    check_json(&hers,
               "{\"day\":\"2026-11-29\",\"week\":0,\"row\":0,\"state\":\"at-home\",\"why\":\"At home.\","
               "\"questions\":[],\"clean\":0,\"number\":\"112\",");
}

static void a_day_with_a_walk_has_all_of_it(void **state)
{
    (void)state;
    const Hers hers = { .day = 20786,
                        .number = "999",
                        .advice = { .state = STATE_WALK,
                                    .week = 9,
                                    .row = 8,
                                    .clean = 2,
                                    .walk = { .session = "30min", .level = 3, .minutes = 31 },
                                    .next = 20788,
                                    .daily = DAILY_PELVIC_FLOOR,
                                    .daily_easier = true,
                                    .drill = "open-book",
                                    .easier = true,
                                    .why = "Why.",
                                    .advice = "Call.",
                                    .questions = { QUESTION_UP, QUESTION_ONE_LEG },
                                    .question_count = 2 } };
    check_json(&hers,
               "{\"day\":\"2026-11-29\",\"week\":9,\"row\":8,\"state\":\"walk\",\"why\":\"Why.\","
               "\"advice\":\"Call.\",\"walk\":{\"session\":\"30min\",\"level\":3,\"minutes\":31},"
               "\"next\":\"2026-12-01\",\"daily\":\"pelvic-floor\",\"daily_easier\":true,"
               "\"drill\":\"open-book\",\"easier\":true,\"questions\":[\"up\",\"one-leg\"],\"clean\":2,"
               "\"number\":\"999\",");
}

// The next walk is known, and is not for this day; a drill is as it is written; so is the daily five.
static void what_is_not_for_today_is_not_in_it(void **state)
{
    (void)state;
    Hers hers = { .day = 20786,
                  .number = "112",
                  .advice = { .state = STATE_DAY_OFF,
                              .walk = { .session = "30min", .level = 3, .minutes = 30 },
                              .next = 20787,
                              .daily = DAILY_BREATHING,
                              .drill = "open-book" } };
    check_json(&hers, "{\"day\":\"2026-11-29\",\"week\":0,\"row\":0,\"state\":\"day-off\","
                      "\"next\":\"2026-11-30\",\"daily\":\"breathing\",\"drill\":\"open-book\","
                      "\"questions\":[],\"clean\":0,\"number\":\"112\",");
    hers.advice.drill = NULL, hers.advice.easier = true;
    assert_null(strstr(hers_json(&hers, &arena), "easier"));
}

static void each_state_has_its_word(void **state)
{
    (void)state;
    static const char *const words[] = {
        [STATE_AT_HOME] = "at-home", [STATE_WALK] = "walk",       [STATE_DAY_OFF] = "day-off",
        [STATE_RESTING] = "resting", [STATE_DONE] = "done",       [STATE_ASK] = "ask",
        [STATE_RED] = "red",         [STATE_STOPPED] = "stopped", [STATE_ENDED] = "ended",
    };
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++)
        assert_string_equal(choice_word(hers_states, i), words[i]);
}

static void the_signs_are_in_the_order_in_which_they_are_asked(void **state)
{
    (void)state;
    const Hers  hers = { .day = 1, .number = "112" };
    const char *json = hers_json(&hers, &arena);
    assert_non_null(strstr(json, SIGNS_JSON "{\"id\":\"breathing\",\"group\":\"emergency\","
                                            "\"words\":\"Trouble breathing\"},"));
    assert_non_null(strstr(json, "{\"id\":\"leg\",\"group\":\"provider\","
                                 "\"words\":\"A red, swollen or painful leg or calf\"},"));
    assert_non_null(strstr(json, "{\"id\":\"bleeding\",\"group\":\"shorter\","
                                 "\"words\":\"Bleeding that is redder or heavier than before\"}]}"));
}

// --- Red -------------------------------------------------------------------------------

#define RED(number)                                                                                     \
    "Any of these: call " number " now.\n  - chest pain\n  - trouble breathing\n  - a seizure\n"        \
    "  - fainting\n  - bleeding that does not stop, or makes you faint\n"                               \
    "  - a painful leg together with breathlessness\n"                                                  \
    "  - numbness between the legs or in both legs, new weakness in a leg, or suddenly no control of "  \
    "bladder or bowel\n  - thoughts of harming yourself or the baby\n\n"                                \
    "Any of these: call your provider today. No answer within an hour, or it gets worse: " number       \
    ".\n  - bleeding that soaks a pad in an hour, or clots the size of an egg\n"                        \
    "  - a red, swollen or painful leg or calf\n  - a wound that opens, weeps, smells or gets redder\n" \
    "  - a temperature of 38 °C or more\n  - a bad headache, or a change in how you see\n"             \
    "  - dizziness\n  - new leaking of stool\n  - you cannot pass urine\n"                              \
    "  - a bad-smelling discharge, or strong belly pain\n\n"                                            \
    "No walk until your provider has said yes. Then:\n  walkcoach done --provider-said-yes\n"

static const char *red_of(const Entry *entries, size_t count)
{
    const Hers hers = { .history = { entries, count }, .number = "999" };
    return hers_red_text(&hers, &arena);
}

static void what_she_noted_comes_before_the_signs(void **state)
{
    (void)state;
    const Entry entries[] = {
        { .day = 20785, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") | sign_set_of("leaking") },
        { .day = 20786, .kind = ENTRY_WALK, .signs = sign_set_of("leg") },
        { .day = 20787, .kind = ENTRY_WALK, .signs = sign_set_of("heavy") },
    };
    assert_string_equal(
        red_of(entries, 3),
        "You noted on Sunday 29 November 2026: a red, swollen or painful leg or calf; a temperature of "
        "38 °C or more.\n"
        "Call your provider today, if nobody has looked at it yet. No answer within an hour, or worse: "
        "999.\n\n" RED("999"));
    assert_string_equal(red_of(entries + 2, 1), RED("999"));
}

static void an_emergency_is_for_the_number(void **state)
{
    (void)state;
    const Entry entries[] = {
        { .day = 20785, .kind = ENTRY_SIGNS, .signs = sign_set_of("fainting") | sign_set_of("leg") },
        { .day = 20786, .kind = ENTRY_RELEASE },
        { .day = 20786, .kind = ENTRY_SIGNS, .signs = sign_set_of("seizure") },
    };
    const char *of_all = red_of(entries, 3);
    assert_string_equal(red_of(entries, 1),
                        "You noted on Saturday 28 November 2026: fainting; a red, swollen or painful leg or "
                        "calf.\nCall 999 now, if nobody has looked at it yet.\n\n" RED("999"));
    assert_string_equal(red_of(entries, 2), RED("999"));
    assert_string_equal(of_all, "You noted on Sunday 29 November 2026: a seizure.\nCall 999 now, if nobody "
                                "has looked at it yet.\n\n" RED("999"));
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_without_a_walk_is_short),
        cmocka_unit_test(a_day_with_a_walk_has_all_of_it),
        cmocka_unit_test(what_is_not_for_today_is_not_in_it),
        cmocka_unit_test(each_state_has_its_word),
        cmocka_unit_test(the_signs_are_in_the_order_in_which_they_are_asked),
        cmocka_unit_test(what_she_noted_comes_before_the_signs),
        cmocka_unit_test(an_emergency_is_for_the_number),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
