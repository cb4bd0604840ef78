// walkcoach plan: its rows, the days to come, the same for programs, and the calendar, of plans written here.
#include "command_by_hand.h"

static const char three_weeks[] =
    "title = \"A plan by hand\"\n"
    "birth = \"vaginal\"\n"
    "week_0: { daily = \"breathing\" }\n"
    "week_1: { walks = [\"5min\", \"10min\", \"5min\"]  levels = [1, 1, 1]  daily = \"pelvic-floor\" }\n"
    "week_2: { walks = [\"10min\", \"10min\", \"5min\", \"10min\"]  levels = [2, 2, 1, 2]  daily = "
    "\"pelvic-floor\"\n"
    "          drills = [\"wall-bug-press\", \"wall-bug-press\", \"breathing\"]  check = \"week_6\" }\n";

enum { BORN = COMMAND_DAY - 42 };  // 2026-10-18

static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    command_profile(commanded, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    command_file(commanded, "hers.cfg", three_weeks);
    return 0;
}

static const char *plan_of(const Commanded *commanded, const char *name)
{
    static char path[80];
    snprintf(path, sizeof path, "%s/%s", commanded->home, name);
    return path;
}

static void answer_all(const Commanded *commanded, Day day)
{
    static const Question questions[] = { QUESTION_UP, QUESTION_AT_HOME, QUESTION_WOUND_DRY, QUESTION_RISK,
                                          QUESTION_FLOOR };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        command_note(
            commanded,
            (Entry){ .day = day, .kind = ENTRY_QUESTION, .question = questions[i], .answer = ANSWER_YES });
    command_note(commanded, (Entry){ .day = day, .kind = ENTRY_START, .minutes = 10 });
}

static void walked(const Commanded *commanded, Day day)
{
    command_note(
        commanded,
        (Entry){
            .day = day, .kind = ENTRY_WALK, .session = "5min", .minutes = 5, .level = 1, .feel = FEEL_EASY });
}

#define TALK_OVER \
    "A plan to talk over with your provider. Three easy or good walks without a sign earn the next week.\n"
#define ROW_0   "   0     0 min  at home, little and often\n"
#define ROW_1   "1    20 min  2 × 5min L1, 1 × 10min L1\n"
#define ROW_2   "2+   35 min  3 × 10min L2, 1 × 5min L1  2 × wall-bug-press, 1 × breathing\n"
#define CHECK_2 "                the 6 to 8 week check first\n"

// A Sunday, week 1: the day is walked.
static void each_row_is_a_line_and_hers_has_a_mark(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    walked(commanded, BORN + 7);
    commanded->settings.order.asked.today = "2026-10-25";
    command_prints(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), STATUS_DONE,
                   "A plan by hand · week 1 after the birth\n\n" ROW_0 ">  " ROW_1 "   " ROW_2 CHECK_2
                   "\nThe days to come:\n"
                   "  Sunday 25 October 2026       walked\n"
                   "  Monday 26 October 2026       a day off\n"
                   "  Tuesday 27 October 2026      10min, level 1\n"
                   "  Wednesday 28 October 2026    a day off\n"
                   "  Thursday 29 October 2026     5min, level 1\n"
                   "  Friday 30 October 2026       a day off\n"
                   "  Saturday 31 October 2026     a day off\n",
                   TALK_OVER);
}

static void in_colour_the_title_and_her_row_are_bold(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    commanded->settings.order.asked.today = "2026-10-25";
    commanded->settings.terminal.out_color = true;
    commanded->settings.programme.plan = plan_of(commanded, "hers.cfg");
    command_run(commanded, cmd_plan, NULL, NULL);
    static const char expected[] = "\033[1mA plan by hand\033[0m · week 1 after the birth\n\n" ROW_0
                                   "\033[1m>  1    20 min  "
                                   "2 × 5min L1, 1 × 10min L1\033[0m\n   " ROW_2 CHECK_2;
    commanded->out.text[strlen(expected)] = '\0';
    assert_string_equal(commanded->out.text, expected);
}

static void days_are(Commanded *commanded, const char *day, const char *expected)
{
    commanded->settings.order.asked.today = day;
    command_run(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), NULL);
    const char *days = strstr(commanded->out.text, "The days to come:\n");
    assert_non_null(days);
    assert_string_equal(days + strlen("The days to come:\n"), expected);
}

static void a_day_with_a_question_says_so(void **state)
{
    days_are(*state, "2026-10-24",
             "  Saturday 24 October 2026     a question first: walkcoach today\n"
             "  Sunday 25 October 2026       a question first: walkcoach today\n"
             "  Monday 26 October 2026       a question first: walkcoach today\n"
             "  Tuesday 27 October 2026      a question first: walkcoach today\n"
             "  Wednesday 28 October 2026    a question first: walkcoach today\n"
             "  Thursday 29 October 2026     a question first: walkcoach today\n"
             "  Friday 30 October 2026       a question first: walkcoach today\n");
}

static void a_day_before_the_first_walk_is_at_home(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.order.asked.today = "2026-10-18";
    command_run(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), NULL);
    assert_non_null(strstr(commanded->out.text, "\n>  0     0 min  at home, little and often\n   " ROW_1));
    assert_non_null(strstr(commanded->out.text,
                           "\nThe days to come:\n"
                           "  Sunday 18 October 2026       at home, little and often\n"));
}

// What the row has on a day off, and after a walk on the same day.
static void a_day_with_a_drill_names_it(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    for (int day = 7; day <= 13; day += 2)
        walked(commanded, BORN + day);
    command_note(commanded, (Entry){ .day = BORN + 14,
                                     .kind = ENTRY_QUESTION,
                                     .question = QUESTION_CHECK_6,
                                     .answer = ANSWER_YES });
    days_are(commanded, "2026-11-01",
             "  Sunday 1 November 2026       10min, level 2\n"
             "  Monday 2 November 2026       wall-bug-press\n"
             "  Tuesday 3 November 2026      10min, level 2\n"
             "  Wednesday 4 November 2026    wall-bug-press\n"
             "  Thursday 5 November 2026     5min, level 1\n"
             "  Friday 6 November 2026       breathing\n"
             "  Saturday 7 November 2026     10min, level 2\n");
}

static void after_a_sign_to_stop_for_no_day_has_anything(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    command_note(commanded, (Entry){ .day = BORN + 8, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    days_are(commanded, "2026-10-28",
             "  Wednesday 28 October 2026    nothing, until your provider says yes\n"
             "  Thursday 29 October 2026     nothing, until your provider says yes\n"
             "  Friday 30 October 2026       nothing, until your provider says yes\n"
             "  Saturday 31 October 2026     nothing, until your provider says yes\n"
             "  Sunday 1 November 2026       nothing, until your provider says yes\n"
             "  Monday 2 November 2026       nothing, until your provider says yes\n"
             "  Tuesday 3 November 2026      nothing, until your provider says yes\n");
}

// Thirteen rows, up to level 4.
static void each_question_is_below_its_row(void **state)
{
    Commanded *commanded = *state;
    char text[2000] = "title = \"Long\"\nbirth = \"vaginal\"\nweek_0: { daily = \"breathing\" }\n", row[200];
    for (int week = 1; week <= 12; week++) {
        snprintf(row, sizeof row,
                 "week_%d: { walks = [\"%s\"]  levels = [%d]  daily = \"pelvic-floor\" %s }\n", week,
                 week < 6    ? "5min"
                 : week < 12 ? "10min"
                             : "20min",
                 week < 6    ? 1
                 : week < 12 ? 3
                             : 4,
                 week == 6    ? "check = \"level_3\""
                 : week == 12 ? "check = \"level_4\""
                              : "");
        strcat(text, row);
    }
    command_file(commanded, "long.cfg", text);
    assert_int_equal(command_run(commanded, cmd_plan, plan_of(commanded, "long.cfg"), NULL), STATUS_DONE);
    static const char *const lines[] = {
        "   6    10 min  1 × 10min L3\n                the questions for level 3 "
        "first\n   7 ",
        "  11    10 min  1 × 10min L3\n  12+   20 min  1 × 20min L4\n"
        "                the questions for level 4 first\n",
        "   5     5 min  1 × 5min L1\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (!strstr(commanded->out.text, lines[i]))
            fail_msg("no\n%s\nin\n%s", lines[i], commanded->out.text);
}

static void rows_are(Commanded *commanded, int width, const char *expected)
{
    static const char title[] = "A plan by hand · week 1 after the birth\n\n";
    commanded->settings.terminal.width = width;
    command_run(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), NULL);
    assert_int_equal(strncmp(commanded->out.text, title, strlen(title)), 0);
    *strstr(commanded->out.text, CHECK_2) = '\0';
    assert_string_equal(commanded->out.text + strlen(title), expected);
}

// The drills take 33 columns. What has no room beside the walks is on the next line.
static void in_a_narrow_window_drills_go_below_walks(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    commanded->settings.order.asked.today = "2026-10-25";
    rows_are(commanded, 76, ROW_0 ">  " ROW_1 "   " ROW_2);
    rows_are(commanded, 75,
             ROW_0 ">  " ROW_1 "   2+   35 min  3 × 10min L2, 1 × 5min L1\n"
                   "                                          2 × wall-bug-press, 1 × breathing\n");
    rows_are(commanded, 74,
             ROW_0 ">  " ROW_1 "   2+   35 min  3 × 10min L2, 1 × 5min L1\n"
                   "                2 × wall-bug-press, 1 × breathing\n");
}

static void programs_get_the_rows_as_json(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded, BORN + 7);
    commanded->settings.order.asked.today = "2026-10-25";
    commanded->settings.printing.json = true;
    command_prints(
        commanded, cmd_plan, plan_of(commanded, "hers.cfg"), STATUS_DONE,
        "{\"plan\":\"hers\",\"title\":\"A plan by hand\",\"row\":1,\"week\":1,\"rows\":["
        "{\"week\":0,\"minutes\":0,\"walks\":[],\"drills\":[]},"
        "{\"week\":1,\"minutes\":20,\"walks\":[{\"session\":\"5min\",\"level\":1,\"minutes\":5,\"day\":1},"
        "{\"session\":\"10min\",\"level\":1,\"minutes\":10,\"day\":3},"
        "{\"session\":\"5min\",\"level\":1,\"minutes\":5,\"day\":5}],\"drills\":[]},"
        "{\"week\":2,\"minutes\":35,\"walks\":[{\"session\":\"10min\",\"level\":2,\"minutes\":10,\"day\":1},"
        "{\"session\":\"10min\",\"level\":2,\"minutes\":10,\"day\":3},"
        "{\"session\":\"5min\",\"level\":1,\"minutes\":5,\"day\":5},"
        "{\"session\":\"10min\",\"level\":2,\"minutes\":10,\"day\":7}],"
        "\"drills\":[\"wall-bug-press\",\"wall-bug-press\",\"breathing\"]}]}\n",
        "");
}

// --- The calendar ----------------------------------------------------------------------

static int count_of(const char *text, const char *part)
{
    int count = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        count++;
    return count;
}

// From week 2 on four walks a week, the last week of the plan: 18 weeks of them.
static void a_calendar_has_the_walks_of_18_weeks(void **state)
{
#ifdef HAVE_ICAL
    Commanded  *commanded = *state;
    char        said[300], path[80];
    static char written[60000];
    answer_all(commanded, BORN + 7);
    for (int day = 7; day <= 13; day += 2)
        walked(commanded, BORN + day);
    command_note(commanded, (Entry){ .day = BORN + 14,
                                     .kind = ENTRY_QUESTION,
                                     .question = QUESTION_CHECK_6,
                                     .answer = ANSWER_YES });
    commanded->settings.order.asked.today = "2026-11-01";
    snprintf(path, sizeof path, "%s/plan.ics", commanded->home);
    snprintf(said, sizeof said,
             "%s: the walks of 18 weeks, if all goes well. Import it again whenever the plan has moved.\n",
             path);
    commanded->settings.programme.ics = path;
    command_prints(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), STATUS_DONE, "", said);
    file_text_in(commanded->home, "plan.ics", written, sizeof written);
    assert_int_equal(count_of(written, "BEGIN:VEVENT"), 72);
    assert_non_null(strstr(written,
                           "UID:walk-5-of-2026-10-18@walkcoach\r\nDTSTAMP:20261101T000000Z\r\nSEQUENCE:14\r\n"
                           "DTSTART;VALUE=DATE:20261101\r\n"));
    assert_non_null(strstr(written, "DTSTART;VALUE=DATE:20270306\r\n"));  // day 126
    commanded->settings.programme.ics = "-";
    command_run(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), NULL);
    assert_int_equal(commanded->status, STATUS_DONE);
    assert_string_equal(commanded->err.text, "");
    assert_memory_equal(commanded->out.text, written, sizeof commanded->out.text - 1);
    command_file(commanded, "plan.ics", "BEGIN:VCALENDAR of somebody else\n");
    commanded->settings.programme.ics = path;
    command_run(commanded, cmd_plan, plan_of(commanded, "hers.cfg"), NULL);
    assert_int_equal(commanded->status, STATUS_WORLD);
    assert_non_null(strstr(commanded->err.text, "plan.ics"));
    assert_string_equal(file_text_in(commanded->home, "plan.ics", written, sizeof written),
                        "BEGIN:VCALENDAR of somebody else\n");
#else
    (void)state;
    skip();
#endif
}

static void without_a_day_of_birth_there_is_no_plan(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "birth = \"vaginal\"\n");
    assert_int_not_equal(command_run(commanded, cmd_plan, NULL, NULL), STATUS_DONE);
    assert_string_equal(commanded->out.text, "");
    assert_non_null(strstr(commanded->err.text, "walkcoach init"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, command_tear_down)
        TEST(each_row_is_a_line_and_hers_has_a_mark),
        TEST(in_colour_the_title_and_her_row_are_bold),
        TEST(a_day_with_a_question_says_so),
        TEST(a_day_before_the_first_walk_is_at_home),
        TEST(a_day_with_a_drill_names_it),
        TEST(after_a_sign_to_stop_for_no_day_has_anything),
        TEST(each_question_is_below_its_row),
        TEST(in_a_narrow_window_drills_go_below_walks),
        TEST(programs_get_the_rows_as_json),
        TEST(a_calendar_has_the_walks_of_18_weeks),
        TEST(without_a_day_of_birth_there_is_no_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
