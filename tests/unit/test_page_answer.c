// phone/page_answer.h: what the page may say after a walk, and nothing else.
#include "phone/page_answer.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#define ID "0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11"

// The members of an answer, each as it is in JSON.
typedef struct {
    const char *id, *day, *walk, *level, *minutes, *left_early, *feel, *signs, *more;
} Said;

static const Said good = { "\"" ID "\"", "\"2026-11-29\"", "\"20min\"", "2", "20",
                           "false",      "\"good\"",       "[]",        "" };

static bool is_read(const Said *said, PageAnswer *out)
{
    char text[2000];
    int  length = snprintf(text, sizeof text,
                           "{\"id\":%s,\"day\":%s,\"walk\":%s,\"level\":%s,\"minutes\":%s,\"left_early\":%s,"
                            "\"feel\":%s,\"signs\":%s%s}",
                           said->id, said->day, said->walk, said->level, said->minutes, said->left_early,
                           said->feel, said->signs, said->more);
    return page_answer_read(text, (size_t)length, out);
}

#define READ(answer, ...)                        \
    {                                            \
        Said said = good;                        \
        __VA_ARGS__;                             \
        if (!is_read(&said, &(answer)))          \
            fail_msg("not read: " #__VA_ARGS__); \
    }
#define REFUSED(...)                         \
    {                                        \
        Said       said = good;              \
        PageAnswer none_of_hers;             \
        __VA_ARGS__;                         \
        if (is_read(&said, &none_of_hers))   \
            fail_msg("read: " #__VA_ARGS__); \
    }

// --- The whole -------------------------------------------------------------------------

static void an_answer_is_read_whole(void **state)
{
    (void)state;
    PageAnswer walk, drill;
    READ(walk, said.left_early = "true", said.feel = "\"\"", said.signs = "[\"leaking\",\"chest-pain\"]")
    assert_string_equal(walk.id, ID);
    assert_int_equal(walk.day, 20786);
    assert_string_equal(walk.walk, "20min");
    assert_int_equal(walk.level, 2);
    assert_int_equal(walk.minutes, 20);
    assert_true(walk.left_early);
    assert_int_equal(walk.feel, FEEL_NOT_SAID);
    assert_int_equal(walk.signs, 1 | 1 << 18);  // the first and the nineteenth row of the signs
    READ(drill, said.level = "0", said.feel = "\"\"", said.minutes = "3")
    assert_int_equal(drill.level, 0);
    assert_int_equal(drill.signs, 0);
    assert_false(drill.left_early);
}

static void it_goes_into_the_log_whole(void **state)
{
    (void)state;
    PageAnswer said = { .id = ID,
                        .day = 20786,
                        .walk = "20min",
                        .level = 1,
                        .minutes = 21,
                        .left_early = true,
                        .feel = FEEL_HARD,
                        .signs = 5 };
    Entry      walk = page_answer_entry(&said);
    assert_int_equal(walk.day, 20786);
    assert_int_equal(walk.kind, ENTRY_WALK);
    assert_ptr_equal(walk.session, said.walk);
    assert_int_equal(walk.minutes, 21);
    assert_int_equal(walk.level, 1);
    assert_true(walk.left_early);
    assert_int_equal(walk.feel, FEEL_HARD);
    assert_int_equal(walk.signs, 5);
    said.level = 0;
    assert_int_equal(page_answer_entry(&said).kind, ENTRY_DRILL);
}

static void nothing_is_missing_and_nothing_added(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "{}",
        "null",
        "[]",
        "[1,2,3,4,5,6,7,8]",
        "{\"id\":\"" ID "\"}",
        "{\"id\":\"" ID "\",\"day\":\"2026-11-29\",\"walk\":\"20min\",\"level\":2,\"minutes\":20,"
        "\"left_early\":false,\"feel\":\"good\",\"other\":[]}",
    };
    PageAnswer answer;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(page_answer_read(texts[i], strlen(texts[i]), &answer));
    REFUSED(said.more = ",\"name\":\"Lena\"")
    REFUSED(said.more = "}{")
    REFUSED(said.signs = "[[\"leaking\"]]")
}

// --- Each member -----------------------------------------------------------------------

static void an_id_is_a_uuid(void **state)
{
    (void)state;
    PageAnswer answer;
    READ(answer, said.id = "\"FFFFFFFF-ffff-0000-9999-AAAAaaaa0000\"")
    assert_string_equal(answer.id, "FFFFFFFF-ffff-0000-9999-AAAAaaaa0000");
    REFUSED(said.id = "\"0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e1\"")
    REFUSED(said.id = "\"0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e111\"")
    REFUSED(said.id = "\"gb8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11\"")
    REFUSED(said.id = "\"0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e1g\"")
    REFUSED(said.id = "\"0b8d1d2c03c1f-4b0e-9d8e-7a1c5b9f0e11\"")
    REFUSED(said.id = "\"0b8d1d2c-3c1f-4b0e-9d8e07a1c5b9f0e11\"")
    REFUSED(said.id = "\"-b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11\"")
    REFUSED(said.id = "\"\"")
    REFUSED(said.id = "7")
}

static void a_day_is_written_in_one_way(void **state)
{
    (void)state;
    PageAnswer answer;
    READ(answer, said.day = "\"2028-02-29\"")
    assert_int_equal(answer.day, 21243);
    REFUSED(said.day = "\"2026-02-29\"")
    REFUSED(said.day = "\"2026-11-9\"")
    REFUSED(said.day = "\"29.11.2026\"")
    REFUSED(said.day = "\" 2026-11-29\"")
    REFUSED(said.day = "\"\"")
    REFUSED(said.day = "20786")
}

static void a_walk_has_a_name_of_at_most_a_hundred_bytes(void **state)
{
    (void)state;
    char       name[104];
    PageAnswer answer;
    memset(name, 'w', sizeof name);
    name[0] = name[101] = '"', name[102] = '\0';
    READ(answer, said.walk = name)
    assert_int_equal(strlen(answer.walk), 100);
    assert_int_equal(answer.level, 2);
    name[101] = 'w', name[102] = '"', name[103] = '\0';
    REFUSED(said.walk = name)
    READ(answer, said.walk = "\"w\"")
    assert_string_equal(answer.walk, "w");
    REFUSED(said.walk = "\"\"")
    REFUSED(said.walk = "20")
}

static void a_name_leads_nowhere_and_rings_nothing(void **state)
{
    (void)state;
    static const char *const names[] = { "\"a b\"",      "\"a~\"", "\"a.b-c\"", "\"b\\u00e4r\"",
                                         "\"a\\u00a0\"", "\"a!\"", "\"~\"" };
    static const char *const none[] = { "\".a\"",       "\"-a\"",       "\" a\"",       "\"a/b\"",
                                        "\"/\"",        "\"a\\\\b\"",   "\"a\\u001f\"", "\"a\\u0007b\"",
                                        "\"a\\u007f\"", "\"a\\u0080\"", "\"a\\u009f\"", "\"\\u009b2J\"",
                                        "\"a\\u0000b\"" };
    PageAnswer               answer;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        READ(answer, said.walk = names[i])
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        REFUSED(said.walk = none[i])
    READ(answer, said.walk = names[3])
    assert_string_equal(answer.walk, "b\303\244r");
}

static void numbers_have_their_range(void **state)
{
    (void)state;
    PageAnswer answer;
    READ(answer, said.level = "4")
    assert_int_equal(answer.level, 4);
    READ(answer, said.minutes = "0")
    assert_int_equal(answer.minutes, 0);
    READ(answer, said.minutes = "240")
    assert_int_equal(answer.minutes, 240);
    REFUSED(said.level = "5")
    REFUSED(said.level = "-1")
    REFUSED(said.level = "1.5")
    REFUSED(said.level = "\"2\"")
    REFUSED(said.minutes = "241")
    REFUSED(said.minutes = "-1")
    REFUSED(said.minutes = "4294967296")
    REFUSED(said.left_early = "0")
}

static void how_it_was_is_said_of_a_walk_that_she_finished(void **state)
{
    (void)state;
    static const char *const words[] = { "\"\"", "\"easy\"", "\"good\"", "\"hard\"" };
    PageAnswer               answer;
    for (size_t i = 0; i < 4; i++) {
        READ(answer, said.feel = words[i], said.level = "1")
        assert_int_equal(answer.feel, (Feel)i);
    }
    REFUSED(said.feel = "\"Good\"")
    REFUSED(said.feel = "\"goo\"")
    REFUSED(said.feel = "null")
    REFUSED(said.left_early = "true")
    REFUSED(said.level = "0")
    READ(answer, said.left_early = "true", said.feel = "\"\"")
    READ(answer, said.level = "0", said.feel = "\"\"")
}

static void every_sign_but_one_may_be_said(void **state)
{
    (void)state;
    static const char all[] =
        "[\"chest-pain\",\"breathing\",\"seizure\",\"fainting\",\"bleeding-nonstop\",\"leg-and-breath\","
        "\"numb-or-weak\",\"bleeding-pad\",\"leg\",\"wound\",\"fever\",\"headache\",\"dizzy\",\"stool\","
        "\"urine\",\"discharge-or-belly\",\"heavy\",\"leaking\",\"doming\",\"pain\",\"bleeding\"]";
    PageAnswer answer;
    READ(answer, said.signs = all)
    assert_int_equal(answer.signs, 0x3fff7f);  // of 22 rows the eighth is never kept
    READ(answer, said.signs = "[\"heavy\"]")
    assert_int_equal(answer.signs, 1 << 17);
    REFUSED(said.signs = "[\"harm\"]")
    REFUSED(said.signs = "[\"leaking\",\"harm\"]")
    REFUSED(said.signs = "[\"harm\",\"leaking\"]")
    REFUSED(said.signs = "[\"hunger\"]")
    REFUSED(said.signs = "[\"\"]")
    REFUSED(said.signs = "[1]")
    REFUSED(said.signs = "\"leaking\"")
}

static int set_up(void **state)
{
    char why[LIBRARY_WHY_SIZE];
    (void)state;
    return page_answer_open(why) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_is_read_whole),
        cmocka_unit_test(it_goes_into_the_log_whole),
        cmocka_unit_test(nothing_is_missing_and_nothing_added),
        cmocka_unit_test(an_id_is_a_uuid),
        cmocka_unit_test(a_day_is_written_in_one_way),
        cmocka_unit_test(a_walk_has_a_name_of_at_most_a_hundred_bytes),
        cmocka_unit_test(a_name_leads_nowhere_and_rings_nothing),
        cmocka_unit_test(numbers_have_their_range),
        cmocka_unit_test(how_it_was_is_said_of_a_walk_that_she_finished),
        cmocka_unit_test(every_sign_but_one_may_be_said),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
