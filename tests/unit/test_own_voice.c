// app/own_voice.h: a voice of her own: what it is called, what is to be said, what is recorded, and its file.
#include "app/own_voice.h"

#include "command_by_hand.h"
#include "job/paths.h"

#include <unistd.h>

static Arena arena;
static Paths paths;

static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    paths = paths_find(&arena);
    commanded->settings.order.asked.anyway = true;
    commanded->settings.order.asked.walker.weeks = 9;
    commanded->settings.order.asked.walker.birth = BIRTH_VAGINAL;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&arena);
    return command_tear_down(state);
}

static Status find(Commanded *commanded, const char *session, OwnVoice *out)
{
    char *operands[] = { (char *)session, NULL };
    commanded->settings.operands = operands;
    commanded->settings.operand_count = session != NULL;
    capture(&commanded->err, stderr);
    commanded->status = own_voice_find(&commanded->settings, &paths, &arena, out);
    captured_text(&commanded->err);
    return commanded->status;
}

static void it_is_called_mine_and_is_in_her_folder(void **state)
{
    Commanded *commanded = *state;
    OwnVoice   own;
    if (find(commanded, "5min", &own) != STATUS_DONE)
        fail_msg("%s", commanded->err.text);
    assert_string_equal(own.name, "mine");
    assert_string_equal(own.file, arena_printf(&arena, "%s/voices/mine.cfg", paths.user));
    assert_string_equal(own.folder, arena_printf(&arena, "%s/voices/mine", paths.user));
    assert_true(own.script.count > 10);
    commanded->settings.recording.as = "Grandma's own";
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
    assert_string_equal(own.folder, arena_printf(&arena, "%s/voices/Grandma's own", paths.user));
}

static void a_name_is_that_of_a_folder(void **state)
{
    static const char *const wrong[] = {
        "",
        ".",
        ".mine",
        "a/b",
        "a\\b",
        "a\"b",
        "12345678901234567890123456789012345678901234567890123456789012345"
    };
    Commanded *commanded = *state;
    OwnVoice   own;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        commanded->settings.recording.as = wrong[i];
        assert_int_equal(find(commanded, "5min", &own), STATUS_USAGE);
        assert_string_equal(commanded->err.text,
                            arena_printf(&arena, "walkcoach: \"%s\" cannot be the name of a voice\n",
                                         wrong[i]));
    }
    commanded->settings.recording.as = wrong[6] + 1;  // 64 letters
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
}

static void it_is_for_the_sessions_that_are_named_or_for_all(void **state)
{
    Commanded *commanded = *state;
    OwnVoice   own;
    assert_int_equal(find(commanded, NULL, &own), STATUS_USAGE);
    assert_string_equal(commanded->err.text, "walkcoach: name the sessions, or --all for all that fit\n");
    commanded->settings.exporting.all = true;
    assert_int_equal(find(commanded, "5min", &own), STATUS_USAGE);
    commanded->settings.exporting.all = false;
    assert_int_equal(find(commanded, "no-such-walk", &own), STATUS_MISTAKES);
    assert_non_null(strstr(commanded->err.text, "no-such-walk"));
}

static void without_a_folder_of_hers_it_says_so(void **state)
{
    OwnVoice own;
    paths.user = NULL;
    assert_int_equal(find(*state, "5min", &own), STATUS_WORLD);
    assert_string_equal(((Commanded *)*state)->err.text,
                        "walkcoach: no folder for a voice: HOME is not an absolute path\n");
}

static void what_is_recorded_is_known_by_the_name_of_its_file(void **state)
{
    Commanded *commanded = *state;
    OwnVoice   own;
    size_t     count = 9;
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
    assert_false(own_voice_has(&own, &own.script.lines[0], &arena));
    own_voice_unsaid(&own, &arena, &count);
    assert_int_equal(count, 0);
    assert_int_equal(system(arena_printf(&arena, "mkdir -p '%s'", own.folder)), 0);
    file_put(arena_printf(&arena, "%s/%s.wav", own.folder, own.script.lines[0].id), "x");
    file_put(arena_printf(&arena, "%s/nothing-of-this-walk.wav", own.folder), "x");
    file_put(arena_printf(&arena, "%s/and-another-one.wav", own.folder), "x");
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
    assert_true(own_voice_has(&own, &own.script.lines[0], &arena));
    assert_false(own_voice_has(&own, &own.script.lines[1], &arena));
    const char *const *unsaid = own_voice_unsaid(&own, &arena, &count);
    assert_int_equal(count, 2);
    assert_string_equal(unsaid[0], "and-another-one");
    assert_string_equal(unsaid[1], "nothing-of-this-walk");
}

static void its_file_is_written_once(void **state)
{
    Commanded *commanded = *state;
    OwnVoice   own;
    SinkError  error = { 0 };
    char       text[400];
    commanded->settings.recording.as = "hers";
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
    assert_true(own_voice_write(&own, "calm", "en", &error));
    assert_string_equal(file_text_in(commanded->home, "config/walkcoach/voices/hers.cfg", text, sizeof text),
                        "title      = \"hers\"\n"
                        "language   = \"en\"\n"
                        "recordings: { folder = \"hers\"  fallback = \"calm\" }   # the fallback says what "
                        "is not recorded\n");
    assert_int_equal(access(own.folder, F_OK), 0);
    assert_true(own_voice_write(&own, "warm", "de", &error));  // hers now
    assert_non_null(strstr(
        file_text_in(commanded->home, "config/walkcoach/voices/hers.cfg", text, sizeof text), "\"calm\""));
}

static void what_is_in_its_way_is_said(void **state)
{
    Commanded *commanded = *state;
    OwnVoice   own;
    SinkError  error = { 0 };
    assert_int_equal(find(commanded, "5min", &own), STATUS_DONE);
    command_file(commanded, "config/walkcoach/voices", "in the way");
    assert_false(own_voice_write(&own, "calm", "en", &error));
    assert_string_equal(error.text, arena_printf(&arena, "%s: no such folder could be made", own.folder));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(it_is_called_mine_and_is_in_her_folder),
        TEST(a_name_is_that_of_a_folder),
        TEST(it_is_for_the_sessions_that_are_named_or_for_all),
        TEST(without_a_folder_of_hers_it_says_so),
        TEST(what_is_recorded_is_known_by_the_name_of_its_file),
        TEST(its_file_is_written_once),
        TEST(what_is_in_its_way_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
