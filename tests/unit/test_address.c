// phone/address.h: where a folder was shared last.
#include "phone/address.h"

#include "cmocka_all.h"
#include "file_by_hand.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECRET "abcdefghijkmnpqrstuv"
#define URL    "http://192.168.1.20:40123/" SECRET "/"

typedef struct {
    Arena       arena;
    char        home[40];
    const char *walks, *others, *link, *shares;
    char        why[WHOLE_WHY_SIZE];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->home, "/tmp/walkcoach-address.XXXXXX");
    if (!mkdtemp(fixture->home))
        return -1;
    fixture->walks = arena_printf(&fixture->arena, "%s/walks", fixture->home);
    fixture->others = arena_printf(&fixture->arena, "%s/others", fixture->home);
    fixture->link = arena_printf(&fixture->arena, "%s/link", fixture->home);
    fixture->shares = arena_printf(&fixture->arena, "%s/walkcoach/shares", fixture->home);
    setenv("XDG_STATE_HOME", fixture->home, 1);
    *state = fixture;
    return mkdir(fixture->walks, 0700) + mkdir(fixture->others, 0700) + symlink("walks", fixture->link);
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(fixture->home);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

// The one file that is kept.
static const char *kept_file(Fixture *fixture)
{
    DIR           *listing = opendir(fixture->shares);
    struct dirent *entry;
    const char    *found = NULL;
    assert_non_null(listing);
    while ((entry = readdir(listing)))
        if (entry->d_name[0] != '.') {
            assert_null(found);
            found = arena_printf(&fixture->arena, "%s/%s", fixture->shares, entry->d_name);
        }
    closedir(listing);
    assert_non_null(found);
    return found;
}

static void a_folder_is_found_where_it_was(void **state)
{
    Fixture    *fixture = *state;
    Address     address = { 0 };
    struct stat about;
    assert_false(address_recall(fixture->walks, &fixture->arena, &address));
    assert_true(address_keep(fixture->walks, URL, &fixture->arena, fixture->why));
    assert_true(address_recall(fixture->walks, &fixture->arena, &address));
    assert_string_equal(address.url, URL);
    assert_string_equal(address.secret, SECRET);
    assert_int_equal(address.port, 40123);
    assert_true(address_recall(fixture->link, &fixture->arena, &address));
    assert_false(address_recall(fixture->others, &fixture->arena, &address));
    assert_false(address_recall("/nonexistent", &fixture->arena, &address));
    assert_int_equal(stat(kept_file(fixture), &about), 0);
    assert_int_equal(about.st_mode & 07777, 0600);
    assert_true(address_keep(fixture->link, "https://[::1]:1/" SECRET "/", &fixture->arena, fixture->why));
    assert_true(address_recall(fixture->walks, &fixture->arena, &address));
    assert_int_equal(address.port, 1);
    assert_string_equal(address.url, "https://[::1]:1/" SECRET "/");
    kept_file(fixture);
}

static bool is_read(Fixture *fixture, const char *file, const char *url, const char *owner)
{
    Address address;
    file_put(file, arena_printf(&fixture->arena, "%s\n%s\n", url, owner));
    return address_recall(fixture->walks, &fixture->arena, &address);
}

static void what_is_not_an_address_of_ours_is_not_read(void **state)
{
    Fixture                 *fixture = *state;
    static const char *const none[] = {
        "ftp://192.168.1.20:40123/" SECRET "/",
        "192.168.1.20:40123/" SECRET "/",
        "http://192.168.1.20/" SECRET "/",
        "http://192.168.1.20:0/" SECRET "/",
        "http://192.168.1.20:65536/" SECRET "/",
        "http://192.168.1.20:-1/" SECRET "/",
        "http://192.168.1.20:40123/" SECRET,
        "http://192.168.1.20:40123/" SECRET "w/",
        "http://192.168.1.20:40123/abcdefghijkmnpqrstu/",
        "http://192.168.1.20:40123/abcdefghijkmnpqrstuV/",
        "http://192.168.1.20:40123/abcdefghijkmnpqrstu1/",
        "http:///" SECRET "/",
        "",
        "http://",
    };
    assert_true(address_keep(fixture->walks, URL, &fixture->arena, fixture->why));
    const char *file = kept_file(fixture), *real = realpath(fixture->walks, NULL);
    assert_true(is_read(fixture, file, URL, real));
    assert_true(is_read(fixture, file, "http://192.168.1.20:65535/" SECRET "/", real));
    assert_true(is_read(fixture, file, "http://192.168.1.20:1/23456789zyzyzyzyzyzy/", real));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (is_read(fixture, file, none[i], real))
            fail_msg("%s", none[i]);
    assert_false(is_read(fixture, file, URL, fixture->others));  // of another folder
    file_put(file, URL "\n");
    Address address;
    assert_false(address_recall(fixture->walks, &fixture->arena, &address));
    free((char *)real);
}

static void a_folder_has_one_address_at_a_time(void **state)
{
    Fixture *fixture = *state;
    int      first, second, other, again;
    assert_true(address_hold(fixture->walks, &fixture->arena, &first));
    assert_true(first >= 0);
    assert_false(address_hold(fixture->link, &fixture->arena, &second));
    assert_int_equal(second, -1);
    assert_true(address_hold(fixture->others, &fixture->arena, &other));
    assert_true(other >= 0);
    close(first);
    assert_true(address_hold(fixture->walks, &fixture->arena, &again));
    assert_true(again >= 0);
    close(again);
    close(other);
    assert_true(address_hold("/nonexistent", &fixture->arena, &again));
    assert_int_equal(again, -1);
}

static void what_is_in_the_way_is_said(void **state)
{
    Fixture *fixture = *state;
    assert_false(address_keep("/nonexistent", URL, &fixture->arena, fixture->why));
    file_put(arena_printf(&fixture->arena, "%s/walkcoach", fixture->home), "");
    assert_false(address_keep(fixture->walks, URL, &fixture->arena, fixture->why));
    assert_string_equal(fixture->why, arena_printf(&fixture->arena, "%s: Not a directory", fixture->shares));
    unsetenv("XDG_STATE_HOME");
    char *home = getenv("HOME"), *kept = home ? strdup(home) : NULL;
    setenv("HOME", "somewhere", 1);
    assert_false(address_keep(fixture->walks, URL, &fixture->arena, fixture->why));
    assert_string_equal(fixture->why, "no folder for it: HOME is not an absolute path");
    Address address;
    assert_false(address_recall(fixture->walks, &fixture->arena, &address));
    if (kept)
        setenv("HOME", kept, 1);
    free(kept);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_folder_is_found_where_it_was),
        TEST(what_is_not_an_address_of_ours_is_not_read),
        TEST(a_folder_has_one_address_at_a_time),
        TEST(what_is_in_the_way_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
