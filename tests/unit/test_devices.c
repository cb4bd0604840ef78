// walkcoach devices: the sound devices, as a table and for programs. The cards are this file's own.
#include "command_by_hand.h"
#include "sink/card.h"

static const CardDevice cards[] = {
    { .name = "Ear, \"left\"", .rate = 48000, .latency = 0.0087, .channels = 2, .is_default = true },
    { .name = "A device whose name is longer than the column for it",
      .rate = 8000,
      .latency = 0.25,
      .channels = 1 },
};
static size_t      there;
static const char *trouble;

bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error)
{
    (void)arena;
    assert_int_equal(direction, CARD_PLAYS);
    if (trouble)
        return sink_failed(error, "%s", trouble);
    *out = cards;
    *count = there;
    return true;
}

static int set_up(void **state)
{
    there = 2;
    trouble = NULL;
    return command_set_up(state);
}

static void each_device_is_a_line(void **state)
{
    command_prints(*state, cmd_devices, NULL, STATUS_DONE,
                   "* Ear, \"left\"                               48000 Hz     9 ms  2 channels\n"
                   "  A device whose name is longer than the column for it   8000 Hz   250 ms  1 channels\n",
                   "");
}

static void programs_get_them_as_json(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.printing.json = true;
    command_prints(commanded, cmd_devices, NULL, STATUS_DONE,
                   "[{\"name\":\"Ear, \\\"left\\\"\",\"sample_rate\":48000,\"latency\":0.0087,\"channels\":2,"
                   "\"default\":true},"
                   "{\"name\":\"A device whose name is longer than the column for it\",\"sample_rate\":8000,"
                   "\"latency\":0.25,\"channels\":1,\"default\":false}]\n",
                   "");
}

static void without_any_it_says_why(void **state)
{
    Commanded *commanded = *state;
    there = 0;
    command_prints(commanded, cmd_devices, NULL, STATUS_WORLD, "", "walkcoach: no sound device was found\n");
    commanded->settings.printing.json = true;
    command_prints(commanded, cmd_devices, NULL, STATUS_WORLD, "", "walkcoach: no sound device was found\n");
    trouble = "PortAudio is missing";
    command_prints(commanded, cmd_devices, NULL, STATUS_WORLD, "", "walkcoach: PortAudio is missing\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, command_tear_down)
        TEST(each_device_is_a_line),
        TEST(programs_get_them_as_json),
        TEST(without_any_it_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
