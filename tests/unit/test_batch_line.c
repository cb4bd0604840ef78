// batch/line.h: one walker of a table: her id, what her line says, and what is wrong in it.
#include "batch/line.h"

#include "batch/json_line.h"
#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Arena      arena;
    DiagList   diags;
    SearchPath path;
    Desk       desk;
    Source     source;
    WalkerLine line;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->diags.arena = &fixture->arena;
    fixture->path = (SearchPath){ { "." }, 1 };
    fixture->desk = (Desk){ &fixture->arena, &fixture->diags, &fixture->path, NULL };
    fixture->source = (Source){ "walkers.jsonl", "", 0 };
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const ConfNode *parsed(Fixture *fixture, const char *json)
{
    const char     *why = NULL;
    const ConfNode *root = json_line(json, strlen(json), &fixture->source, 1, &fixture->arena, &why);
    if (!root)
        fail_msg("%s: %s", json, why);
    return root;
}

// What she is, and "calm" where her line names no voice.
static const WalkerLine *fine(Fixture *fixture, const char *json)
{
    const Named calm = { .text = "calm" };
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    if (!line_read(parsed(fixture, json), calm, &fixture->desk, &fixture->line) || fixture->diags.count)
        fail_msg("%s: %s", json, fixture->diags.items[0].message);
    return &fixture->line;
}

// Refused once, with these words, in the field of that number (0: the line).
static void refuses(Fixture *fixture, const char *json, const char *words, int field)
{
    const Named calm = { .text = "calm" };
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    if (line_read(parsed(fixture, json), calm, &fixture->desk, &fixture->line))
        fail_msg("%s: taken", json);
    assert_int_equal(fixture->diags.errors, 1);
    if (!strstr(fixture->diags.items[0].message, words))
        fail_msg("%s: %s", json, fixture->diags.items[0].message);
    assert_int_equal(fixture->diags.items[0].pos.column, field);
}

// --- The id ----------------------------------------------------------------------------

#define SIXTY_FOUR "a123456789012345678901234567890123456789012345678901234567890123"

static const char *id_of(Fixture *fixture, const char *json)
{
    const char *id = NULL;
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    bool right = line_id(parsed(fixture, json), &fixture->desk, &id);
    assert_int_equal(fixture->diags.errors, !right);
    return right ? id : NULL;
}

static void an_id_may_name_a_folder(void **state)
{
    Fixture           *fixture = *state;
    static const char *ids[] = { "a", "Z", "7", "anna-7", "a_b.c", "a-", "9.", SIXTY_FOUR };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const char *json = arena_printf(&fixture->arena, "{\"walk\":\"5min\",\"id\":\"%s\"}", ids[i]);
        assert_string_equal(id_of(fixture, json), ids[i]);
    }
    assert_string_equal(id_of(fixture, "{\"id\":17}"), "17");
    assert_string_equal(id_of(fixture, "{\"ID\":\"anna\"}"), "anna");
}

static void an_id_that_could_lead_elsewhere_is_refused(void **state)
{
    Fixture           *fixture = *state;
    static const char *ids[] = { "",    ".",   "..",       ".a", "-a",  "_a",  "a/b", "a b",
                                 "a:b", "a@b", "a\\u00e4", "ä",  "a[b", "a`b", "a{b", SIXTY_FOUR "4" };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        assert_null(
            id_of(fixture, arena_printf(&fixture->arena, "{\"walk\":\"5min\",\"id\":\"%s\"}", ids[i])));
        assert_non_null(strstr(fixture->diags.items[0].message, "and is at most 64 long: it names a folder"));
        assert_int_equal(fixture->diags.items[0].pos.column, 2);
    }
    assert_null(id_of(fixture, "{\"id\":-17}"));
}

static void each_walker_needs_an_id(void **state)
{
    Fixture           *fixture = *state;
    static const char *lines[] = { "{\"walk\":\"5min\"}", "{\"id\":true}", "{\"id\":1.5}",
                                   "{\"id\":[\"a\"]}" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_null(id_of(fixture, lines[i]));
        assert_string_equal(fixture->diags.items[0].message, "each walker needs an id");
        assert_int_equal(fixture->diags.items[0].pos.column, i > 0);
    }
}

// --- What a line says ------------------------------------------------------------------

static const char *kind(Fixture *fixture, const char *json)
{
    return line_kind(parsed(fixture, json), &fixture->arena);
}

static void lines_that_say_the_same_are_of_one_kind(void **state)
{
    Fixture           *fixture = *state;
    const char        *wanted = kind(fixture, "{\"id\":\"a\",\"weeks\":9,\"own_pace\":80.5,\"pram\":true,"
                                                     "\"walk\":\"5min\"}");
    static const char *lines[] = {
        "{\"weeks\":9,\"own_pace\":80.5,\"pram\":true,\"walk\":\"5min\"}",
        "{\"id\":\"b\",\"walk\":\"5min\",\"pram\":true,\"own_pace\":80.5,\"weeks\":9}",
        "{\"weeks\":9,\"own-pace\":80.5,\"pram\":true,\"Id\":7,\"walk\":\"5min\"}",
        "{\"WEEKS\":9,\"Own Pace\":80.5,\"pram\":true,\"walk\":\"5min\",\"plan\":null}",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_string_equal(kind(fixture, lines[i]), wanted);
    assert_string_equal(kind(fixture, "{\"id\":\"a\"}"), "");
}

static void lines_that_say_something_else_are_not(void **state)
{
    Fixture           *fixture = *state;
    static const char *lines[] = {
        "{}",
        "{\"weeks\":9}",
        "{\"weeks\":10}",
        "{\"weeks\":-9}",
        "{\"weeks\":9.5}",
        "{\"weeks\":9.25}",
        "{\"weeks\":\"9\"}",
        "{\"weeks\":true}",
        "{\"weeks\":false}",
        "{\"weeks\":[\"9\"],\"row\":1}",
        "{\"weeks\":[\"9\",\"\"],\"row\":1}",
        "{\"weeks\":[\"9\",\"9\"]}",
        "{\"weeks\":[\"99\"]}",
        "{\"weeks\":[]}",
        "{\"row\":9}",
        "{\"walk\":\"5min\",\"plan\":\"hers\"}",
        "{\"walk\":\"hers\",\"plan\":\"5min\"}",
        "{\"walk\":\"5min\"}",
        "{\"walk\":\"5min \"}",
        "{\"walk\":\"5Min\"}",
    };
    enum { COUNT = sizeof lines / sizeof *lines };
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i; k++)
            if (strcmp(kind(fixture, lines[i]), kind(fixture, lines[k])) == 0)
                fail_msg("%s is taken for %s", lines[i], lines[k]);
}

static void a_copy_outlives_the_line(void **state)
{
    Fixture        *fixture = *state;
    const char     *json = "{\"id\":\"a\",\"weeks\":9,\"answers\":[\"good\",\"easy\"],\"walk\":\"5min\"}";
    const char     *wanted = kind(fixture, json);
    Arena           kept = { 0 };
    ConfNode       *root = (ConfNode *)parsed(fixture, json), *answers;
    const ConfNode *copy = line_copy(root, &kept);
    for (ConfNode *node = root->first; node; node = node->next)
        memset((char *)node->name, 'x', strlen(node->name));
    answers = root->first->next->next;
    memset((char *)answers->first->text, 'x', 4);
    memset((char *)answers->next->text, 'x', 4);
    answers->first->next = NULL;
    assert_string_equal(line_kind(copy, &fixture->arena), wanted);
    assert_int_equal(copy->first->next->pos.column, 2);
    arena_free(&kept);
}

// --- Cells -----------------------------------------------------------------------------

static void a_cell_is_what_its_key_takes(void **state)
{
    Fixture *fixture = *state;
    fine(fixture, "{\"walk\":\"20\",\"weeks\":\"9\",\"own_pace\":\"80.5\",\"pram\":\"yes\",\"voice\":\"1\"}");
    assert_string_equal(fixture->line.walk, "20");
    assert_int_equal(fixture->line.walker.weeks, 9);
    assert_true(fixture->line.walker.own_pace == 80.5);
    assert_int_equal(fixture->line.walker.pram, 1);
    assert_string_equal(fixture->line.walker.voice.text, "1");
    fine(fixture, "{\"plan\":\"hers\",\"row\":\"8\",\"screened\":\"1\",\"red\":\"no\",\"own_pace\":\"80\"}");
    assert_int_equal(fixture->line.row, 8);
    assert_true(fixture->line.screened);
    assert_false(fixture->line.red);
    assert_true(fixture->line.walker.own_pace == 80);
    assert_true(fine(fixture, "{\"plan\":\"hers\",\"red\":\"Yes\"}")->red);
    refuses(fixture, "{\"walk\":\"5min\",\"weeks\":\"nine\"}", "weeks", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"weeks\":\"9x\"}", "weeks", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"weeks\":\"\"}", "weeks", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"weeks\":\"99999999999999999999\"}", "weeks", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"own_pace\":\"80.5 \"}", "own_pace", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"own_pace\":\"\"}", "own_pace", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"screened\":\"2\"}", "screened", 2);
}

static void a_yes_may_be_written_in_three_ways_and_a_no_too(void **state)
{
    Fixture           *fixture = *state;
    static const char *yes[] = { "true", "yes", "1", "TRUE", "Yes" }, *no[] = { "false", "no", "0", "False" };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(
            fine(fixture, arena_printf(&fixture->arena, "{\"walk\":\"5min\",\"cleared\":\"%s\"}", yes[i]))
                ->walker.cleared);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        const char *json = arena_printf(&fixture->arena,
                                        "{\"walk\":\"5min\",\"cleared\":\"%s\",\"pram\":\"%s\"}", no[i],
                                        no[i]);
        assert_false(fine(fixture, json)->walker.cleared);
        assert_int_equal(fixture->line.walker.pram, 0);
    }
}

// --- Her check-ins ---------------------------------------------------------------------

typedef struct {
    const char *answers;
    bool        answered, hard, red;
} CheckIns;

static void her_last_three_check_ins_decide(void **state)
{
    Fixture              *fixture = *state;
    static const CheckIns all[] = {
        { "[\"good\",\"easy\",\"good\"]", true, false, false },
        { "[\"Good\",\"EASY\",\"easy\"]", true, false, false },
        { "[\"hard\",\"good\",\"good\"]", true, true, false },
        { "[\"good\",\"good\",\"good heavy\"]", true, true, false },
        { "[\"good\",\"leaking\",\"good\"]", true, true, false },
        { "[\"good\",\"good,chest-pain\",\"easy\"]", true, true, true },
        { "[\"good\",\"good+leg\",\"easy\"]", true, true, true },
        { "[\"harm\",\"good\",\"easy\"]", true, true, true },
        { "[\"good\",\"easy\"]", false, false, false },
        { "[\"hard leaking\"]", false, true, false },
        { "[]", false, false, false },
        { "\"good;easy;hard leaking\"", true, true, false },
        { "\"good;easy;good\"", true, false, false },
        { "\"good;fever\"", false, true, true },
        { "\"easy\"", false, false, false },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fine(fixture, arena_printf(&fixture->arena, "{\"plan\":\"hers\",\"answers\":%s}", all[i].answers));
        if (fixture->line.answered != all[i].answered || fixture->line.hard != all[i].hard ||
            fixture->line.red != all[i].red)
            fail_msg("%s: answered %d, hard %d, red %d", all[i].answers, fixture->line.answered,
                     fixture->line.hard, fixture->line.red);
    }
    fine(fixture, "{\"plan\":\"hers\"}");
    assert_false(fixture->line.answered || fixture->line.hard || fixture->line.red || fixture->line.screened);
}

static void a_red_sign_counts_whatever_else_the_line_says(void **state)
{
    Fixture *fixture = *state;
    assert_true(fine(fixture, "{\"plan\":\"hers\",\"red\":false,\"answers\":[\"chest-pain\"]}")->red);
    assert_true(fine(fixture, "{\"plan\":\"hers\",\"answers\":[\"good\"],\"red\":true}")->red);
    assert_true(fine(fixture, "{\"walk\":\"5min\",\"answers\":[\"harm\"]}")->red);
}

static void answers_that_are_none_are_refused(void **state)
{
    Fixture *fixture = *state;
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":[\"good\",\"fine\"]}",
            "\"fine\" is neither easy, good nor hard", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":\"good;hard leek\"}", "\"leek\" is neither", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":[\"good\",\"good\",\"good\",\"good\"]}",
            "her last 3 check-ins", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":\"good;good;good;good\"}", "her last 3 check-ins", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":\"\"}", "her last 3 check-ins", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"answers\":3}", "her last 3 check-ins", 2);
}

// --- All of it -------------------------------------------------------------------------

static void what_a_line_does_not_say_is_not_known(void **state)
{
    Fixture *fixture = *state;
    fine(fixture, "{\"id\":\"anna\",\"walk\":\"5min\"}");
    assert_string_equal(fixture->line.walk, "5min");
    assert_null(fixture->line.plan.text);
    assert_int_equal(fixture->line.row, -1);
    assert_int_equal(fixture->line.walker.weeks, -1);
    assert_int_equal(fixture->line.walker.pram, -1);
    assert_string_equal(fixture->line.walker.voice.text, "calm");
    fine(fixture,
         "{\"plan\":\"c-section\",\"row\":0,\"weeks\":0,\"birth\":\"c-section\",\"voice\":\"bright\"}");
    assert_null(fixture->line.walk);
    assert_string_equal(fixture->line.plan.text, "c-section");
    assert_int_equal(fixture->line.plan.pos.column, 1);
    assert_int_equal(fixture->line.row, 0);
    assert_int_equal(fixture->line.walker.weeks, 0);
    assert_int_equal(fixture->line.walker.birth, BIRTH_C_SECTION);
    assert_string_equal(fixture->line.walker.voice.text, "bright");
}

static void a_line_is_for_one_walk_or_for_a_plan(void **state)
{
    Fixture *fixture = *state;
    refuses(fixture, "{\"id\":\"anna\",\"weeks\":9}", "what to make for her: walk = a session, or plan", 0);
    refuses(fixture, "{\"plan\":\"hers\",\"walk\":\"5min\"}", "walk or plan, not both", 2);
    refuses(fixture, "{\"walk\":\"5min\",\"weeks\":9,\"row\":3}", "row is only for plan, not for walk", 3);
    refuses(fixture, "{\"plan\":\"hers\",\"row\":-1}", "row", 2);
    refuses(fixture, "{\"plan\":\"hers\",\"row\":5201}", "row", 2);
    assert_int_equal(fine(fixture, "{\"plan\":\"hers\",\"row\":5200}")->row, 5200);
}

static void a_session_by_its_path_has_to_be_there(void **state)
{
    Fixture *fixture = *state;
    fine(fixture, "{\"walk\":\"./scripts/5min.cfg\"}");
    refuses(fixture, "{\"weeks\":9,\"walk\":\"./scripts/no-such.cfg\"}",
            "there is no session \"./scripts/no-such.cfg\"", 2);
    assert_string_equal(fixture->diags.items[0].rule->name, "no-such-file");
    fine(fixture, "{\"walk\":\"no-such-name\"}");  // for whoever looks names up
}

static void a_voice_is_named_in_the_line_or_for_all(void **state)
{
    Fixture    *fixture = *state;
    const Named none = { 0 };
    assert_false(line_read(parsed(fixture, "{\"walk\":\"5min\"}"), none, &fixture->desk, &fixture->line));
    assert_string_equal(fixture->diags.items[0].message,
                        "no voice is named: write voice in the line, or give --voice for all lines");
    assert_true(line_read(parsed(fixture, "{\"walk\":\"5min\",\"voice\":\"calm\"}"), none, &fixture->desk,
                          &fixture->line));
}

static void a_column_is_a_key_of_the_table_or_of_a_profile(void **state)
{
    Fixture *fixture = *state;
    assert_true(line_check_names(
        parsed(fixture, "{\"id\":\"\",\"walk\":\"\",\"plan\":\"\",\"row\":\"\",\"answers\":\"\","
                        "\"red\":\"\",\"screened\":\"\",\"weeks\":\"\",\"birth\":\"\","
                        "\"Own-Pace\":\"\",\"voice\":\"\"}"),
        &fixture->desk));
    assert_int_equal(fixture->diags.count, 0);
    assert_false(
        line_check_names(parsed(fixture, "{\"id\":\"\",\"weeks\":\"\",\"wekes\":\"\"}"), &fixture->desk));
    assert_int_equal(fixture->diags.items[0].pos.column, 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_id_may_name_a_folder),
        TEST(an_id_that_could_lead_elsewhere_is_refused),
        TEST(each_walker_needs_an_id),
        TEST(lines_that_say_the_same_are_of_one_kind),
        TEST(lines_that_say_something_else_are_not),
        TEST(a_copy_outlives_the_line),
        TEST(a_cell_is_what_its_key_takes),
        TEST(a_yes_may_be_written_in_three_ways_and_a_no_too),
        TEST(her_last_three_check_ins_decide),
        TEST(a_red_sign_counts_whatever_else_the_line_says),
        TEST(answers_that_are_none_are_refused),
        TEST(what_a_line_does_not_say_is_not_known),
        TEST(a_line_is_for_one_walk_or_for_a_plan),
        TEST(a_session_by_its_path_has_to_be_there),
        TEST(a_voice_is_named_in_the_line_or_for_all),
        TEST(a_column_is_a_key_of_the_table_or_of_a_profile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
