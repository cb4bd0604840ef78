// conf/explain.h: every slip in slips.txt gets its answer, at its place; what is well-formed gets none.
#include "base/text.h"
#include "cmocka_all.h"
#include "conf/conf.h"
#include "session/kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char slips_path[] = "tests/unit/slips.txt";

// What conf answers to a text, one line a message; "OK\n" for a tree.
static const char *answers(const char *typed, size_t length, Arena *arena)
{
    DiagList        diags = { .arena = arena };
    Text            text = { .arena = arena };
    const ConfNode *tree = conf_read_text("a.cfg", typed, length, &session_hints, arena, &diags);
    diag_sort(&diags);
    for (size_t i = 0; i < diags.count; i++) {
        const Diag *diag = &diags.items[i];
        text_printf(&text, "%d:%d+%d %s: %s\n", diag->pos.line, diag->pos.column, diag->pos.width,
                    diag->rule->name, diag->message);
    }
    if (tree)
        text_add(&text, "OK\n");
    return text_string(&text);
}

typedef struct {
    Text typed, expected;
    int  line;  // of its beginning in slips.txt
} Case;

static bool holds(const Case *slip, Arena *arena)
{
    size_t      length = slip->typed.length - 1;  // the last line break is not part of it
    const char *found = answers(slip->typed.bytes, length, arena);
    if (strcmp(found, text_string(&slip->expected)) == 0)
        return true;
    print_error("%s:%d\n%sanswer:\n%sexpected:\n%s", slips_path, slip->line, slip->typed.bytes, found,
                text_string(&slip->expected));
    return false;
}

// The next case of the file; false at its end.
static bool read_case(FILE *file, int *line_number, Arena *arena, Case *out)
{
    char   *line = NULL;
    size_t  capacity = 0;
    ssize_t length;
    *out = (Case){ { .arena = arena }, { .arena = arena }, 0 };
    while ((length = getline(&line, &capacity, file)) > 0) {
        ++*line_number;
        bool typed = line[0] == '>', blank = line[0] == '\n';
        if (typed && !out->line)
            out->line = *line_number;
        if (typed)
            text_add_bytes(&out->typed, line + 2, (size_t)length - 2);
        else if (out->line && !blank)
            text_add_bytes(&out->expected, line, (size_t)length);
        if (out->line && blank)
            break;
    }
    free(line);
    return out->line > 0;
}

static void every_slip_gets_its_answer(void **state)
{
    (void)state;
    FILE *file = fopen(slips_path, "r");
    assert_non_null(file);
    int line = 0, cases = 0, failed = 0;
    for (bool more = true; more; cases += more) {
        Arena arena = { 0 };
        Case  slip;
        more = read_case(file, &line, &arena, &slip);
        failed += more && !holds(&slip, &arena);
        arena_free(&arena);
    }
    fclose(file);
    assert_int_equal(failed, 0);
    assert_in_range(cases, 150, 1000);
}

static void assert_answer(const char *typed, size_t length, const char *expected)
{
    Arena arena = { 0 };
    assert_string_equal(answers(typed, length, &arena), expected);
    arena_free(&arena);
}

static void bytes_that_are_not_text_are_reported_with_their_place(void **state)
{
    (void)state;
    assert_answer("a = \"x\xFF\"", 8,
                  "1:7+1 encoding: byte 0xff is not valid UTF-8; save the file as UTF-8\n");
    assert_answer("a = 1\n\x1b", 7, "2:1+1 encoding: byte 0x1b is a control character; take it out\n");
    assert_answer("a = \0 1", 7, "1:5+1 encoding: byte 0x00 is a NUL byte; this is not a text file\n");
    assert_answer(
        "a = 1\rb = 2", 11,
        "1:6+1 encoding: byte 0x0d is a carriage return inside a line; save the file with plain line ends\n");
    assert_answer("a = 1\r\nb = 2\r\n", 14, "OK\n");
}

static void a_file_in_another_encoding_is_reported_three_times_at_most(void **state)
{
    (void)state;
    assert_answer("\xE4\n\xF6\xF6\n\xFC\n\xDF\n", 9,
                  "1:1+1 encoding: byte 0xe4 is not valid UTF-8; save the file as UTF-8\n"
                  "2:1+1 encoding: byte 0xf6 is not valid UTF-8; save the file as UTF-8\n"
                  "3:1+1 encoding: byte 0xfc is not valid UTF-8; save the file as UTF-8\n");
}

static const char *repeated(const char *open, const char *middle, const char *close, int times, Arena *arena)
{
    Text text = { .arena = arena };
    for (int i = 0; i < times; i++)
        text_add(&text, open);
    text_add(&text, middle);
    for (int i = 0; i < times; i++)
        text_add(&text, close);
    return text_string(&text);
}

static void brackets_may_be_nested_as_deep_as_anybody_needs(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *deep = repeated("a:{", "b=1", "}", 32, &arena),
               *deeper = repeated("a:{", "b=1", "}", 33, &arena);
    const char       *open = repeated("a:{", "", "", 60000, &arena);
    static const char reported[] = "1:99+1 nesting: brackets are nested more than 32 deep here\n";
    assert_answer(deep, strlen(deep), "OK\n");
    assert_answer(deeper, strlen(deeper), reported);
    assert_answer(open, strlen(open), reported);
    arena_free(&arena);
}

static const char *many_names(int count, Arena *arena)
{
    Text text = { .arena = arena };
    for (int i = 0; i < count; i++)
        text_printf(&text, "k%d = 1\n", i);
    return text_string(&text);
}

static void a_group_may_have_a_thousand_names(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *many = many_names(1000, &arena), *more = many_names(3000, &arena);
    assert_answer(many, strlen(many), "OK\n");
    assert_answer(more, strlen(more), "1001:1+5 nesting: more than 1000 names are in one group\n");
    arena_free(&arena);
}

static void a_text_is_a_few_pages_at_most(void **state)
{
    (void)state;
    static char large[CONF_FILE_MAX + 1];
    memset(large, '\n', sizeof large);
    assert_answer(large, CONF_FILE_MAX, "OK\n");
    assert_answer(large, CONF_FILE_MAX + 1,
                  "0:0+0 file-size: \"a.cfg\" is larger than 256 KiB; a session is a page or two of text\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_slip_gets_its_answer),
        cmocka_unit_test(bytes_that_are_not_text_are_reported_with_their_place),
        cmocka_unit_test(a_file_in_another_encoding_is_reported_three_times_at_most),
        cmocka_unit_test(brackets_may_be_nested_as_deep_as_anybody_needs),
        cmocka_unit_test(a_group_may_have_a_thousand_names),
        cmocka_unit_test(a_text_is_a_few_pages_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
