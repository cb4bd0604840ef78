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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_a_line_as_far_as_it_fits),
        cmocka_unit_test(in_a_long_group_values_share_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
