// conf/edit.h: one value changes, and all else of the file stays as somebody wrote it.
#include "conf/edit.h"

#include "cmocka_all.h"
#include "session/kinds.h"

#include <string.h>

// A file with every key, as `init` has one.
static const char pattern[] = "a = 1\nb = 2    # two\n\nc = \"x\"\nd = [1]\n";

static void assert_edited(const char *text, const char *key, const char *value, const char *expected)
{
    Arena          arena = { 0 };
    const ConfEdit edit = { key, value };
    const char    *edited = conf_edit(text, pattern, &edit, 1, &session_hints, &arena);
    if (expected)
        assert_string_equal(edited ? edited : "nothing", expected);
    else
        assert_null(edited);
    arena_free(&arena);
}

static void a_value_changes_in_its_place(void **state)
{
    (void)state;
    assert_edited("# hers\n b = 3 ;c=\"y\"\n", "b", "44", "# hers\n b = 44 ;c=\"y\"\n");
    assert_edited("# hers\n b = 3 ;c=\"y\"\n", "c", "\"rain\"", "# hers\n b = 3 ;c=\"rain\"\n");
    assert_edited("b = -1.5e3", "b", "true", "b = true");
    assert_edited("b = FALSE\n", "b", "1", "b = 1\n");
    assert_edited("a = 1\r\nb = true\r\n", "b", "false", "a = 1\r\nb = false\r\n");
    assert_edited("c = \"one \"  # of two\n  \"two\"\na = 1\n", "c", "\"z\"", "c = \"z\"\na = 1\n");
    assert_edited("\xEF\xBB\xBF"
                  "a = 1\n",
                  "a", "2",
                  "\xEF\xBB\xBF"
                  "a = 2\n");
}

static void a_remark_stays_in_its_column_where_there_is_room(void **state)
{
    (void)state;
    assert_edited("b = 100  # steps\n", "b", "7", "b = 7    # steps\n");
    assert_edited("b = 100  # steps\n", "b", "1234", "b = 1234 # steps\n");
    assert_edited("b = 100  # steps\n", "b", "12345", "b = 12345 # steps\n");
    assert_edited("b = 100  # steps\n", "b", "1234567", "b = 1234567 # steps\n");
    assert_edited("b = 100# steps\n", "b", "7", "b = 7# steps\n");
    assert_edited("b = 100  \n", "b", "7", "b = 7  \n");
}

static void a_new_key_comes_where_the_pattern_has_it(void **state)
{
    (void)state;
    assert_edited("a = 5\nc = \"y\"\n", "b", "9", "a = 5\nb = 9    # two\nc = \"y\"\n");
    assert_edited("c = \"y\"\n", "a", "9", "a = 9\nc = \"y\"\n");
    assert_edited("# hers\n\nc = \"y\"\n", "b", "9", "# hers\n\nb = 9    # two\nc = \"y\"\n");
    assert_edited("c = \"y\"\na = 5  # late\n", "b", "9", "c = \"y\"\na = 5  # late\nb = 9    # two\n");
    assert_edited("z = 1\n", "b", "9", "z = 1\nb = 9    # two\n");
    assert_edited("", "b", "9", "b = 9    # two\n");
    assert_edited("a = 5", "c", "\"y\"", "a = 5\nc = \"y\"\n");
    assert_edited("a = 5\r\n", "c", "\"y\"", "a = 5\r\nc = \"y\"\r\n");
    assert_edited("a = 5\nd = [2]\n", "z", "1", "a = 5\nd = [2]\nz = 1\n");  // the pattern does not know it
}

static void a_silenced_line_is_the_place_of_its_key(void **state)
{
    (void)state;
    assert_edited("# b = 2    # two\na = 5\n", "b", "9", "b = 9    # two\na = 5\n");
    assert_edited("a = 5\n# b = 2    # two", "b", "9", "a = 5\nb = 9    # two");
    assert_edited("a = 5\r\n# a = 1\r\n# b = 2    # two\r\n", "b", "9",
                  "a = 5\r\n# a = 1\r\nb = 9    # two\r\n");
    // Somebody has written something else into it: it stays.
    assert_edited("# b = 2    # twos\na = 5\n", "b", "9", "# b = 2    # twos\na = 5\nb = 9    # two\n");
    assert_edited("# b = 2    # tw\na = 5\n", "b", "9", "# b = 2    # tw\na = 5\nb = 9    # two\n");
}

static void what_does_not_come_out_as_asked_is_not_done(void **state)
{
    (void)state;
    assert_edited("a = \n", "a", "1", NULL);
    assert_edited("a = [1]\n", "a", "1", NULL);
    assert_edited("a: { b = 1 }\n", "a", "1", NULL);
    assert_edited("a = 5\n", "a", "6 z = 7", NULL);
    assert_edited("a = 5\n", "a", "\"open", NULL);
    assert_edited("a = 5\n", "a", "6  # six", NULL);
    assert_edited("a = 5\n", "z", "6 y = 7", NULL);
}

static void edits_follow_one_another(void **state)
{
    static const ConfEdit edits[] = { { "c", "\"z\"" }, { "a", "3" }, { "c", "\"y\"" } };
    static const ConfEdit bad[] = { { "a", "1" }, { "b", "1 z = 2" }, { "c", "\"y\"" } };
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(conf_edit("b = 1\n", pattern, edits, 3, &session_hints, &arena),
                        "a = 3\nb = 1\nc = \"y\"\n");
    assert_string_equal(conf_edit("b = 1\n", pattern, edits, 0, &session_hints, &arena), "b = 1\n");
    assert_null(conf_edit("b = 1\n", pattern, bad, 3, &session_hints, &arena));
    assert_null(conf_edit("b = 1\n", "a = ", edits, 1, &session_hints, &arena));
    arena_free(&arena);
}

static void silenced_keys_are_remarks(void **state)
{
    static const char *const keys[] = { "c", "nothing", "a" };
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(conf_silence(pattern, keys, 3, &session_hints, &arena),
                        "# a = 1\nb = 2    # two\n\n# c = \"x\"\nd = [1]\n");
    assert_string_equal(conf_silence(pattern, keys, 1, &session_hints, &arena),
                        "a = 1\nb = 2    # two\n\n# c = \"x\"\nd = [1]\n");
    assert_string_equal(conf_silence("a = ", keys, 3, &session_hints, &arena), "a = ");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_changes_in_its_place),
        cmocka_unit_test(a_remark_stays_in_its_column_where_there_is_room),
        cmocka_unit_test(a_new_key_comes_where_the_pattern_has_it),
        cmocka_unit_test(a_silenced_line_is_the_place_of_its_key),
        cmocka_unit_test(what_does_not_come_out_as_asked_is_not_done),
        cmocka_unit_test(edits_follow_one_another),
        cmocka_unit_test(silenced_keys_are_remarks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
