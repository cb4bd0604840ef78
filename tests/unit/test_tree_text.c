// session/tree_text.h: what a tree looks like as text.
#include "cmocka_all.h"

#include "session/kinds.h"
#include "session/tree_text.h"

#include <string.h>

static const char *written(const char *text, Arena *arena)
{
    DiagList        diags = { .arena = arena };
    Text            out = { .arena = arena };
    const ConfNode *root = conf_read_text("a.cfg", text, strlen(text), &session_hints, arena, &diags);
    assert_non_null(root);
    tree_text_write(root, &out);
    return text_string(&out);
}

static const char ten[] = "1234567890", fifty[] = "12345678901234567890123456789012345678901234567890";

static void each_has_a_line_as_far_as_it_fits(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(
        written(
            "title = \"Park\"  level = 2\nwords: { up = [\"Lift\", \"Zip up\"]\n gap = 3.5 }  walks = []\n",
            &arena),
        "title = \"Park\"\nlevel = 2\nwords: { up = [\"Lift\", \"Zip up\"]  gap = 3.5 }\nwalks = []\n");
    arena_free(&arena);
}

// A line has 118 columns: two values of fifty letters and the blanks before them have 118 and 119.
static void in_a_long_group_values_share_lines(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *group =
        "g: {\n  aa = \"%s\"  bb = \"%s\"\n  c: { x = 1 }\n  dd = \"%s\"\n  eee = \"%s\"  f = %s\n}\n";
    const char *text = arena_printf(&arena, group, fifty, fifty, fifty, fifty, ten);
    assert_string_equal(written(text, &arena), text);
    arena_free(&arena);
}

// Of 118 columns, and one more: a group or a list that does not fit has a line for each.
static void what_is_longer_than_a_line_is_written_over_several(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *fits = arena_printf(&arena, "g: { a = \"%s%s12345\" }\n", fifty, fifty);
    assert_string_equal(written(fits, &arena), fits);
    assert_string_equal(written(arena_printf(&arena, "g: { a = \"%s%s123456\" }\n", fifty, fifty), &arena),
                        arena_printf(&arena, "g: {\n  a = \"%s%s123456\"\n}\n", fifty, fifty));
    fits = arena_printf(&arena, "a = [\"%s\", \"%s123456\"]\n", fifty, fifty);
    assert_string_equal(written(fits, &arena), fits);
    assert_string_equal(written(arena_printf(&arena, "a = [\"%s\", \"%s1234567\"]\n", fifty, fifty), &arena),
                        arena_printf(&arena, "a = [\n  \"%s\",\n  \"%s1234567\"\n]\n", fifty, fifty));
    const char *inner = "g: {\n  h: {\n    a = \"%s%s%s\"\n  }\n}\n";
    assert_string_equal(written(arena_printf(&arena, "g: { h: { a = \"%s%s%s\" } }\n", fifty, fifty, ten),
                                &arena),
                        arena_printf(&arena, inner, fifty, fifty, ten));
    inner = "g: {\n  h: { a = \"%s%s123\" }\n}\n";  // with its two blanks it has 118
    assert_string_equal(written(arena_printf(&arena, "g: { h: { a = \"%s%s123\" } }\n", fifty, fifty),
                                &arena),
                        arena_printf(&arena, inner, fifty, fifty));
    const char *text = arena_printf(&arena, "a = \"%s%s%s%s\"\n", fifty, fifty, fifty, ten);
    assert_string_equal(written(text, &arena), text);  // a text is never parted
    arena_free(&arena);
}

static void each_kind_of_value_reads_back(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const char *text = "a = \"say \\\"up\\\" \\\\ down\"\nb = -12\nc = 3.0\nd = 0.125\ne = true\nf = false\n"
                       "g = [1, 2]\nh: { x = 1  y: { z = [\"\"] }  w = 2.5 }\ni = 9007199254740993\n";
    assert_string_equal(written(text, &arena), text);
    assert_string_equal(written("a = 1e20\nb = 0.1\nc = 100000.0\n", &arena),
                        "a = 1e+20\nb = 0.1\nc = 100000.0\n");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_a_line_as_far_as_it_fits),
        cmocka_unit_test(in_a_long_group_values_share_lines),
        cmocka_unit_test(what_is_longer_than_a_line_is_written_over_several),
        cmocka_unit_test(each_kind_of_value_reads_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
