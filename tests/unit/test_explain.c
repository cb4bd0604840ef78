// app/explain.h: a rule as a person reads it, and as a program does, whole.
#include "app/explain.h"

#include "captured.h"

#include <string.h>

static Captured out, error;

static Status explained(const char *name, bool json, int width)
{
    Settings settings = { .terminal = { .width = width } };
    settings.printing.explain = name;
    settings.printing.json = json;
    capture(&out, stdout);
    capture(&error, stderr);
    Status status = explain_rules(&settings);
    captured_text(&error);
    captured_text(&out);
    return status;
}

static void a_rule_is_a_paragraph(void **state)
{
    (void)state;
    assert_int_equal(explained("long-inhale", false, 80), STATUS_DONE);
    assert_string_equal(out.text,
                        "long-inhale (error, may be allowed)\n"
                        "    The breath in is longer than the breath out. A long breath out calms, and\n"
                        "    effort goes with it, so it is at least as long as the breath in.\n"
                        "    What to do: Make the second number as large as the first, or larger:\n"
                        "    `breath = \"3:4\"`.\n"
                        "    To allow it: `allow = [\"long-inhale\"]` in the session.\n");
    assert_int_equal(explained("hold-while-walking", false, 80), STATUS_DONE);
    assert_string_equal(out.text,
                        "hold-while-walking (error, cannot be allowed)\n"
                        "    Something is held while walking. A held breath presses on the pelvic floor,\n"
                        "    and a walker needs the air.\n"
                        "    What to do: Take the hold out of `each`, or make the session a drill:\n"
                        "    `kind = \"drill\"`.\n");
    explained("long-inhale", false, 30);
    assert_memory_equal(out.text, "long-inhale (error, may be\n            allowed)\n", 47);
    explained("no-room", false, 80);
    assert_memory_equal(out.text, "no-room (error or warning, may be allowed)\n", 43);
}

static void all_of_them_have_a_line_between(void **state)
{
    (void)state;
    const char *one;
    assert_int_equal(explained("all", false, 80), STATUS_DONE);
    assert_true(out.text[0] != '\n');
    assert_non_null(one = strstr(out.text, "\n\n"));
    assert_true(one[2] != '\n' && one[2] != ' ');
    assert_null(strstr(out.text, "\n\n\n"));
}

static void programs_get_an_array(void **state)
{
    (void)state;
    assert_int_equal(explained("long-inhale", true, 80), STATUS_DONE);
    assert_string_equal(out.text,
                        "[{\"rule\":\"long-inhale\",\"severity\":\"error\",\"allow\":true,"
                        "\"why\":\"The breath in is longer than the breath out. A long breath out calms, and "
                        "effort goes with it, so it is at least as long as the breath in.\","
                        "\"mend\":\"Make the second number as large as the first, or larger: "
                        "`breath = \\\"3:4\\\"`.\"}]\n");
}

static void a_name_that_is_none_is_reported(void **state)
{
    (void)state;
    assert_int_equal(explained("long-inhail", false, 80), STATUS_USAGE);
    assert_string_equal(error.text,
                        "walkcoach: there is no rule \"long-inhail\"; did you mean \"long-inhale\"?\n");
    assert_int_equal(explained("xyzzyxyzzy", true, 80), STATUS_USAGE);
    assert_string_equal(error.text,
                        "walkcoach: there is no rule \"xyzzyxyzzy\"; walkcoach check --explain all "
                        "lists them\n");
    assert_string_equal(out.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_is_a_paragraph),
        cmocka_unit_test(all_of_them_have_a_line_between),
        cmocka_unit_test(programs_get_an_array),
        cmocka_unit_test(a_name_that_is_none_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
