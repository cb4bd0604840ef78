// walkcoach cache: how much is kept of what was spoken, and its end.
#include "command_by_hand.h"

#include <unistd.h>

// A phrase of that size, without its bytes.
static void put_clip(const Commanded *commanded, const char *name, off_t size)
{
    char path[120];
    snprintf(path, sizeof path, "%s/cache/walkcoach/clips", commanded->home);
    mkdir(path, 0700);
    strcat(strcat(path, "/"), name);
    file_put(path, "");
    assert_int_equal(truncate(path, size), 0);
}

static bool is_there(const Commanded *commanded, const char *name)
{
    char path[120];
    snprintf(path, sizeof path, "%s/cache/walkcoach/clips/%s", commanded->home, name);
    return access(path, F_OK) == 0;
}

static void says(Commanded *commanded, const char *kept)
{
    char out[300];
    snprintf(out, sizeof out, "%s/cache/walkcoach/clips: %s; above 256 MB the oldest are deleted\n",
             commanded->home, kept);
    command_prints(commanded, cmd_cache, NULL, STATUS_DONE, out, "");
}

static void what_is_kept_is_counted(void **state)
{
    Commanded *commanded = *state;
    says(commanded, "0 phrases, 0.0 MB");
    put_clip(commanded, "a.clip", 1 << 20);
    says(commanded, "1 phrase, 1.0 MB");
    put_clip(commanded, "b.clip", 5 << 19);
    put_clip(commanded, "notes.txt", 9 << 20);  // somebody else's
    says(commanded, "2 phrases, 3.5 MB");
}

static void all_of_it_may_be_deleted_and_nothing_else(void **state)
{
    Commanded *commanded = *state;
    commanded->settings.looking.clear = true;
    put_clip(commanded, "a.clip", 1 << 20);
    put_clip(commanded, "b.clip", 5 << 19);
    put_clip(commanded, "notes.txt", 9);
    command_prints(commanded, cmd_cache, NULL, STATUS_DONE, "",
                   "deleted: 2, 3.5 MB; they are spoken again when they are needed\n");
    assert_false(is_there(commanded, "a.clip") || is_there(commanded, "b.clip"));
    assert_true(is_there(commanded, "notes.txt"));
    command_prints(commanded, cmd_cache, NULL, STATUS_DONE, "",
                   "deleted: 0, 0.0 MB; they are spoken again when they are needed\n");
}

static void without_a_home_nothing_is_kept(void **state)
{
    unsetenv("XDG_CACHE_HOME");
    setenv("HOME", "nowhere", 1);
    command_prints(*state, cmd_cache, NULL, STATUS_WORLD, "",
                   "walkcoach: nothing is kept: HOME is not an absolute path\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, command_set_up, command_tear_down)
        TEST(what_is_kept_is_counted),
        TEST(all_of_it_may_be_deleted_and_nothing_else),
        TEST(without_a_home_nothing_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
