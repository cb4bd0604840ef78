// walkcoach stop-signs: when to stop and whom to call, whole.
#include "command_by_hand.h"

#include <unistd.h>

static const char with_number[] =
    "%sStop, and call %s:\n%s"
    "  - chest pain\n"
    "  - trouble breathing\n"
    "  - a seizure\n"
    "  - fainting\n"
    "  - bleeding that does not stop, or makes you faint\n"
    "  - a painful leg together with breathlessness\n"
    "  - numbness between the legs or in both legs, new weakness in a leg, or\n"
    "    suddenly no control of bladder or bowel\n"
    "  - thoughts of harming yourself or the baby\n"
    "\n"
    "%sStop, and call your provider today (no answer within an hour, or it gets worse:\n"
    "%s):\n%s"
    "  - bleeding that soaks a pad in an hour, or clots the size of an egg\n"
    "  - a red, swollen or painful leg or calf\n"
    "  - a wound that opens, weeps, smells or gets redder\n"
    "  - a temperature of 38 °C or more\n"
    "  - a bad headache, or a change in how you see\n"
    "  - dizziness\n"
    "  - new leaking of stool\n"
    "  - you cannot pass urine\n"
    "  - a bad-smelling discharge, or strong belly pain\n"
    "\n"
    "%sStop, and walk shorter next time:\n%s"
    "  - heaviness, dragging or a bulge\n"
    "  - leaking\n"
    "  - a belly that domes\n"
    "  - pain that stays\n"
    "  - heavier or redder bleeding afterwards\n"
    "\n"
    "A bulge that is new: midwife or GP this week. If heaviness, leaking or doming\n"
    "comes back, see a pelvic-health physiotherapist; if pain or bleeding does, a\n"
    "midwife or GP.\n";

static void prints(Commanded *commanded, Status status, const char *number, const char *bold,
                   const char *plain)
{
    char expected[3000];
    snprintf(expected, sizeof expected, with_number, bold, number, plain, bold, number, plain, bold, plain);
    assert_int_equal(command_run(commanded, cmd_stop_signs, NULL, NULL), status);
    assert_memory_equal(commanded->out.text, expected, strlen(expected));
    const char *left = commanded->out.text + strlen(expected);  // what it is not
    assert_ptr_equal(strchr(left, '\n'), left + strlen(left) - 1);
    assert_non_null(strstr(left, "medical advice"));
}

static void without_a_profile_it_is_the_number_that_most_networks_know(void **state)
{
    Commanded *commanded = *state;
    prints(commanded, STATUS_DONE, "112", "", "");
    assert_string_equal(commanded->err.text, "");
    commanded->settings.terminal.out_color = true;
    prints(commanded, STATUS_DONE, "112", "\033[1m", "\033[0m");
}

static void her_profile_says_which_number_it_is_where_she_is(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "emergency = \"999\"\n");
    prints(commanded, STATUS_DONE, "999", "", "");
    command_profile(commanded, "level = 2\n");
    prints(commanded, STATUS_DONE, "112", "", "");
}

// Whatever the profile, the signs are there.
static void a_profile_with_mistakes_does_not_hide_them(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "emergency = 999 9\n");
    prints(commanded, STATUS_MISTAKES, "112", "", "");
    assert_non_null(strstr(commanded->err.text, "walkcoach.cfg:1"));
    command_profile(commanded, "emergency = [1]\n");
    prints(commanded, STATUS_MISTAKES, "112", "", "");
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", "nowhere", 1);
    prints(commanded, STATUS_DONE, "112", "", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, command_set_up, command_tear_down)
        TEST(without_a_profile_it_is_the_number_that_most_networks_know),
        TEST(her_profile_says_which_number_it_is_where_she_is),
        TEST(a_profile_with_mistakes_does_not_hide_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
