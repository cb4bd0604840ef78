// job/paths.h: where the program finds its data and puts its files.
#include "job/paths.h"

#include "cmocka_all.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static Arena arena;
static bool  nameless;  // the system does not say which program runs

ssize_t readlink(const char *path, char *out, size_t room)
{
    return nameless ? -1 : readlinkat(AT_FDCWD, path, out, room);
}

static void folders_are_those_of_the_xdg_specification(void **state)
{
    (void)state;
    setenv("HOME", "/home/anna", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_CACHE_HOME");
    unsetenv("XDG_STATE_HOME");
    Paths paths = paths_find(&arena);
    assert_string_equal(paths.user, "/home/anna/.config/walkcoach");
    assert_string_equal(paths.profile, "/home/anna/.config/walkcoach/walkcoach.cfg");
    assert_string_equal(paths.cache, "/home/anna/.cache/walkcoach");
    assert_string_equal(paths_clips(&paths, &arena), "/home/anna/.cache/walkcoach/clips");
    assert_string_equal(paths_state(&arena), "/home/anna/.local/state/walkcoach");
    assert_string_equal(paths.search.roots[0], paths.user);
    assert_int_equal(paths.search.count, 2);
    setenv("XDG_CONFIG_HOME", "/c", 1);
    setenv("XDG_CACHE_HOME", "/k", 1);
    setenv("XDG_STATE_HOME", "not/absolute", 1);
    paths = paths_find(&arena);
    assert_string_equal(paths.user, "/c/walkcoach");
    assert_string_equal(paths.cache, "/k/walkcoach");
    assert_string_equal(paths_state(&arena), "/home/anna/.local/state/walkcoach");
    setenv("XDG_STATE_HOME", "/s", 1);
    assert_string_equal(paths_state(&arena), "/s/walkcoach");
}

static void without_a_home_there_is_no_folder_of_hers(void **state)
{
    (void)state;
    static const char *const homes[] = { NULL, "", "anna" };
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("XDG_CACHE_HOME");
    unsetenv("XDG_STATE_HOME");
    for (int i = 0; i < 3; i++) {
        if (homes[i])
            setenv("HOME", homes[i], 1);
        else
            unsetenv("HOME");
        Paths paths = paths_find(&arena);
        assert_null(paths.user);
        assert_null(paths.profile);
        assert_null(paths.cache);
        assert_null(paths_state(&arena));
        assert_int_equal(paths.search.count, 1);
    }
}

// The test is in out/build/BUILD/unit of the checkout, and the program is above it.
static void a_test_finds_its_checkout_and_the_program(void **state)
{
    (void)state;
    Paths paths = paths_find(&arena);
    char  here[PATH_MAX], *slash;
    assert_non_null(getcwd(here, sizeof here));
    assert_true(paths.checkout);
    assert_string_equal(paths.data, here);
    assert_string_equal(paths.search.roots[paths.search.count - 1], ".");
    assert_non_null(paths.speaker);
    assert_non_null(slash = strrchr(paths.speaker, '/'));
    assert_string_equal(slash, "/walkcoach");
    assert_int_equal(access(paths.speaker, X_OK), 0);
}

static void a_program_that_does_not_know_its_path_finds_nothing(void **state)
{
    (void)state;
    nameless = true;
    Paths paths = paths_find(&arena);
    nameless = false;
    assert_null(paths.data);
    assert_null(paths.speaker);
    assert_false(paths.checkout);
    assert_string_equal(paths.looked, "/proc/self/exe");
}

static void a_walk_goes_into_the_checkout_or_here(void **state)
{
    (void)state;
    const Paths installed = { .data = "/usr/share/walkcoach" };
    const Paths checkout = { .data = "/src/walkcoach", .checkout = true };
    assert_string_equal(paths_output(&installed, "scripts/My walk.cfg", "wav", &arena), "My walk.wav");
    assert_string_equal(paths_output(&checkout, "20min", "mp3", &arena), "/src/walkcoach/out/20min.mp3");
    assert_string_equal(paths_walks(&installed, &arena), "walks");
    assert_string_equal(paths_walks(&checkout, &arena), "/src/walkcoach/out/walks");
    assert_string_equal(paths_picked(&installed, &arena), "walks/picked");
    assert_string_equal(paths_picked(&checkout, &arena), "/src/walkcoach/out/walks/picked");
}

static void a_path_is_shown_from_where_she_is(void **state)
{
    (void)state;
    char before[PATH_MAX], folder[] = "/tmp/walkcoach-paths.XXXXXX", *real, inside[PATH_MAX + 20];
    assert_non_null(getcwd(before, sizeof before));
    assert_non_null(mkdtemp(folder));
    assert_non_null(real = realpath(folder, NULL));
    assert_int_equal(chdir(real), 0);
    setenv("HOME", "/home/anna", 1);
    snprintf(inside, sizeof inside, "%s/a/b.cfg", real);
    assert_string_equal(paths_relative(inside, &arena), "a/b.cfg");
    assert_string_equal(paths_relative(real, &arena), ".");
    snprintf(inside, sizeof inside, "%s2/b.cfg", real);
    assert_string_equal(paths_relative(inside, &arena), inside);
    assert_string_equal(paths_relative("/etc/b.cfg", &arena), "/etc/b.cfg");
    assert_string_equal(paths_pretty("/home/anna/walks/b.cfg", &arena), "~/walks/b.cfg");
    assert_string_equal(paths_pretty("/home/annabel/b.cfg", &arena), "/home/annabel/b.cfg");
    assert_string_equal(paths_pretty("/etc/b.cfg", &arena), "/etc/b.cfg");
    setenv("HOME", "/", 1);
    assert_string_equal(paths_pretty("/etc/b.cfg", &arena), "/etc/b.cfg");
    setenv("HOME", real, 1);
    snprintf(inside, sizeof inside, "%s/b.cfg", real);
    assert_string_equal(paths_pretty(inside, &arena), "b.cfg");
    assert_int_equal(chdir("/"), 0);
    assert_string_equal(paths_relative("/etc/b.cfg", &arena), "/etc/b.cfg");
    assert_int_equal(chdir(before), 0);
    rmdir(folder);
    free(real);
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folders_are_those_of_the_xdg_specification),
        cmocka_unit_test(without_a_home_there_is_no_folder_of_hers),
        cmocka_unit_test(a_test_finds_its_checkout_and_the_program),
        cmocka_unit_test(a_program_that_does_not_know_its_path_finds_nothing),
        cmocka_unit_test(a_walk_goes_into_the_checkout_or_here),
        cmocka_unit_test(a_path_is_shown_from_where_she_is),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}
