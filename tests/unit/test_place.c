// play/place.h: where she was is kept from one walk to the next, and nobody else can look.
#include "cmocka_all.h"
#include "play/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_up(void **state)
{
    static char home[] = "/tmp/walkcoach-place.XXXXXX";
    strcpy(home + sizeof home - 7, "XXXXXX");
    *state = mkdtemp(home);
    return *state ? setenv("XDG_STATE_HOME", *state, 1) : -1;
}

static int tear_down(void **state)
{
    char path[200];
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/walkcoach%s", (char *)*state, i == 0 ? "/place" : "");
        remove(path);
    }
    return rmdir(*state);
}

static bool saves(const Place *place, Arena *arena)
{
    char why[WHOLE_WHY_SIZE];
    return place_save(place, arena, why);
}

static void a_place_that_is_saved_is_found_again(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Place found;
    assert_false(place_load(&arena, &found));
    assert_true(saves(&(Place){ "evening unwind", 754000000, 100, -1, "" }, &arena));
    assert_true(saves(&(Place){ "/a/my walk.cfg", 60000001, 100, -1, "" }, &arena));
    assert_true(place_load(&arena, &found));
    assert_string_equal(found.session, "/a/my walk.cfg");
    assert_int_equal(found.at, 60000001);
    place_forget(&arena);
    assert_false(place_load(&arena, &found));
    arena_free(&arena);
}

// A file may be called so. What comes after the break is not taken for something that was chosen.
static void a_session_with_a_line_break_in_its_name_is_found_again(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Place found;
    assert_true(saves(&(Place){ "/a/my\n--pram\\walk.cfg", 1, 100, -1, "--pace=96\n" }, &arena));
    assert_true(place_load(&arena, &found));
    assert_string_equal(found.session, "/a/my\n--pram\\walk.cfg");
    assert_string_equal(found.chosen, "--pace=96\n");
    arena_free(&arena);
}

static void what_was_chosen_comes_with_it(void **state)
{
    Arena arena = { 0 };
    Place found;
    assert_true(saves(&(Place){ "20min", 1, 85, LAYER_BREATH, "--pace=96\n--pram\n" }, &arena));
    assert_true(place_load(&arena, &found));
    assert_int_equal(found.volume, 85);
    assert_int_equal(found.muted, LAYER_BREATH);
    assert_string_equal(found.chosen, "--pace=96\n--pram\n");
    FILE *file = fopen(arena_printf(&arena, "%s/walkcoach/place", (char *)*state), "w");
    assert_non_null(file);
    fputs("2 20min\nvolume 4294967299\nmuted trumpet\nof another version\n", file);
    fclose(file);
    assert_true(place_load(&arena, &found));
    assert_int_equal(found.volume, 100);
    assert_int_equal(found.muted, -1);
    assert_string_equal(found.chosen, "");
    arena_free(&arena);
}

static void its_folder_is_for_nobody_else(void **state)
{
    Arena       arena = { 0 };
    struct stat about;
    assert_true(saves(&(Place){ "20min", 1, 100, -1, "" }, &arena));
    assert_int_equal(stat(arena_printf(&arena, "%s/walkcoach", (char *)*state), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    arena_free(&arena);
}

// Written whole, in place of what the link leads to: a link to a synced folder stays one.
static void a_link_in_its_place_is_followed(void **state)
{
    Arena       arena = { 0 };
    const char *link = arena_printf(&arena, "%s/walkcoach/place", (char *)*state);
    const char *target = arena_printf(&arena, "%s/elsewhere", (char *)*state);
    struct stat about;
    assert_true(saves(&(Place){ "20min", 1, 100, -1, "" }, &arena));
    assert_int_equal(rename(link, target), 0);
    assert_int_equal(symlink(target, link), 0);
    assert_true(saves(&(Place){ "20min", 2, 100, -1, "" }, &arena));
    assert_int_equal(lstat(link, &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    remove(target);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_place_that_is_saved_is_found_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_session_with_a_line_break_in_its_name_is_found_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_was_chosen_comes_with_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_folder_is_for_nobody_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_in_its_place_is_followed, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
