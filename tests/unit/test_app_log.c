// walkcoach log: what she noted, week by week and for programs; taken back, and forgotten.
#include "command_by_hand.h"
#include "processes.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <unistd.h>

enum { BORN = COMMAND_DAY - 45, SATURDAY = COMMAND_DAY - 1 };  // 2026-10-15, a Thursday: this is week 6

static Arena arena;

// Her plan has nothing in week 0, and 20 minutes from then on.
static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    char       command[120];
    snprintf(command, sizeof command, "mkdir -p '%s/config/walkcoach/scripts/plans'", commanded->home);
    assert_int_equal(system(command), 0);
    command_file(commanded, "config/walkcoach/scripts/plans/vaginal.cfg",
                 "title = \"By hand\"\nbirth = \"vaginal\"\nweek_0: { daily = \"breathing\" }\n"
                 "week_1: { walks = [\"5min\", \"10min\", \"5min\"]  levels = [1, 1, 1]  daily = "
                 "\"pelvic-floor\" }\n");
    command_profile(commanded, "baby_born = \"2026-10-15\"\nbirth = \"vaginal\"\n");
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&arena);
    return command_tear_down(state);
}

static Entry walk_of(Day day, int minutes)
{
    return (Entry){
        .day = day, .kind = ENTRY_WALK, .session = "20min", .minutes = minutes, .level = 2, .feel = FEEL_EASY
    };
}

// --- Week by week ----------------------------------------------------------------------

static void each_week_has_its_minutes_and_a_bar(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(BORN + 27, 39));  // the last day of week 3
    Entry entry = walk_of(BORN + 28, 10);
    entry.signs = sign_set_of("leaking") | sign_set_of("heavy");
    command_note(commanded, entry);
    command_note(commanded, walk_of(BORN + 42, 41));  // a Thursday, week 6
    command_prints(commanded, cmd_log, NULL, STATUS_DONE,
                   "Week  3  Thursday 5 November 2026     39 of  20 minutes  ####\n"
                   "Week  4  Thursday 12 November 2026    10 of  20 minutes  #\n"
                   "         heaviness, dragging or a bulge; leaking\n"
                   "Week  5  Thursday 19 November 2026     0 of  20 minutes\n"
                   "Week  6  Thursday 26 November 2026    41 of  20 minutes  #####\n",
                   "");
}

static void many_signs_are_below_one_another(void **state)
{
    Commanded *commanded = *state;
    Entry      entry = walk_of(SATURDAY, 20);
    entry.signs = sign_set_of("leaking") | sign_set_of("heavy") | sign_set_of("doming") | sign_set_of("pain");
    command_note(commanded, entry);
    command_prints(commanded, cmd_log, NULL, STATUS_DONE,
                   "Week  6  Thursday 26 November 2026    20 of  20 minutes  ##\n"
                   "         heaviness, dragging or a bulge; leaking; a belly that domes; pain that\n"
                   "         stays\n",
                   "");
    commanded->settings.terminal.width = 79;  // "that" ends in column 79
    command_run(commanded, cmd_log, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "pain that\n         stays\n"));
    commanded->settings.terminal.width = 78;
    command_run(commanded, cmd_log, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "pain\n         that stays\n"));
}

// Of 20 cells at most, ten minutes each; full ones where the terminal has them; this week's name is bold.
static void a_bar_is_no_longer_than_its_place(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(BORN + 36, 191));
    command_note(commanded, walk_of(BORN + 43, 500));
    commanded->settings.terminal.unicode = true;
    commanded->settings.terminal.out_color = true;
    command_prints(
        commanded, cmd_log, NULL, STATUS_DONE,
        "Week  5  Thursday 19 November 2026   191 of  20 minutes  ████████████████████\n"
        "\033[1mWeek  6\033[0m  Thursday 26 November 2026   500 of  20 minutes  ████████████████████\n"
        "\n2 weeks in a row.\n",
        "");
}

static void a_week_for_which_nothing_was_planned_has_its_minutes_only(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(BORN, 5));
    commanded->settings.order.asked.today = "2026-10-15";
    command_prints(commanded, cmd_log, NULL, STATUS_DONE,
                   "Week  0  Thursday 15 October 2026      5 minutes  #\n", "");
}

static void where_nothing_is_noted_it_says_how(void **state)
{
    command_prints(*state, cmd_log, NULL, STATUS_DONE, "Nothing is noted yet. After a walk: walkcoach done\n",
                   "");
}

static void without_a_day_of_birth_there_are_no_weeks(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "");
    command_note(commanded, walk_of(SATURDAY, 20));
    command_run(commanded, cmd_log, NULL, NULL);
    assert_int_equal(commanded->status, STATUS_USAGE);
    assert_string_equal(commanded->out.text, "");
    assert_non_null(strstr(commanded->err.text, "walkcoach init asks once"));
}

static void a_damaged_log_is_said_once(void **state)
{
    Commanded *commanded = *state;
    for (int form = 0; form < 3; form++) {
        command_file(commanded, "state/walkcoach/log.sqlite",
                     "this is not a log, and longer than a header of one: "
                     "................................................");
        commanded->settings.terminal.quiet = true;
        commanded->settings.looking.csv = form == 1;
        commanded->settings.printing.json = form == 2;
        assert_int_equal(command_run(commanded, cmd_log, NULL, NULL), STATUS_DONE);
        assert_non_null(strstr(commanded->err.text, "it is kept as "));
        assert_ptr_equal(strchr(commanded->err.text, '\n'), strrchr(commanded->err.text, '\n'));
    }
}

// --- For programs ----------------------------------------------------------------------

#define HEAD "day,kind,session,minutes,level,left_early,feel,signs,question,answer\r\n"

// Also what was before this baby.
static void as_a_table_it_is_all_of_it(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(BORN - 1, 15));
    command_note(commanded, walk_of(SATURDAY, 20));
    commanded->settings.looking.csv = true;
    static const char table[] = HEAD
        "2026-10-14,walk,20min,15,2,no,easy,,,\r\n2026-11-28,walk,20min,20,2,no,easy,,,\r\n";
    command_prints(commanded, cmd_log, NULL, STATUS_DONE, table, "");
    command_profile(commanded, "");
    command_prints(commanded, cmd_log, NULL, STATUS_DONE, table, "");
}

static void as_json_it_has_the_weeks_of_this_baby(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(BORN - 1, 15));
    command_note(commanded, walk_of(SATURDAY, 20));
    commanded->settings.printing.json = true;
    static const char entries[] =
        "{\"entries\":[{\"day\":\"2026-10-14\",\"kind\":\"walk\",\"session\":\"20min\",\"minutes\":15,"
        "\"level\":2,\"left_early\":false,\"feel\":\"easy\",\"signs\":[]},"
        "{\"day\":\"2026-11-28\",\"kind\":\"walk\",\"session\":\"20min\",\"minutes\":20,"
        "\"level\":2,\"left_early\":false,\"feel\":\"easy\",\"signs\":[]}]";
    command_run(commanded, cmd_log, NULL, NULL);
    assert_memory_equal(commanded->out.text, entries, strlen(entries));
    assert_string_equal(commanded->out.text + strlen(entries),
                        ",\"weeks\":[{\"week\":6,\"from\":\"2026-11-26\",\"walks\":1,\"minutes\":20,"
                        "\"planned\":20,\"row\":1}],"
                        "\"streak\":1}\n");
    command_profile(commanded, "");
    command_run(commanded, cmd_log, NULL, NULL);
    assert_memory_equal(commanded->out.text, entries, strlen(entries));
    assert_string_equal(commanded->out.text + strlen(entries), "}\n");
}

// --- Taken back, forgotten --------------------------------------------------------------

static bool is_held(int number)
{
    sigset_t now;
    sigprocmask(SIG_BLOCK, NULL, &now);
    return sigismember(&now, number) == 1;
}

// What has begun is gone through with, and nothing stays open.
static void who_is_interrupted_goes_through_with_it(void **state)
{
    Commanded *commanded = *state;
    sigset_t   none;
    for (int form = 0; form < 4; form++) {
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        command_note(commanded, walk_of(SATURDAY, 20));
        int before = descriptors(getpid(), NULL);
        commanded->settings.looking = (Looking){
            .csv = form == 1, .undo = form == 2, .forget = form == 3, .yes = true
        };
        assert_int_equal(command_run(commanded, cmd_log, NULL, NULL), STATUS_DONE);
        assert_int_equal(is_held(SIGTERM), form >= 2);  // not while it is only read
        assert_int_equal(descriptors(getpid(), NULL), before);
    }
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void the_last_note_is_taken_back(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(SATURDAY - 1, 15));
    command_note(commanded, walk_of(SATURDAY, 20));
    commanded->settings.looking.undo = true;
    command_prints(commanded, cmd_log, NULL, STATUS_DONE,
                   "Taken back, from Saturday 28 November 2026: 20min, easy.\n", "");
    assert_int_equal(command_noted(commanded, &arena).count, 1);
    command_prints(commanded, cmd_log, NULL, STATUS_DONE,
                   "Taken back, from Friday 27 November 2026: 20min, easy.\n", "");
    command_prints(commanded, cmd_log, NULL, STATUS_DONE, "Nothing is noted.\n", "");
}

static bool is_there(const Commanded *commanded)
{
    char path[80];
    snprintf(path, sizeof path, "%s/state/walkcoach/log.sqlite", commanded->home);
    return access(path, F_OK) == 0;
}

#define GONE                                                                                                \
    "Everything that was noted on this computer is gone; copies that a backup made are not.\n"              \
    "On the phone an answer may still be waiting to be noted here: clear the browser's data for the page\n" \
    "to delete it.\n"

static void it_is_forgotten_with_a_yes_alone(void **state)
{
    Commanded *commanded = *state;
    command_note(commanded, walk_of(SATURDAY, 20));
    commanded->settings.looking.forget = true;
    int nowhere = open("/dev/null", O_RDONLY), before = dup(STDIN_FILENO);
    dup2(nowhere, STDIN_FILENO);
    command_prints(commanded, cmd_log, NULL, STATUS_USAGE, "",
                   "walkcoach: --forget deletes everything: without a terminal to ask on, it needs --yes\n");
    assert_true(is_there(commanded));
    commanded->settings.looking.yes = true;
    command_prints(commanded, cmd_log, NULL, STATUS_DONE, GONE, "");
    assert_false(is_there(commanded));
    dup2(before, STDIN_FILENO);
    close(nowhere), close(before);
}

// On a terminal; only the whole word is a yes.
static void on_a_terminal_she_is_asked_before_it_is_forgotten(void **state)
{
    static const char question[] =
        "Everything that you noted will be deleted, and nobody can bring it back. Type yes to "
        "continue: ";
    static const char *const noes[] = { "", "no\n", "y\n", "yes", "yes, no\n" };
    Commanded               *commanded = *state;
    int                      terminal, other, before = dup(STDIN_FILENO);
    assert_int_equal(openpty(&terminal, &other, NULL, NULL, NULL), 0);
    dup2(other, STDIN_FILENO);
    command_note(commanded, walk_of(SATURDAY, 20));
    commanded->settings.looking.forget = true;
    for (size_t i = 0; i < sizeof noes / sizeof *noes; i++) {
        assert_int_equal(command_run(commanded, cmd_log, NULL, noes[i]), STATUS_DONE);
        assert_string_equal(commanded->err.text, question);
        assert_string_equal(commanded->out.text, "Everything stays.\n");
        assert_true(is_there(commanded));
    }
    assert_int_equal(command_run(commanded, cmd_log, NULL, "yes\n"), STATUS_DONE);
    assert_string_equal(commanded->err.text, question);
    assert_string_equal(commanded->out.text, GONE);
    assert_false(is_there(commanded));
    dup2(before, STDIN_FILENO);
    close(terminal), close(other), close(before);
}

// --- Trouble ---------------------------------------------------------------------------

static void only_one_thing_is_done_at_a_time(void **state)
{
    static const bool pairs[][4] = { { true, true, false, false }, { true, false, true, false },
                                     { false, true, true, false }, { false, false, true, true },
                                     { false, true, false, true }, { true, false, false, true } };
    Commanded        *commanded = *state;
    command_note(commanded, walk_of(SATURDAY, 20));
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        commanded->settings.looking = (Looking){
            .csv = pairs[i][0], .undo = pairs[i][1], .forget = pairs[i][2], .yes = true
        };
        commanded->settings.printing.json = pairs[i][3];
        command_prints(commanded, cmd_log, NULL, STATUS_USAGE, "",
                       "walkcoach: only one of --csv, --json, --undo and --forget\n");
    }
    assert_int_equal(command_noted(commanded, &arena).count, 1);
}

static void without_a_folder_for_it_it_says_so(void **state)
{
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "nowhere", 1);
    command_prints(*state, cmd_log, NULL, STATUS_WORLD, "",
                   "walkcoach: no folder for a log: HOME is not an absolute path\n");
}

// A folder in place of the log.
static void a_log_that_cannot_be_opened_is_trouble_whatever_is_asked(void **state)
{
    Commanded *commanded = *state;
    char       path[80];
    snprintf(path, sizeof path, "%s/state/walkcoach/log.sqlite", commanded->home);
    assert_int_equal(mkdir(path, 0700), 0);
    for (int form = 0; form < 4; form++) {
        commanded->settings.looking = (Looking){
            .csv = form == 1, .undo = form == 2, .forget = form == 3, .yes = true
        };
        command_run(commanded, cmd_log, NULL, NULL);
        if (commanded->status != STATUS_WORLD || strncmp(commanded->err.text, "walkcoach: ", 11) != 0)
            fail_msg("%d: %d, %s", form, commanded->status, commanded->err.text);
        assert_string_equal(commanded->out.text, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(each_week_has_its_minutes_and_a_bar),
        TEST(many_signs_are_below_one_another),
        TEST(a_bar_is_no_longer_than_its_place),
        TEST(a_week_for_which_nothing_was_planned_has_its_minutes_only),
        TEST(where_nothing_is_noted_it_says_how),
        TEST(without_a_day_of_birth_there_are_no_weeks),
        TEST(a_damaged_log_is_said_once),
        TEST(as_a_table_it_is_all_of_it),
        TEST(as_json_it_has_the_weeks_of_this_baby),
        TEST(who_is_interrupted_goes_through_with_it),
        TEST(the_last_note_is_taken_back),
        TEST(it_is_forgotten_with_a_yes_alone),
        TEST(on_a_terminal_she_is_asked_before_it_is_forgotten),
        TEST(only_one_thing_is_done_at_a_time),
        TEST(without_a_folder_for_it_it_says_so),
        TEST(a_log_that_cannot_be_opened_is_trouble_whatever_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
