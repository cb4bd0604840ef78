// walkcoach new: a session of her own to start from.
#include "command_by_hand.h"

#include <unistd.h>

static Status run(Commanded *commanded, const char *name, const char *from)
{
    char *operands[] = { (char *)name, (char *)from, NULL };
    commanded->settings.operands = operands;
    commanded->settings.operand_count = from ? 2 : 1;
    capture(&commanded->out, stdout);
    capture(&commanded->err, stderr);
    commanded->status = cmd_new(&commanded->settings);
    captured_text(&commanded->err);
    captured_text(&commanded->out);
    assert_string_equal(commanded->out.text, "");
    return commanded->status;
}

static const char *text_of(const Commanded *commanded, const char *name)
{
    static char text[40000];
    char        path[100];
    snprintf(path, sizeof path, "config/walkcoach/scripts/%s.cfg", name);
    return file_text_in(commanded->home, path, text, sizeof text);
}

static void says(const Commanded *commanded, const char *name)
{
    char said[500];
    snprintf(said, sizeof said,
             "%s/config/walkcoach/scripts/%s.cfg is yours now. Change it, then: walkcoach check %s\n",
             commanded->home, name, name);
    assert_string_equal(commanded->err.text, said);
}

// A short walk with two more parts, one of them in breaths.
static void put_base(const Commanded *commanded)
{
    char path[100];
    snprintf(path, sizeof path, "%s/config/walkcoach/scripts", commanded->home);
    assert_int_equal(mkdir(path, 0700), 0);
    command_file(commanded, "config/walkcoach/scripts/base.cfg",
                 "extends = \"20min\"\ntitle = \"Base\"\nlevel = 3\n"
                 "phases: {\n"
                 "  thirteen_long: { title = \"Breathe\"  after = \"quiet\"  length = \"10 breaths\"  breath "
                 "= \"3:4\" }\n"
                 "  fourteen_longs: { title = \"Look up\"  after = \"thirteen_long\"  length = \"0:45\" }\n"
                 "}\n");
}

static void it_has_the_parts_as_they_are(void **state)
{
    Commanded *commanded = *state;
    put_base(commanded);
    commanded->settings.order.asked.anyway = true;
    commanded->settings.order.asked.walker.level = 3;
    if (run(commanded, "Mine \"own\" \\ walk.cfg", "base") != STATUS_DONE)
        fail_msg("%s", commanded->err.text);
    static const char name[] = "Mine \"own\" \\ walk";
    says(commanded, name);
    static const char begins[] =
        "# Mine \"own\" \\ walk: a session of your own. It is base, except for what you change here.\n"
        "# Look at it: walkcoach show Mine \"own\" \\ walk        Check it: walkcoach check Mine \"own\" \\ "
        "walk\n\n"
        "extends = \"base\"\n"
        "title   = \"Mine \\\"own\\\" \\\\ walk\"\n"
        "# about = \"One line for walkcoach list.\"\n\n"
        "# The parts as they are. Remove a # and change what follows; add pace, breath, or say.\n"
        "# { drop = true } leaves a part out. A part of your own: pond: { after = \"settle\"  length = "
        "\"1:00\" }\n"
        "phases: {\n"
        "  # open: { length = ";
    static const char ends[] = "}\n\n"
                               "# Your own words: say them in a part with say: { pond = \"start\" }\n"
                               "words: {\n"
                               "  # pond = [\"The pond. Look up.\", \"Round the water, easy breath.\"]\n"
                               "}\n";
    const char       *text = text_of(commanded, name);
    assert_memory_equal(text, begins, strlen(begins));
    assert_non_null(strstr(text,
                           "\n  # thirteen_long: { } # Breathe\n"
                           "  # fourteen_longs: { length = \"0:45\" }              # Look up\n  # cool: {"));
    assert_string_equal(text + strlen(text) - strlen(ends), ends);
}

static void without_another_it_begins_with_20_minutes(void **state)
{
    Commanded *commanded = *state;
    assert_int_equal(run(commanded, "mine", NULL), STATUS_DONE);
    says(commanded, "mine");
    assert_non_null(strstr(text_of(commanded, "mine"), "\nextends = \"20min\"\ntitle   = \"mine\"\n"));
}

static void whole_it_depends_on_no_other(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.printing.whole = true;
    assert_int_equal(run(commanded, "mine", "5min"), STATUS_DONE);
    const char *text = text_of(commanded, "mine");
    assert_null(strstr(text, "\nextends"));
    assert_non_null(strstr(text, "phases"));
}

static void what_is_there_stays(void **state)
{
    Commanded *commanded = *state;
    assert_int_equal(run(commanded, "mine", NULL), STATUS_DONE);
    command_file(commanded, "config/walkcoach/scripts/mine.cfg", "hers");
    assert_int_equal(run(commanded, "mine", NULL), STATUS_WORLD);
    assert_non_null(strstr(commanded->err.text, "mine.cfg"));
    assert_string_equal(text_of(commanded, "mine"), "hers");
}

static void refuses(Commanded *commanded, const char *name)
{
    char said[300];
    assert_int_equal(run(commanded, name, "20min"), STATUS_USAGE);
    snprintf(said, sizeof said,
             "walkcoach: \"%s\" cannot be the name of a session: no / in it, no dot first\n", name);
    assert_string_equal(commanded->err.text, said);
}

static void a_name_is_the_name_of_a_file(void **state)
{
    Commanded *commanded = *state;
    char       name[106];
    refuses(commanded, "");
    refuses(commanded, ".cfg");  // four letters: not an ending
    refuses(commanded, ".hidden");
    refuses(commanded, "a/b");
    refuses(commanded, "/tmp/mine.cfg");
    memset(name, 'a', 101);
    name[101] = '\0';
    refuses(commanded, name);
    strcpy(name + 100, ".cfg");  // a hundred letters
    assert_int_equal(run(commanded, name, NULL), STATUS_DONE);
    name[100] = '\0';
    says(commanded, name);
    assert_int_equal(run(commanded, "a.cfg", NULL), STATUS_DONE);
    says(commanded, "a");
}

static void what_it_is_to_begin_with_has_to_be_there(void **state)
{
    Commanded *commanded = *state;
    assert_int_equal(run(commanded, "mine", "no-such-walk"), STATUS_MISTAKES);
    assert_non_null(strstr(commanded->err.text, "no-such-walk"));
    assert_string_equal(text_of(commanded, "mine"), "");
}

static void without_a_folder_of_hers_it_says_so(void **state)
{
    unsetenv("XDG_CONFIG_HOME");
    setenv("HOME", "nowhere", 1);
    assert_int_equal(run(*state, "mine", NULL), STATUS_WORLD);
    assert_string_equal(((Commanded *)*state)->err.text,
                        "walkcoach: no folder for your sessions: HOME is not an absolute path\n");
}

static void a_folder_that_cannot_be_made_is_named(void **state)
{
    Commanded *commanded = *state;
    char       said[200];
    command_file(commanded, "config/walkcoach/scripts", "in the way");
    assert_int_equal(run(commanded, "mine", NULL), STATUS_WORLD);
    snprintf(said, sizeof said, "walkcoach: %s/config/walkcoach/scripts cannot be made: ", commanded->home);
    assert_memory_equal(commanded->err.text, said, strlen(said));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, command_set_up, command_tear_down)
        TEST(it_has_the_parts_as_they_are),        TEST(without_another_it_begins_with_20_minutes),
        TEST(whole_it_depends_on_no_other),        TEST(what_is_there_stays),
        TEST(a_name_is_the_name_of_a_file),        TEST(what_it_is_to_begin_with_has_to_be_there),
        TEST(without_a_folder_of_hers_it_says_so), TEST(a_folder_that_cannot_be_made_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
