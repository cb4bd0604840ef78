// base/diag.h and base/diag_text.h: kept once, in order, and with the caret under the right letter.
#include "base/diag_text.h"
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

static const Rule range = { .name = "range" }, some = { .name = "rule" };

typedef struct {
    Arena    arena;
    DiagList list;
} Fixture;

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ 0 };
    fixture.list.arena = &fixture.arena;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

static Source source_of(const char *path, const char *text) { return (Source){ path, text, strlen(text) }; }

static void one_message_at_one_place_is_kept_once(void **state)
{
    Fixture *fixture = *state;
    Source   once = source_of("a.cfg", "x"), again = source_of("a.cfg", "x"), other = source_of("b.cfg", "x");
    diag_error(&fixture->list, (SourcePos){ &once, 1, 1, 1 }, &range, "pace %d", 400);
    diag_error(&fixture->list, (SourcePos){ &again, 1, 1, 1 }, &range, "pace %d", 400);
    assert_int_equal(fixture->list.count, 1);
    assert_int_equal(fixture->list.errors, 1);
    diag_warning(&fixture->list, (SourcePos){ &once, 1, 1, 1 }, &range, "pace %d", 401);
    diag_error(&fixture->list, (SourcePos){ &other, 1, 1, 1 }, &range, "pace %d", 400);
    diag_error(&fixture->list, (SourcePos){ &once, 1, 2, 1 }, &range, "pace %d", 400);
    assert_int_equal(fixture->list.count, 4);
    assert_int_equal(fixture->list.errors, 3);
    assert_int_equal(fixture->list.warnings, 1);
}

static void messages_are_sorted_and_notes_stay_with_theirs(void **state)
{
    Fixture  *fixture = *state;
    Source    first = source_of("z.cfg", "x"), second = source_of("a.cfg", "x");
    DiagList *list = &fixture->list;
    diag_error(list, (SourcePos){ &first, 9, 1, 1 }, &some, "z9");
    diag_note(list, (SourcePos){ &second, 1, 1, 1 }, &some, "note on z9");
    diag_warning(list, (SourcePos){ &second, 5, 1, 1 }, &some, "a5");
    diag_error(list, (SourcePos){ &first, 2, 7, 1 }, &some, "z2:7");
    diag_error(list, (SourcePos){ &first, 2, 3, 1 }, &some, "z2:3");
    diag_note(list, (SourcePos){ 0 }, &some, "note on z2:3");
    diag_note(list, (SourcePos){ 0 }, &some, "another");
    diag_error(list, (SourcePos){ &second, 1, 1, 1 }, &some, "a1");
    diag_sort(list);
    static const char *const expected[] = { "z2:3", "note on z2:3", "another", "z2:7",
                                            "z9",   "note on z9",   "a1",      "a5" };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(list->items[i].message, expected[i]);
}

static void sorting_nothing_is_fine(void **state)
{
    Fixture *fixture = *state;
    diag_sort(&fixture->list);
    assert_string_equal(diag_list_text(&fixture->list, 50, false, &fixture->arena), "");
    assert_string_equal(diag_list_json(&fixture->list, &fixture->arena), "[]");
}

// What is shown for a message "m" about one place of a text.
static const char *shown(Fixture *fixture, const char *text, int line, int column, int width)
{
    static Source source;
    source = source_of("a.cfg", text);
    Diag diag = { DIAG_ERROR, { &source, line, column, width }, &some, "m" };
    return diag_text(&diag, false, &fixture->arena);
}

static void the_caret_is_under_the_right_letters(void **state)
{
    Fixture *f = *state;
    assert_string_equal(shown(f, "pace = 400\nlast", 1, 8, 3),
                        "a.cfg:1:8: error: m [rule]\n    pace = 400\n           ^~~\n");
    assert_string_equal(shown(f, "a\npace = 400", 2, 1, 0),
                        "a.cfg:2:1: error: m [rule]\n    pace = 400\n    ^\n");
    assert_string_equal(shown(f, "\tpace = 4\r\n", 1, 9, 1),
                        "a.cfg:1:9: error: m [rule]\n        pace = 4\n               ^\n");
    assert_string_equal(shown(f, "ö = \"ü\" x", 1, 11, 1),
                        "a.cfg:1:9: error: m [rule]\n    ö = \"ü\" x\n            ^\n");
    assert_string_equal(shown(f, "歩く = 1", 1, 1, 6),
                        "a.cfg:1:1: error: m [rule]\n    歩く = 1\n    ^~~~\n");
    assert_string_equal(shown(f, "e\xCC\x81 = 1", 1, 5, 1),
                        "a.cfg:1:4: error: m [rule]\n    e\xCC\x81 = 1\n      ^\n");
}

static void a_caret_ends_with_its_line(void **state)
{
    Fixture *f = *state;
    assert_string_equal(shown(f, "abc\ndef", 1, 2, 900), "a.cfg:1:2: error: m [rule]\n    abc\n     ^~\n");
    assert_string_equal(shown(f, "abc\n", 1, 4, 1), "a.cfg:1:4: error: m [rule]\n    abc\n       ^\n");
    assert_string_equal(shown(f, "abc", 1, 40, 3), "a.cfg:1:4: error: m [rule]\n    abc\n       ^\n");
    assert_string_equal(shown(f, "", 1, 1, 1), "a.cfg:1:1: error: m [rule]\n    \n    ^\n");
}

static void a_place_is_reported_as_far_as_it_is_known(void **state)
{
    Fixture *f = *state;
    assert_string_equal(shown(f, "abc", 1, 0, 0), "a.cfg:1: error: m [rule]\n    abc\n");
    assert_string_equal(shown(f, "abc", 7, 1, 1), "a.cfg:7:1: error: m [rule]\n");
    assert_string_equal(shown(f, "abc", 7, 9, 1), "a.cfg:7:9: error: m [rule]\n");
    assert_string_equal(shown(f, "abc", 0, 0, 0), "a.cfg: error: m [rule]\n");
    Diag nowhere = { DIAG_WARNING, { 0 }, &some, "m" }, note = { DIAG_NOTE, { 0 }, &some, "m" };
    assert_string_equal(diag_text(&nowhere, false, &f->arena), "warning: m [rule]\n");
    assert_string_equal(diag_text(&note, false, &f->arena), "note: m\n");
}

static void a_long_line_is_shown_around_its_caret(void **state)
{
    Fixture *f = *state;
    char     text[1001];
    for (size_t i = 0; i < 1000; i++)
        text[i] = (char)('0' + i / 10 % 10);
    text[1000] = '\0';
    char expected[400];
    snprintf(expected, sizeof expected, "a.cfg:1:501: error: m [rule]\n    ...%.100s...\n       %40s^~\n",
             text + 460, "");
    assert_string_equal(shown(f, text, 1, 501, 2), expected);
    snprintf(expected, sizeof expected, "a.cfg:1:1: error: m [rule]\n    %.100s...\n    ^\n", text);
    assert_string_equal(shown(f, text, 1, 1, 1), expected);
    snprintf(expected, sizeof expected, "a.cfg:1:1000: error: m [rule]\n    ...%.41s\n       %40s^\n",
             text + 959, "");
    assert_string_equal(shown(f, text, 1, 1000, 1), expected);
}

static void nothing_reaches_a_terminal_that_could_command_it(void **state)
{
    Fixture *f = *state;
    assert_string_equal(shown(f, "a\33[31m\xff\xC2\x9B\xE2\x80\xAE", 1, 1, 1),
                        "a.cfg:1:1: error: m [rule]\n    a?[31m???\n    ^\n");
    Diag diag = { DIAG_ERROR, { 0 }, &some, "bad \33]0;x\7 \xfe" };
    assert_string_equal(diag_text(&diag, false, &f->arena), "error: bad ?]0;x? ? [rule]\n");
}

// The first and the last of what is shown as it is, and of what is not.
static void signs_that_command_are_shown_as_question_marks(void **state)
{
    static const struct {
        const char *sign;
        bool        shown;
    } signs[] = { { "\x1F", false },
                  { " ", true },
                  { "~", true },
                  { "\x7F", false },
                  { "\xC2\x80", false },
                  { "\xC2\x9F", false },
                  { "\xC2\xA0", true },
                  { "\xE2\x80\xA9", true },
                  { "\xE2\x80\xAA", false },
                  { "\xE2\x80\xAE", false },
                  { "\xE2\x80\xAF", true },
                  { "\xE2\x81\xA5", true },
                  { "\xE2\x81\xA6", false },
                  { "\xE2\x81\xA9", false },
                  { "\xE2\x81\xAA", true } };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        Diag diag = { DIAG_ERROR, { 0 }, &some, signs[i].sign };
        assert_string_equal(diag_text(&diag, false, &f->arena),
                            arena_printf(&f->arena, "error: %s [rule]\n",
                                         signs[i].shown ? signs[i].sign : "?"));
    }
}

static void a_line_of_a_hundred_columns_is_shown_whole(void **state)
{
    Fixture *f = *state;
    char     text[102] = "";
    memset(text, 'x', 100);
    assert_string_equal(shown(f, text, 1, 50, 1),
                        arena_printf(&f->arena, "a.cfg:1:50: error: m [rule]\n    %s\n%53s^\n", text, ""));
    text[100] = 'y';
    assert_string_equal(shown(f, text, 1, 41, 1),
                        arena_printf(&f->arena, "a.cfg:1:41: error: m [rule]\n    %.100s...\n%44s^\n", text,
                                     ""));
    assert_string_equal(shown(f, text, 1, 42, 1),
                        arena_printf(&f->arena, "a.cfg:1:42: error: m [rule]\n    ...%s\n%47s^\n", text + 1,
                                     ""));
}

static void the_first_message_is_the_gravest(void **state)
{
    Fixture  *f = *state;
    DiagList *list = &f->list;
    assert_string_equal(diag_first(list), "");
    diag_note(list, (SourcePos){ 0 }, &some, "note");
    assert_string_equal(diag_first(list), "note [rule]");
    diag_warning(list, (SourcePos){ 0 }, &range, "warning");
    diag_warning(list, (SourcePos){ 0 }, &some, "another");
    assert_string_equal(diag_first(list), "warning [range]");
    diag_error(list, (SourcePos){ 0 }, &range, "error");
    diag_error(list, (SourcePos){ 0 }, &some, "another error");
    assert_string_equal(diag_first(list), "error [range]");
}

static void a_message_is_copied_once_with_a_remark(void **state)
{
    Fixture       *f = *state;
    static Source  source;
    const DiagList empty = { .arena = &f->arena };
    DiagList       from = empty, to = empty;
    source = source_of("a.cfg", "x");
    diag_warning(&from, (SourcePos){ &source, 1, 2, 3 }, &range, "pace 400");
    diag_copy(&to, &from.items[0], " (twice)");
    diag_copy(&from, &from.items[0], " (twice)");
    assert_int_equal(from.count, 1);
    assert_int_equal(to.count, 1);
    assert_int_equal(to.warnings, 1);
    assert_int_equal(to.errors, 0);
    assert_string_equal(to.items[0].message, "pace 400 (twice)");
    assert_string_equal(from.items[0].message, "pace 400");
    assert_int_equal(to.items[0].pos.column, 2);
}

static void a_line_is_found_by_its_number(void **state)
{
    static const struct {
        const char *text;
        int         line;
        const char *found;
    } rows[] = {
        { "a\nb\r\nc", 1, "a" },  { "a\nb\r\nc", 2, "b" }, { "a\nb\r\nc", 3, "c" }, { "a\nb\r\nc", 4, NULL },
        { "a\nb\r\nc", 0, NULL }, { "a\n", 2, "" },        { "a\n", 3, NULL },      { "", 1, "" },
        { "\r\n", 1, "" },        { "\n\r\n", 2, "" },     { "a\r\r\n", 1, "a\r" }
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Source      source = source_of("a.cfg", rows[i].text);
        size_t      length = 99;
        const char *line = diag_line((SourcePos){ &source, rows[i].line, 1, 1 }, &length);
        assert_int_equal(line != NULL, rows[i].found != NULL);
        if (line) {
            assert_int_equal(length, strlen(rows[i].found));
            assert_memory_equal(line, rows[i].found, length);
        }
    }
}

static void colour_adds_nothing_but_colour(void **state)
{
    Fixture    *f = *state;
    Source      source = source_of("a.cfg", "pace = 400");
    Diag        diag = { DIAG_WARNING, { &source, 1, 8, 3 }, &range, "slow" };
    const char *coloured = diag_text(&diag, true, &f->arena);
    assert_non_null(strstr(coloured, "\33[1;35mwarning:"));
    char   bare[300];
    size_t length = 0;
    for (const char *at = coloured; *at; at++)
        if (*at == '\33')
            at = strchr(at, 'm');
        else
            bare[length++] = *at;
    bare[length] = '\0';
    assert_string_equal(bare, diag_text(&diag, false, &f->arena));
}

static void fifty_are_shown_and_the_rest_counted(void **state)
{
    Fixture *f = *state;
    for (int i = 0; i < 60; i++) {
        diag_error(&f->list, (SourcePos){ 0 }, &some, "message %d", i);
        diag_note(&f->list, (SourcePos){ 0 }, &some, "note %d", i);
    }
    const char *text = diag_list_text(&f->list, DIAG_MOST_SHOWN, false, &f->arena);
    assert_non_null(strstr(text, "message 49 [rule]\nnote: note 49\nand 10 more\n"));
    assert_null(strstr(text, "message 50"));
    assert_null(strstr(diag_list_text(&f->list, 60, false, &f->arena), "more"));
}

static void a_hostile_number_of_messages_is_only_counted(void **state)
{
    Fixture *f = *state;
    for (int i = 0; i < 5000; i++)
        diag_error(&f->list, (SourcePos){ 0 }, &some, "message %d", i);
    assert_int_equal(f->list.errors, 5000);
    assert_in_range(f->list.count, 50, 1000);
    assert_non_null(strstr(diag_list_text(&f->list, 50, false, &f->arena), "and 4950 more\n"));
}

static void editors_get_json(void **state)
{
    Fixture *f = *state;
    Source   source = source_of("dir/\"odd\".cfg", "ö = 400");
    diag_error(&f->list, (SourcePos){ &source, 1, 6, 3 }, &range, "say \"x\"\xff");
    diag_note(&f->list, (SourcePos){ 0 }, &range, "why");
    assert_string_equal(
        diag_list_json(&f->list, &f->arena),
        "[{\"file\":\"dir/\\\"odd\\\".cfg\",\"line\":1,\"column\":5,\"width\":3,\"severity\":\"error\","
        "\"rule\":\"range\",\"message\":\"say \\\"x\\\"\xEF\xBF\xBD\"},"
        "{\"file\":null,\"line\":0,\"column\":0,\"width\":1,\"severity\":\"note\",\"rule\":\"range\","
        "\"message\":\"why\"}]");
}

// Bytes are all that is known of a line that is not there, or after its end.
static void json_of_a_place_that_is_not_in_the_text(void **state)
{
    Fixture *f = *state;
    Source   source = source_of("a.cfg", "ö = 4");
    diag_error(&f->list, (SourcePos){ &source, 2, 6, 3 }, &range, "m");
    diag_error(&f->list, (SourcePos){ &source, 1, 9, 3 }, &range, "m");
    diag_error(&f->list, (SourcePos){ &source, 1, 7, 3 }, &range, "m");  // right at its end
    const char *json = diag_list_json(&f->list, &f->arena);
    assert_non_null(strstr(json, "\"line\":2,\"column\":6,\"width\":3"));
    assert_non_null(strstr(json, "\"line\":1,\"column\":6,\"width\":3"));
    assert_non_null(strstr(json, "\"line\":1,\"column\":6,\"width\":1"));
}

static void texts_that_were_read_are_kept(void **state)
{
    Fixture     *fixture = *state;
    const Source one = { .path = "one" }, two = { .path = "two" };
    DiagList     first = { .arena = fixture->list.arena }, second = { .arena = fixture->list.arena };
    diag_read(&first, &one);
    diag_read(&second, &two);
    diag_read_too(&first, &second);
    assert_int_equal(first.source_count, 2);
    assert_true(first.sources[0] == &one && first.sources[1] == &two);
    assert_int_equal(first.count, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_message_at_one_place_is_kept_once),
        TEST(messages_are_sorted_and_notes_stay_with_theirs),
        TEST(sorting_nothing_is_fine),
        TEST(the_caret_is_under_the_right_letters),
        TEST(a_caret_ends_with_its_line),
        TEST(a_place_is_reported_as_far_as_it_is_known),
        TEST(a_long_line_is_shown_around_its_caret),
        TEST(nothing_reaches_a_terminal_that_could_command_it),
        TEST(signs_that_command_are_shown_as_question_marks),
        TEST(a_line_of_a_hundred_columns_is_shown_whole),
        TEST(the_first_message_is_the_gravest),
        TEST(a_message_is_copied_once_with_a_remark),
        TEST(a_line_is_found_by_its_number),
        TEST(texts_that_were_read_are_kept),
        TEST(colour_adds_nothing_but_colour),
        TEST(fifty_are_shown_and_the_rest_counted),
        TEST(a_hostile_number_of_messages_is_only_counted),
        TEST(editors_get_json),
        TEST(json_of_a_place_that_is_not_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
