// walkcoach today: one walk, the daily five, at most one drill, and why; of a plan and a log written here.
#include "base/utf8.h"
#include "command_by_hand.h"

enum { BORN = COMMAND_DAY - 42 };  // 2026-10-18

static char plan[80];

static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    command_profile(commanded, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    command_file(
        commanded, "hers.cfg",
        "title = \"A plan by hand\"\n"
        "birth = \"vaginal\"\n"
        "week_0: { daily = \"breathing\" }\n"
        "week_1: { walks = [\"5min\", \"10min\", \"5min\"]  levels = [1, 1, 1]  daily = \"pelvic-floor\" }\n"
        "week_2: { walks = [\"10min\", \"10min\", \"5min\", \"10min\"]  levels = [2, 2, 1, 2]\n"
        "          daily = \"pelvic-floor\"  drills = [\"wall-bug-press\", \"wall-bug-press\", "
        "\"breathing\"]\n"
        "          check = \"week_6\" }\n");
    snprintf(plan, sizeof plan, "%s/hers.cfg", commanded->home);
    commanded->settings.programme.plan = plan;
    return 0;
}

static void answers(const Commanded *commanded, Day day, Question question, Answer answer)
{
    command_note(commanded,
                 (Entry){ .day = day, .kind = ENTRY_QUESTION, .question = question, .answer = answer });
}

static void answer_all(const Commanded *commanded)
{
    for (Question question = QUESTION_UP; question <= QUESTION_FLOOR; question++)
        answers(commanded, BORN + 7, question, ANSWER_YES);
    command_note(commanded, (Entry){ .day = BORN + 7, .kind = ENTRY_START, .minutes = 10 });
}

static Entry walked(Day day)
{
    return (Entry){
        .day = day, .kind = ENTRY_WALK, .session = "5min", .minutes = 5, .level = 1, .feel = FEEL_EASY
    };
}

static void prints(Commanded *commanded, const char *day, const char *out)
{
    commanded->settings.order.asked.today = day;
    command_prints(commanded, cmd_today, NULL, STATUS_DONE, out, "");
}

#define EASY_FLOOR "  Daily   pelvic-floor, easier        walkcoach play pelvic-floor --form easier\n"

static void before_the_first_walk_there_is_the_daily_five(void **state)
{
    prints(*state, "2026-10-18",
           "Sunday 18 October 2026 · week 0 after the birth\n\n"
           "  Daily   breathing                   walkcoach play breathing\n\n"
           "Up and about at home, little and often, as the ward told you. Move your ankles.\n\n");
}

static void what_is_to_be_answered_first_is_asked(void **state)
{
    prints(*state, "2026-10-25",
           "Sunday 25 October 2026 · week 1 after the birth\n\n"
           "  Daily   breathing                   walkcoach play breathing\n\n"
           "A few questions first.\n\n"
           "How many minutes do you walk now without any sign?\n"
           "  walkcoach done --start 0, 10, 20 or 30\n\n"
           "Are you up and about at home, to the bathroom and the kitchen and back?\n"
           "  (The first walk is longer than that, and nobody is beside you.)\n"
           "  walkcoach done --answer up=yes, or =no\n\n"
           "Are you at home?\n"
           "  (In hospital the people around you know best how far you may go.)\n"
           "  walkcoach done --answer at-home=yes, or =no\n\n"
           "If you have a wound or stitches: are they dry and quiet? (No wound is a yes.)\n"
           "  (A wound that weeps or opens needs rest, and somebody to look at it.)\n"
           "  walkcoach done --answer wound-dry=yes, or =no\n\n"
           "Were you spared all of these: a large loss of blood or a transfusion, high blood\n"
           "pressure or pre-eclampsia, a clot, an infection, heart or lung trouble, a\n"
           "headache after a spinal? (Yes also if your provider has said since that you may\n"
           "walk.)\n"
           "  (After one of these your midwife or doctor says when the first walk is.)\n"
           "  walkcoach done --answer risk=yes, or =no\n");
}

static void a_walk_is_named_with_its_level_and_the_next_one(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    static const char rest[] =
        "Three more easy or good walks without a sign, then come the next week's walks.\n\n"
        "Next walk: Tuesday 27 October 2026, 5min at level 1.\n";
    char text[600];
    snprintf(text, sizeof text,
             "Sunday 25 October 2026 · week 1 after the birth\n\n"
             "  Walk    5min, level 1               walkcoach play 5min --level 1\n" EASY_FLOOR "\n%s",
             rest);
    prints(commanded, "2026-10-25", text);
    commanded->settings.terminal.out_color = true;
    snprintf(
        text, sizeof text,
        "\033[1mSunday 25 October 2026\033[0m · week 1 after the birth\n\n"
        "  Walk    5min, level 1               \033[2mwalkcoach play 5min --level 1\033[0m\n"
        "  Daily   pelvic-floor, easier        \033[2mwalkcoach play pelvic-floor --form easier\033[0m\n\n%s",
        rest);
    prints(commanded, "2026-10-25", text);
}

static void after_the_walk_there_is_none(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    command_note(commanded, walked(BORN + 7));
    prints(commanded, "2026-10-25",
           "Sunday 25 October 2026 · week 1 after the birth\n\n" EASY_FLOOR
           "\nYou have walked today. That is enough.\n\n"
           "Next walk: Tuesday 27 October 2026, 10min at level 1.\n");
}

static void a_day_off_may_have_a_drill(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    for (int day = 7; day <= 13; day += 2)
        command_note(commanded, walked(BORN + day));
    answers(commanded, BORN + 14, QUESTION_CHECK_6, ANSWER_YES);
    prints(commanded, "2026-11-02",
           "Monday 2 November 2026 · week 2 after the birth\n\n" EASY_FLOOR
           "  Drill   wall-bug-press              walkcoach play wall-bug-press\n\n"
           "A day without a walk is part of the plan: this is when your body builds.\n\n"
           "Next walk: Tuesday 3 November 2026, 10min at level 2.\n");
}

static void after_a_sign_there_is_advice(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    Entry entry = walked(BORN + 7);
    entry.signs = sign_set_of("heavy");
    command_note(commanded, entry);
    commanded->settings.order.asked.today = "2026-10-27";
    command_run(commanded, cmd_today, NULL, NULL);
    assert_non_null(strstr(commanded->out.text,
                           "\n\nIf you see or feel a bulge: call your midwife or GP this week.\n\n"
                           "Next walk: "));
}

// Nothing else is offered then.
static void a_red_day_has_the_signs_and_nothing_else(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    command_note(commanded, (Entry){ .day = BORN + 8, .kind = ENTRY_SIGNS, .signs = sign_set_of("fever") });
    commanded->settings.order.asked.today = "2026-10-27";
    assert_int_equal(command_run(commanded, cmd_today, NULL, NULL), STATUS_DONE);
    static const char begins[] = "Tuesday 27 October 2026 · week 1 after the birth\n\n"
                                 "You noted on Monday 26 October 2026: a temperature of 38 °C or more.\n";
    assert_memory_equal(commanded->out.text, begins, strlen(begins));
    static const char ends[] =
        "\nNo walk until your provider has said yes. Then:\n  walkcoach done --provider-said-yes\n";
    assert_string_equal(commanded->out.text + strlen(commanded->out.text) - strlen(ends), ends);
    assert_null(strstr(commanded->out.text, "Daily"));
}

// No line is broken inside a word, and a sign goes on below its words.
static void no_line_is_wider_than_the_window(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    const SignSet signs = sign_set_of("numb-or-weak");
    for (int red = 0; red < 2; red++) {
        if (red)
            command_note(commanded, (Entry){ .day = BORN + 8, .kind = ENTRY_SIGNS, .signs = signs });
        commanded->settings.terminal.width = 40;
        commanded->settings.order.asked.today = "2026-10-27";
        assert_int_equal(command_run(commanded, cmd_today, NULL, NULL), STATUS_DONE);
        const char *text = commanded->out.text;
        for (const char *at = strchr(text, '\n') + 1; *at; at += strcspn(at, "\n") + 1)
            if (strncmp(at + strspn(at, " "), "walkcoach ", 10) != 0)  // which is to be copied whole
                assert_true(utf8_width(at, strcspn(at, "\n")) <= 40);
        assert_non_null(
            strstr(text, red ? "\n    legs, new weakness in a leg, or\n"
                             : "\n  Walk    10min, level 1\n          walkcoach play 10min --level 1\n"));
    }
}

static void columns_are_as_wide_as_the_longest_name(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "baby_born = \"2026-10-18\"\nbirth = \"c-section\"\n");
    answer_all(commanded);
    commanded->settings.order.asked.today = "2026-10-25";
    commanded->settings.programme.plan = NULL;
    commanded->settings.terminal.width = 100;
    command_run(commanded, cmd_today, NULL, NULL);
    const char *walk = strstr(commanded->out.text, "walkcoach play today"),
               *daily = strstr(commanded->out.text, "walkcoach play pelvic-floor");
    assert_non_null(strstr(commanded->out.text, "after-c-section, level 1  walkcoach play today\n"));
    assert_non_null(walk);
    assert_non_null(daily);
    assert_int_equal(walk - strstr(commanded->out.text, "  Walk"), daily - strstr(walk, "  Daily"));
}

// `play today` is for her own plan.
static void a_walk_of_another_plan_is_named(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    commanded->settings.order.asked.today = "2026-10-25";
    command_run(commanded, cmd_today, NULL, NULL);
    assert_non_null(
        strstr(commanded->out.text, "5min, level 1               walkcoach play 5min --level 1\n"));
    commanded->settings.programme.plan = NULL;
    command_run(commanded, cmd_today, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "5min, level 1               walkcoach play today\n"));
}

static void a_plan_that_waits_says_what_to_type(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    answers(commanded, BORN + 8, QUESTION_RELEASED, ANSWER_NO);
    commanded->settings.order.asked.today = "2026-10-27";
    command_run(commanded, cmd_today, NULL, NULL);
    assert_non_null(strstr(commanded->out.text, "The plan waits until your provider says that you may walk.\n"
                                                "Then: walkcoach done --provider-said-yes\n"));
}

static void a_day_before_the_birth_is_said_to_be_one(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.order.asked.today = "2026-10-01";
    assert_int_equal(command_run(commanded, cmd_today, NULL, NULL), STATUS_USAGE);
    assert_string_equal(commanded->err.text,
                        "walkcoach: Thursday 1 October 2026 is before the birth: your profile says "
                        "Sunday 18 October 2026. If the clock is right, walkcoach init changes the "
                        "birthday\n");
}

static void programs_get_it_as_json(void **state)
{
    Commanded *commanded = *state;
    answer_all(commanded);
    commanded->settings.order.asked.today = "2026-10-25";
    commanded->settings.printing.json = true;
    assert_int_equal(command_run(commanded, cmd_today, NULL, NULL), STATUS_DONE);
    static const char begins[] = "{\"day\":\"2026-10-25\",\"week\":1,\"row\":1,\"state\":\"walk\",";
    assert_memory_equal(commanded->out.text, begins, strlen(begins));
    assert_ptr_equal(strchr(commanded->out.text, '\n'),
                     commanded->out.text + strlen(commanded->out.text) - 1);
}

static void without_a_day_of_birth_there_is_no_day(void **state)
{
    Commanded *commanded = *state;
    command_profile(commanded, "");
    command_prints(
        commanded, cmd_today, NULL, STATUS_USAGE, "",
        "walkcoach: the plan depends on when and how your baby was born: walkcoach init asks once\n");
}

static void a_damaged_log_is_said_once(void **state)
{
    Commanded *commanded = *state;
    command_file(commanded, "state/walkcoach/log.sqlite",
                 "this is not a log, and longer than a header of one: "
                 "................................................");
    commanded->settings.terminal.quiet = true;
    assert_int_equal(command_run(commanded, cmd_today, NULL, NULL), STATUS_DONE);
    assert_non_null(strstr(commanded->err.text, "it is kept as "));
    assert_ptr_equal(strchr(commanded->err.text, '\n'), strrchr(commanded->err.text, '\n'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, command_tear_down)
        TEST(before_the_first_walk_there_is_the_daily_five),
        TEST(what_is_to_be_answered_first_is_asked),
        TEST(a_walk_is_named_with_its_level_and_the_next_one),
        TEST(after_the_walk_there_is_none),
        TEST(a_day_off_may_have_a_drill),
        TEST(after_a_sign_there_is_advice),
        TEST(a_red_day_has_the_signs_and_nothing_else),
        TEST(no_line_is_wider_than_the_window),
        TEST(columns_are_as_wide_as_the_longest_name),
        TEST(a_walk_of_another_plan_is_named),
        TEST(a_plan_that_waits_says_what_to_type),
        TEST(a_day_before_the_birth_is_said_to_be_one),
        TEST(programs_get_it_as_json),
        TEST(without_a_day_of_birth_there_is_no_day),
        TEST(a_damaged_log_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
