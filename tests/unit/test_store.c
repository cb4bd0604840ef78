// batch/store.h on a disk that has links, one that has none, and one that is full: the calls fail as asked.
#include "cmocka_all.h"
#include "file_by_hand.h"

#include "batch/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int no_links, no_room;  // what linkat and sendfile fail with; 0: they work

int linkat(int from, const char *old, int to, const char *new, int flags)
{
    if (no_links) {
        errno = no_links;
        return -1;
    }
    return (int)syscall(SYS_linkat, from, old, to, new, flags);
}

ssize_t sendfile(int out, int in, off_t *offset, size_t count)
{
    if (no_room) {
        errno = no_room;
        return -1;
    }
    return syscall(SYS_sendfile, out, in, offset, count);
}

typedef struct {
    Arena       arena;
    const char *folder, *why;
} Store;

static const char *in(Store *store, const char *name)
{
    return arena_printf(&store->arena, "%s/%s", store->folder, name);
}

// "": there is no such file.
static const char *text_of(Store *store, const char *name)
{
    char  text[100] = "";
    FILE *file = fopen(in(store, name), "r");
    if (file) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    return arena_strndup(&store->arena, text, strlen(text));
}

static ino_t inode(Store *store, const char *name)
{
    struct stat about = { 0 };
    return stat(in(store, name), &about) == 0 ? about.st_ino : 0;
}

#define ONE "one, Made by walkcoach"
#define TWO "two, Made by walkcoach"

static const char one[] = "store/ab/ab1.mp3", two[] = "store/cd/cd2.mp3", hers[] = "walkers/anna/walk.mp3",
                  hidden[] = "walkers/anna/.walk.mp3";

static int set_up(void **state)
{
    Store *store = calloc(1, sizeof *store);
    store->folder = arena_printf(&store->arena, "/tmp/walkcoach-store.XXXXXX");
    assert_non_null(mkdtemp((char *)store->folder));
    assert_true(store_open(store->folder, &store->arena, &store->why));
    assert_true(store_make_room(store->folder, one, &store->arena, &store->why));
    assert_true(store_make_room(store->folder, two, &store->arena, &store->why));
    file_put(in(store, one), ONE);
    file_put(in(store, two), TWO);
    no_links = no_room = 0;
    *state = store;
    return 0;
}

static int tear_down(void **state)
{
    Store *store = *state;
    folder_remove(store->folder);
    arena_free(&store->arena);
    free(store);
    return 0;
}

static bool give(Store *store, const char *name)
{
    return store_link(store->folder, name, "anna", "walk.mp3", &store->arena, &store->why);
}

static void a_name_is_forty_digits_in_a_folder_of_two(void **state)
{
    Store *store = *state;
    assert_string_equal(store_name("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "opus",
                                   &store->arena),
                        "store/01/0123456789abcdef0123456789abcdef01234567.opus");
    assert_true(store_has(store->folder, one, &store->arena));
    assert_false(store_has(store->folder, "store/ab/none.mp3", &store->arena));
    file_put(in(store, "store/ab/empty.mp3"), "");
    assert_false(store_has(store->folder, "store/ab/empty.mp3", &store->arena));
}

static void hers_is_a_link_and_a_new_one_replaces_it(void **state)
{
    Store *store = *state;
    assert_true(give(store, one) && give(store, one));
    assert_true(inode(store, hers) == inode(store, one));
    assert_true(give(store, two));
    assert_true(inode(store, hers) == inode(store, two));
    assert_string_equal(text_of(store, one), ONE);
    assert_int_equal(inode(store, hidden), 0);
}

static void what_is_not_ours_stays(void **state)
{
    static const int whys[] = { 0, EPERM };
    Store           *store = *state;
    assert_true(give(store, one));
    assert_int_equal(unlink(in(store, hers)), 0);
    file_put(in(store, hers), "her own");
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
        no_links = whys[i];
        assert_false(give(store, one));
        assert_string_equal(store->why,
                            in(store, "walkers/anna/walk.mp3 was not made by walkcoach, and stays "
                                      "as it is: move it, or choose another name"));
        assert_string_equal(text_of(store, hers), "her own");
    }
}

static void where_there_are_no_links_it_is_a_copy(void **state)
{
    static const int whys[] = { EMLINK, EPERM, EOPNOTSUPP, EXDEV };
    Store           *store = *state;
    for (size_t i = 0; i < sizeof whys / sizeof *whys; i++) {
        no_links = whys[i];
        assert_true(give(store, i % 2 ? two : one));
        assert_string_equal(text_of(store, hers), i % 2 ? TWO : ONE);
        assert_true(inode(store, hers) != inode(store, i % 2 ? two : one));
        assert_int_equal(inode(store, hidden), 0);
    }
}

static void another_failure_is_said_and_leaves_what_was_there(void **state)
{
    Store *store = *state;
    no_links = EACCES;
    assert_false(give(store, one));
    assert_string_equal(store->why, in(store, "walkers/anna/walk.mp3: Permission denied"));
    assert_int_equal(inode(store, hers), 0);
    no_links = 0;
    assert_true(give(store, one));
    no_links = EPERM, no_room = ENOSPC;
    assert_false(give(store, two));
    assert_string_equal(store->why, in(store, "walkers/anna/walk.mp3: No space left on device"));
    assert_string_equal(text_of(store, hers), ONE);
    assert_int_equal(inode(store, hidden), 0);
    assert_false(give(store, "store/ab/none.mp3"));
    assert_string_equal(text_of(store, hers), ONE);
}

static void a_leftover_of_an_earlier_copy_is_replaced(void **state)
{
    Store *store = *state;
    assert_true(give(store, one));
    file_put(in(store, hidden), "half");
    no_links = EPERM;
    assert_true(give(store, two));
    assert_string_equal(text_of(store, hers), TWO);
    assert_int_equal(inode(store, hidden), 0);
}

static void a_link_in_the_place_of_a_folder_is_refused(void **state)
{
    Store *store = *state;
    assert_int_equal(symlink("/tmp", in(store, "walkers/anna")), 0);
    assert_false(give(store, one));
    assert_string_equal(store->why, in(store, "walkers/anna is in the way: it is not a folder"));
    assert_int_equal(symlink("/tmp", in(store, "store/ef")), 0);
    assert_false(store_make_room(store->folder, "store/ef/ef3.mp3", &store->arena, &store->why));
    assert_false(store_open(in(store, one), &store->arena, &store->why));
    assert_string_equal(store->why, in(store, "store/ab/ab1.mp3: Not a directory"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_forty_digits_in_a_folder_of_two),
        TEST(hers_is_a_link_and_a_new_one_replaces_it),
        TEST(what_is_not_ours_stays),
        TEST(where_there_are_no_links_it_is_a_copy),
        TEST(another_failure_is_said_and_leaves_what_was_there),
        TEST(a_leftover_of_an_earlier_copy_is_replaced),
        TEST(a_link_in_the_place_of_a_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
