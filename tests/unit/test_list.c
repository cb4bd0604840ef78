// walkcoach list: walks by level, drills, voices and sounds. The program is put into a folder of its own,
// with only some of what comes with it.
#include "command_by_hand.h"

#include <limits.h>
#include <unistd.h>

static const char *prefix;  // bin/ and share/walkcoach/

static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    commanded->settings.order.asked.walker.weeks = 4;
    commanded->settings.order.asked.walker.birth = BIRTH_VAGINAL;
    return 0;
}

#define FITS "* fits you now.\n"
#define ANY  "You can ask for any length: walkcoach render 25min. --level picks another level.\n"

static void sessions_are_grouped_by_level_with_what_waits(void **state)
{
    command_prints(
        *state, cmd_list, NULL, STATUS_DONE,
        "Level 1, settle\n"
        "* round-the-corner      5:00  Round the corner.\n"
        "\n"
        "Level 3, build\n"
        "* 20min                20:00  Settle, connect breath and core, walk in quiet, cool down.\n"
        "\n"
        "Level 4, brisk\n"
        "  up                   20:00  from week 12: Up and down\n"
        "\n"
        "Drills, on a mat\n"
        "* press                 5:40  Wakes the deep belly muscle, lying on your back. Five presses a "
        "side.\n"
        "\n",
        FITS ANY);
}

static void what_waits_is_grey_and_titles_are_bold(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.terminal.out_color = true;
    command_prints(
        commanded, cmd_list, "sessions", STATUS_DONE,
        "\033[1mLevel 1, settle\033[0m\n"
        "* round-the-corner      5:00  Round the corner.\n"
        "\n"
        "\033[1mLevel 3, build\033[0m\n"
        "* 20min                20:00  Settle, connect breath and core, walk in quiet, cool down.\n"
        "\n"
        "\033[1mLevel 4, brisk\033[0m\n"
        "\033[2m  up                   20:00  from week 12: Up and down\033[0m\n"
        "\n"
        "\033[1mDrills, on a mat\033[0m\n"
        "* press                 5:40  Wakes the deep belly muscle, lying on your back. Five presses a "
        "side.\n"
        "\n",
        FITS ANY);
}

static void has(const Commanded *commanded, const char *line)
{
    if (!strstr(commanded->out.text, line))
        fail_msg("no \"%s\" in\n%s", line, commanded->out.text);
}

static void where_no_week_is_known_nothing_has_a_mark(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.order.asked.walker.weeks = -1;
    assert_int_equal(command_run(commanded, cmd_list, NULL, NULL), STATUS_DONE);
    assert_string_equal(commanded->err.text, ANY);
    has(commanded, "\n  up                   20:00  Up and down\n");
    has(commanded, "\n  press                 5:40  Wakes");
    assert_null(strchr(commanded->out.text, '*'));
}

static void her_own_scripts(const Commanded *commanded)
{
    char path[80];
    snprintf(path, sizeof path, "%s/config/walkcoach/scripts", commanded->home);
    assert_int_equal(mkdir(path, 0700), 0);
}

// One that fits in no week, since it lacks what every walk has.
static void a_walk_without_a_level_comes_last_of_the_walks(void **state)
{
    Commanded *commanded = *state;
    her_own_scripts(commanded);
    command_file(commanded, "config/walkcoach/scripts/mine.cfg",
                 "extends = \"walk\"\ntitle = \"Mine\"\nphases: { a: { length = \"1:00\" } }\n");
    assert_int_equal(command_run(commanded, cmd_list, NULL, NULL), STATUS_DONE);
    has(commanded, "\n\nAt your level\n  mine                  1:00  Mine\n\nDrills, on a mat\n");
    commanded->settings.printing.json = true;
    command_run(commanded, cmd_list, NULL, NULL);
    has(commanded,
        "{\"name\":\"mine\",\"title\":\"Mine\",\"about\":\"\",\"kind\":\"walk\",\"level\":0,\"length\":60,"
        "\"offered\":\"never\"}");
}

static void a_file_with_mistakes_is_left_out_and_reported(void **state)
{
    Commanded *commanded = *state;
    her_own_scripts(commanded);
    command_file(commanded, "config/walkcoach/scripts/mine.cfg", "title = 5\n");
    assert_int_equal(command_run(commanded, cmd_list, NULL, NULL), STATUS_MISTAKES);
    assert_null(strstr(commanded->out.text, "mine"));
    assert_non_null(strstr(commanded->err.text, "mine.cfg:1"));
    has(commanded, "* round-the-corner      5:00  Round the corner.\n");
}

static void what_waits_for_her_providers_yes_says_so(void **state)
{
    Commanded *commanded = *state;
    char       command[200];
    her_own_scripts(commanded);
    snprintf(command, sizeof command,
             "cp scripts/side-plank.cfg '%s/config/walkcoach/scripts/a-plank-on-the-side.cfg'",
             commanded->home);
    assert_int_equal(system(command), 0);
    assert_int_equal(command_run(commanded, cmd_list, NULL, NULL), STATUS_DONE);
    has(commanded, "  a-plank-on-the-side      5:00  once your provider has said yes: ");
    has(commanded, "* round-the-corner         5:00  Round the corner.\n");  // as wide as the longest
    commanded->settings.printing.json = true;
    command_run(commanded, cmd_list, NULL, NULL);
    has(commanded, "\"kind\":\"drill\",\"level\":0,\"length\":300,\"offered\":\"cleared\"}");
}

static void the_first_one_is_in_its_column_too(void **state)
{
    Commanded *commanded = *state;
    her_own_scripts(commanded);
    command_file(commanded, "config/walkcoach/scripts/0-the-first-and-the-longest.cfg",
                 "extends = \"round-the-corner\"\ntitle = \"First\"\n");
    assert_int_equal(command_run(commanded, cmd_list, NULL, NULL), STATUS_DONE);
    has(commanded, "* 0-the-first-and-the-longest      5:00  Round the corner.\n");
    has(commanded, "* round-the-corner                 5:00  Round the corner.\n");
}

static void programs_get_the_same_as_json(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.printing.json = true;
    command_prints(
        commanded, cmd_list, NULL, STATUS_DONE,
        "[{\"name\":\"20min\",\"title\":\"Walk, 20 minutes\",\"about\":\"Settle, connect breath and core, "
        "walk in quiet, cool down.\",\"kind\":\"walk\",\"level\":3,\"length\":1200,\"offered\":\"now\"},"
        "{\"name\":\"press\",\"title\":\"Wall Bug Press\",\"about\":\"Wakes the deep belly muscle, lying "
        "on your back. Five presses a side.\",\"kind\":\"drill\",\"level\":0,\"length\":340,"
        "\"offered\":\"now\"},"
        "{\"name\":\"round-the-corner\",\"title\":\"Corner\",\"about\":\"Round the corner.\","
        "\"kind\":\"walk\",\"level\":1,\"length\":300,\"offered\":\"now\"},"
        "{\"name\":\"up\",\"title\":\"Up and down\",\"about\":\"\",\"kind\":\"walk\",\"level\":4,"
        "\"length\":1200,\"offered\":\"later\",\"from_week\":12}]\n",
        "");
}

static void names_alone_are_a_line_each(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.printing.names = true;
    command_prints(commanded, cmd_list, NULL, STATUS_DONE, "20min\npress\nround-the-corner\nup\n", "");
    command_prints(commanded, cmd_list, "voices", STATUS_DONE, "calm\nfaint\n", "");
    command_prints(commanded, cmd_list, "sounds", STATUS_DONE, "forest\n", "");
}

static void voices_and_sounds_have_their_titles(void **state)
{
    Commanded *commanded = *state;
    command_prints(commanded, cmd_list, "voices", STATUS_DONE, "  calm           Calm\n  faint          \n",
                   "");
    command_prints(commanded, cmd_list, "sounds", STATUS_DONE, "  forest         Birds\n", "");
    commanded->settings.printing.json = true;
    command_prints(commanded, cmd_list, "voices", STATUS_DONE,
                   "[{\"name\":\"calm\",\"title\":\"Calm\"},{\"name\":\"faint\",\"title\":\"\"}]\n", "");
}

static void what_it_does_not_know_is_said(void **state)
{
    command_prints(*state, cmd_list, "voice", STATUS_USAGE, "",
                   "walkcoach: list knows sessions, voices and sounds, not \"voice\"\n");
}

#define DATA " \"$p/share/walkcoach/"
static const char copies[] =
    "p=%s; mkdir -p \"$p/bin\"" DATA "scripts\"" DATA "voices\"" DATA
    "config/sounds\" && cp '%s' \"$p/bin/test\" && "
    "cp -r scripts/levels scripts/cues scripts/walk.cfg scripts/20min.cfg" DATA "scripts\" && "
    "cp scripts/wall-bug-press.cfg" DATA "scripts/press.cfg\" && cp config/walkcoach.cfg" DATA "config\" && "
    "sed 's/^about .*/about = \"\"/; s/^title .*/title = \"Up and down\"/' scripts/hills.cfg >" DATA
    "scripts/up.cfg\" && "
    "sed 's/^about .*/about = \"Round the corner.\"/; s/^title .*/title = \"Corner\"/' scripts/5min.cfg "
    ">" DATA "scripts/round-the-corner.cfg\" && "
    "echo 'title = \"Calm\"; other = 1;' >" DATA "voices/calm.cfg\" && echo >" DATA "voices/faint.cfg\" && "
    "echo 'title = \"Birds\"' >" DATA "config/sounds/forest.cfg\"";

// Begins anew from there.
static int move(char **argv)
{
    char folder[] = "/tmp/walkcoach-test-list.XXXXXX", own[PATH_MAX] = "", command[2000 + PATH_MAX];
    if (!mkdtemp(folder) || setenv("TEST_PREFIX", folder, 1) ||
        readlink("/proc/self/exe", own, sizeof own - 1) < 0)  // what is there is another one under Valgrind
        return 1;
    snprintf(command, sizeof command, copies, folder, own);
    if (system(command))
        return 1;
    snprintf(command, sizeof command, "%s/bin/test", folder);
    execv(command, argv);
    return 1;
}

int main(int argc, char **argv)
{
    (void)argc;
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, command_tear_down)
        TEST(sessions_are_grouped_by_level_with_what_waits),
        TEST(what_waits_is_grey_and_titles_are_bold),
        TEST(where_no_week_is_known_nothing_has_a_mark),
        TEST(a_walk_without_a_level_comes_last_of_the_walks),
        TEST(a_file_with_mistakes_is_left_out_and_reported),
        TEST(what_waits_for_her_providers_yes_says_so),
        TEST(the_first_one_is_in_its_column_too),
        TEST(the_first_one_is_in_its_column_too),
        TEST(programs_get_the_same_as_json),
        TEST(names_alone_are_a_line_each),
        TEST(voices_and_sounds_have_their_titles),
        TEST(what_it_does_not_know_is_said),
    };
    if (!(prefix = getenv("TEST_PREFIX")))
        return move(argv);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    folder_remove(prefix);
    return failed;
}
