// app/profile.h: her profile, read, made from the template, and changed in its place.
#include "app/profile.h"

#include "command_by_hand.h"

#include <unistd.h>

static Arena    arena;
static DiagList diags;
static Paths    paths;

static int set_up(void **state)
{
    command_set_up(state);
    Commanded *commanded = *state;
    char       path[100];
    diags = (DiagList){ .arena = &arena };
    paths = paths_find(&arena);
    snprintf(path, sizeof path, "%s/data", commanded->home);
    assert_int_equal(mkdir(path, 0700), 0);
    paths.data = arena_strdup(&arena, path);
    strcat(path, "/config");
    assert_int_equal(mkdir(path, 0700), 0);
    command_file(commanded, "data/config/walkcoach.cfg",
                 "# yours\nlevel = 1   # 1 to 4\nemergency = \"112\"\npram = false\n");
    return 0;
}

static int tear_down(void **state)
{
    arena_free(&arena);
    return command_tear_down(state);
}

static const ConfEdit level = { "level", "3" }, pram = { "pram", "true" };

static Status set(Commanded *commanded, const ConfEdit *edits, size_t count, bool *changed)
{
    static const char *const silent[] = { "level", "pram" };
    const Terminal           terminal = { .quiet = true };
    capture(&commanded->err, stderr);
    Status status = profile_set(&paths, edits, count, silent, 2, &terminal, &arena, changed);
    captured_text(&commanded->err);
    return status;
}

static void holds(const Commanded *commanded, const char *expected)
{
    char text[500];
    assert_string_equal(file_text_in(commanded->home, "config/walkcoach/walkcoach.cfg", text, sizeof text),
                        expected);
}

static void a_new_one_is_the_template_with_what_was_answered(void **state)
{
    Commanded *commanded = *state;
    bool       changed = false;
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_DONE);
    assert_true(changed);
    assert_string_equal(commanded->err.text, "");
    holds(commanded, "# yours\nlevel = 3   # 1 to 4\nemergency = \"112\"\n# pram = false\n");
}

static void the_folder_is_made_where_there_is_none(void **state)
{
    Commanded *commanded = *state;
    bool       changed = false;
    assert_int_equal(rmdir(paths.user), 0);
    assert_int_equal(set(commanded, NULL, 0, &changed), STATUS_DONE);
    assert_true(changed);
    holds(commanded, "# yours\n# level = 1   # 1 to 4\nemergency = \"112\"\n# pram = false\n");
}

static void of_one_that_is_there_only_the_value_changes(void **state)
{
    Commanded     *commanded = *state;
    const ConfEdit both[] = { level, pram };
    bool           changed = false;
    command_profile(commanded, "mine = 1  # my own\nlevel=2# slowly\n");
    assert_int_equal(set(commanded, both, 2, &changed), STATUS_DONE);
    assert_true(changed);
    holds(commanded, "mine = 1  # my own\nlevel=3# slowly\npram = true\n");
    assert_int_equal(set(commanded, both, 2, &changed), STATUS_DONE);
    assert_false(changed);
    assert_int_equal(set(commanded, NULL, 0, &changed), STATUS_DONE);
    assert_false(changed);
    holds(commanded, "mine = 1  # my own\nlevel=3# slowly\npram = true\n");
}

static void what_would_be_lost_is_not_written(void **state)
{
    Commanded *commanded = *state;
    bool       changed = true;
    char       said[300];
    command_profile(commanded, "level = [1, 2]\n");
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_MISTAKES);
    assert_false(changed);
    snprintf(said, sizeof said,
             "walkcoach: %s cannot be changed without losing something: a value in it is a list or a group; "
             "nothing was written\n",
             paths.profile);
    assert_string_equal(commanded->err.text, said);
    holds(commanded, "level = [1, 2]\n");
}

// Hers stay as they are.
static void no_mistake_is_added(void **state)
{
    Commanded     *commanded = *state;
    bool           changed = true;
    const ConfEdit ninth = { "level", "9" };
    command_profile(commanded, "mine = 1\nlevel = 2\n");
    assert_int_equal(set(commanded, &ninth, 1, &changed), STATUS_MISTAKES);
    assert_false(changed);
    assert_non_null(strstr(commanded->err.text, ":2:9: error: level 9 is outside 1..4"));
    assert_non_null(strstr(commanded->err.text, "nothing was written"));
    holds(commanded, "mine = 1\nlevel = 2\n");
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_DONE);
    assert_true(changed);
    holds(commanded, "mine = 1\nlevel = 3\n");
}

static void without_the_template_nothing_is_written(void **state)
{
    Commanded *commanded = *state;
    bool       changed = true;
    paths.data = commanded->home;
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_WORLD);
    assert_string_equal(commanded->err.text,
                        "walkcoach: config/walkcoach.cfg is missing from the program's data\n");
    paths.data = NULL;
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_WORLD);
    assert_false(changed);
    holds(commanded, "");
}

// A folder in its place; then a file in place of its folder.
static void what_is_in_the_way_is_said(void **state)
{
    Commanded *commanded = *state;
    bool       changed = true;
    char       said[300];
    assert_int_equal(mkdir(paths.profile, 0700), 0);
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_WORLD);
    assert_false(changed);
    snprintf(said, sizeof said, "walkcoach: %s cannot be read: Is a directory\n", paths.profile);
    assert_string_equal(commanded->err.text, said);
    assert_int_equal(rmdir(paths.profile), 0);
    assert_int_equal(rmdir(paths.user), 0);
    file_put(paths.user, "in the way");
    assert_int_equal(set(commanded, &level, 1, &changed), STATUS_WORLD);
    snprintf(said, sizeof said, "walkcoach: %s cannot be made: ", paths.user);
    assert_memory_equal(commanded->err.text, said, strlen(said));
}

static void it_is_read_if_it_is_there(void **state)
{
    Commanded      *commanded = *state;
    const ConfNode *root = (const ConfNode *)commanded;
    assert_true(profile_read(&paths, &arena, &diags, &root));
    assert_null(root);
    command_profile(commanded, "level = 2\n");
    assert_true(profile_read(&paths, &arena, &diags, &root));
    assert_int_equal(conf_get(root, "level")->integer, 2);
    assert_int_equal(diags.count, 0);
    command_profile(commanded, "level = 2 2\n");
    assert_false(profile_read(&paths, &arena, &diags, &root));
    assert_null(root);
    assert_int_equal(diags.errors, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_new_one_is_the_template_with_what_was_answered),
        TEST(the_folder_is_made_where_there_is_none),
        TEST(of_one_that_is_there_only_the_value_changes),
        TEST(what_would_be_lost_is_not_written),
        TEST(no_mistake_is_added),
        TEST(without_the_template_nothing_is_written),
        TEST(what_is_in_the_way_is_said),
        TEST(it_is_read_if_it_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
