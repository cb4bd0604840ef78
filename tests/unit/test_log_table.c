// app/log_table.h and log/words.h: what she noted, as a table, as JSON and in words; an entry of each kind.
#include "app/log_table.h"

#include "base/date.h"
#include "cmocka_all.h"
#include "log/words.h"

#include <string.h>

enum { ENTRIES = 8 };

static Arena arena;

static Day day_of(const char *text)
{
    Day day;
    assert_true(date_parse(text, &day));
    return day;
}

static History all(void)
{
    const Day day = day_of("2026-11-29");
    Entry    *entries = ARENA_ARRAY(&arena, Entry, ENTRIES);
    entries[0] = (Entry){
        .day = day, .kind = ENTRY_WALK, .session = "20min", .minutes = 20, .level = 2, .feel = FEEL_EASY
    };
    entries[1] = (Entry){ .day = day + 1,
                          .kind = ENTRY_WALK,
                          .session = "my, \"own\"",
                          .minutes = 7,
                          .left_early = true,
                          .feel = FEEL_HARD,
                          .signs = sign_set_of("leaking") | sign_set_of("leg") };
    entries[2] = (Entry){ .day = day + 2,
                          .kind = ENTRY_DRILL,
                          .session = "breathing",
                          .minutes = 4,
                          .level = 1,
                          .signs = sign_set_of("doming") };
    entries[3] = (Entry){ .day = day + 3, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") };
    entries[4] = (Entry){
        .day = day + 4, .kind = ENTRY_QUESTION, .question = QUESTION_CHECK_6, .answer = ANSWER_YES
    };
    entries[5] = (Entry){ .day = day + 5, .kind = ENTRY_START, .minutes = 20 };
    entries[6] = (Entry){ .day = day + 6, .kind = ENTRY_RELEASE };
    entries[7] = (Entry){ .day = day + 7, .kind = ENTRY_WALK, .minutes = 0 };
    return (History){ entries, ENTRIES };
}

static void a_table_has_a_line_for_each(void **state)
{
    (void)state;
    Text          text = { .arena = &arena };
    const History history = all();
    log_csv(&history, &text);
    assert_string_equal(text_string(&text),
                        "day,kind,session,minutes,level,left_early,feel,signs,question,answer\r\n"
                        "2026-11-29,walk,20min,20,2,no,easy,,,\r\n"
                        "2026-11-30,walk,\"my, \"\"own\"\"\",7,0,yes,hard,leg leaking,,\r\n"
                        "2026-12-01,drill,breathing,,,,,doming,,\r\n"
                        "2026-12-02,signs,,,,,,fever,,\r\n"
                        "2026-12-03,question,,,,,,,check-6,yes\r\n"
                        "2026-12-04,start,,20,,,,,,\r\n"
                        "2026-12-05,release,,,,,,,,\r\n"
                        "2026-12-06,walk,,0,0,no,,,,\r\n");
}

static void json_has_what_each_kind_has(void **state)
{
    (void)state;
    Text             text = { .arena = &arena };
    const History    history = all();
    const WalkedWeek weeks[] = { { 8, day_of("2026-11-23"), 3, 47, 5, 90, 0 },
                                 { 9, day_of("2026-11-30"), 0, 0, 6, 100, 0 } };
    log_json(&history, &(Walked){ weeks, 2, 4 }, &text);
    assert_string_equal(
        text_string(&text),
        "{\"entries\":["
        "{\"day\":\"2026-11-29\",\"kind\":\"walk\",\"session\":\"20min\",\"minutes\":20,\"level\":2,"
        "\"left_early\":false,\"feel\":\"easy\",\"signs\":[]},"
        "{\"day\":\"2026-11-30\",\"kind\":\"walk\",\"session\":\"my, \\\"own\\\"\",\"minutes\":7,\"level\":0,"
        "\"left_early\":true,\"feel\":\"hard\",\"signs\":[\"leg\",\"leaking\"]},"
        "{\"day\":\"2026-12-01\",\"kind\":\"drill\",\"session\":\"breathing\",\"signs\":[\"doming\"]},"
        "{\"day\":\"2026-12-02\",\"kind\":\"signs\",\"signs\":[\"fever\"]},"
        "{\"day\":\"2026-12-03\",\"kind\":\"question\",\"question\":\"check-6\",\"answer\":\"yes\"},"
        "{\"day\":\"2026-12-04\",\"kind\":\"start\",\"minutes\":20},"
        "{\"day\":\"2026-12-05\",\"kind\":\"release\"},"
        "{\"day\":\"2026-12-06\",\"kind\":\"walk\",\"minutes\":0,\"level\":0,\"left_early\":false,\"signs\":["
        "]}],"
        "\"weeks\":["
        "{\"week\":8,\"from\":\"2026-11-23\",\"walks\":3,\"minutes\":47,\"planned\":90,\"row\":5},"
        "{\"week\":9,\"from\":\"2026-11-30\",\"walks\":0,\"minutes\":0,\"planned\":100,\"row\":6}],"
        "\"streak\":4}\n");
    text = (Text){ .arena = &arena };
    log_json(&(History){ 0 }, NULL, &text);
    assert_string_equal(text_string(&text), "{\"entries\":[]}\n");
}

static void each_is_a_sentence(void **state)
{
    (void)state;
    static const char *const words[ENTRIES] = {
        "20min, easy",
        "my, \"own\", left early, hard; a red, swollen or painful leg or calf; leaking",
        "breathing; a belly that domes",
        "a temperature of 38 °C or more",
        "check-6: yes",
        "you begin with 20 minutes",
        "your provider said yes",
        "a walk",
    };
    const History history = all();
    for (int i = 0; i < ENTRIES; i++)
        assert_string_equal(log_entry_words(&history.entries[i], &arena), words[i]);
    assert_string_equal(log_sign_words(0, &arena), "");
    assert_string_equal(log_sign_words(sign_set_of("chest-pain") | sign_set_of("bleeding"), &arena),
                        "chest pain; heavier or redder bleeding afterwards");
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
        cmocka_unit_test(a_table_has_a_line_for_each),
        cmocka_unit_test(json_has_what_each_kind_has),
        cmocka_unit_test(each_is_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
