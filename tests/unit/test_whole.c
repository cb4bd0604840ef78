// base/whole.h: until it is there, nothing has changed; then all of it has.
#undef _FORTIFY_SOURCE  // `open` below is ours
#include "base/whole.h"

#include "base/arena.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "file_by_hand.h"

typedef struct {
    Arena       arena;
    char        folder[64];
    const char *path;  // a file in it, not there yet
    char        why[WHOLE_WHY_SIZE];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/walkcoach-whole.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->path = arena_printf(&fixture->arena, "%s/file", fixture->folder);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(fixture->folder);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const char *in_folder(Fixture *fixture, const char *name)
{
    return arena_printf(&fixture->arena, "%s/%s", fixture->folder, name);
}

// Everything in the folder, hidden files too.
static int count_files(const Fixture *fixture)
{
    int  count = -2;  // . and ..
    DIR *dir = opendir(fixture->folder);
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void assert_holds(const char *path, const char *text)
{
    char  found[200] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t got = fread(found, 1, sizeof found - 1, file);
    found[got] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static unsigned mode_of(const char *path)
{
    struct stat about;
    assert_return_code(stat(path, &about), errno);
    return about.st_mode & 07777;
}

static void put(WholeFile *file, const char *text)
{
    assert_int_equal(write(file->fd, text, strlen(text)), strlen(text));
}

static void a_file_is_not_there_before_it_is_whole(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    assert_true(whole_open(&file, fixture->path, WHOLE_ANY, fixture->why));
    put(&file, "all of it");
    assert_int_equal(access(fixture->path, F_OK), -1);
    assert_true(whole_commit(&file, fixture->why));
    assert_holds(fixture->path, "all of it");
    assert_int_equal(count_files(fixture), 1);
}

static void an_old_file_stays_until_then_and_keeps_its_mode(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    assert_true(whole_write(fixture->path, "old", WHOLE_ANY, fixture->why));
    assert_return_code(chmod(fixture->path, 0640), errno);
    assert_true(whole_open(&file, fixture->path, WHOLE_ANY, fixture->why));
    put(&file, "new");
    assert_holds(fixture->path, "old");
    assert_true(whole_commit(&file, fixture->why));
    assert_holds(fixture->path, "new");
    assert_int_equal(mode_of(fixture->path), 0640);
    assert_int_equal(count_files(fixture), 1);
}

// What was asked of the system, a letter each: f a file to the disk, d a folder, r another's name taken, u a
// file taken away that was there.
static char asked[64];

static void note(char what)
{
    size_t length = strlen(asked);
    if (length + 1 < sizeof asked)
        asked[length] = what;
}

// In place of the C library's.
int fsync(int fd)
{
    struct stat about;
    note(fstat(fd, &about) == 0 && S_ISDIR(about.st_mode) ? 'd' : 'f');
    return (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
    note('r');
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path)
{
    int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (result == 0)
        note('u');
    return result;
}

static bool no_nameless;  // as on FAT and NFS, which know no O_TMPFILE

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);  // means nothing where no file is made
    va_end(rest);
    if (no_nameless && (flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

// A power cut at any moment leaves the old file or the new one: the bytes are on the disk before the name is
// theirs, the old one is never taken away first, and the folder that has the name is on the disk at the end.
static void it_is_on_the_disk_before_it_has_its_name(void **state)
{
    Fixture *fixture = *state;
    memset(asked, 0, sizeof asked);
    assert_true(whole_write(fixture->path, "new", WHOLE_ANY, fixture->why));
    assert_string_equal(asked, "fd");
    memset(asked, 0, sizeof asked);
    assert_true(whole_write(fixture->path, "newer", WHOLE_ANY, fixture->why));
    assert_string_equal(asked, "frd");
    assert_holds(fixture->path, "newer");
}

// Where every file has a name: a hidden one until it is whole.
static void without_nameless_files_it_is_as_whole(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    no_nameless = true;
    memset(asked, 0, sizeof asked);
    assert_true(whole_open(&file, fixture->path, WHOLE_NEW, fixture->why));
    put(&file, "first");
    assert_int_equal(access(fixture->path, F_OK), -1);
    assert_int_equal(count_files(fixture), 1);
    assert_true(whole_commit(&file, fixture->why));
    assert_holds(fixture->path, "first");
    assert_int_equal(count_files(fixture), 1);
    assert_string_equal(asked, "fud");  // linked, then its hidden name goes
    assert_false(whole_write(fixture->path, "again", WHOLE_NEW, fixture->why));
    assert_true(whole_open(&file, fixture->path, WHOLE_ANY, fixture->why));
    put(&file, "second");
    assert_holds(fixture->path, "first");
    memset(asked, 0, sizeof asked);
    assert_true(whole_commit(&file, fixture->why));
    assert_string_equal(asked, "frd");
    assert_holds(fixture->path, "second");
    assert_true(whole_open(&file, fixture->path, WHOLE_ANY, fixture->why));
    put(&file, "third");
    whole_abandon(&file);
    no_nameless = false;
    assert_holds(fixture->path, "second");
    assert_int_equal(count_files(fixture), 1);
}

static void what_is_given_up_leaves_nothing_over(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    assert_true(whole_write(fixture->path, "old", WHOLE_ANY, fixture->why));
    assert_true(whole_open(&file, fixture->path, WHOLE_ANY, fixture->why));
    put(&file, "new");
    whole_abandon(&file);
    assert_holds(fixture->path, "old");
    assert_true(whole_open(&file, in_folder(fixture, "never"), WHOLE_ANY, fixture->why));
    whole_abandon(&file);
    assert_int_equal(count_files(fixture), 1);
}

static void a_new_file_is_never_written_over_another(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    assert_true(whole_open(&file, fixture->path, WHOLE_NEW, fixture->why));
    put(&file, "mine");
    assert_true(whole_write(fixture->path, "yours", WHOLE_ANY, fixture->why));  // somebody was quicker
    assert_false(whole_commit(&file, fixture->why));
    assert_holds(fixture->path, "yours");
    assert_non_null(strstr(fixture->why, "File exists"));
    assert_false(whole_write(fixture->path, "mine", WHOLE_NEW, fixture->why));
    assert_int_equal(count_files(fixture), 1);
}

static void only_what_carries_our_mark_is_written_over(void **state)
{
    Fixture *fixture = *state;
    static const struct {
        const char *there;
        bool        ours;
    } rows[] = {
        { "", true },
        { "NOTE Made by walkcoach\n", true },
        { "1\n00:00:01,000 --> 00:00:02,000\nOut\n\n         \n", true },  // SubRip has no remarks
        { "my notes on walkcoach", false },
        { "1\n00:00:01,000 --> 00:00:02,000\nOut\n", false },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(whole_write(fixture->path, rows[i].there, WHOLE_ANY, fixture->why));
        assert_int_equal(whole_write(fixture->path, "new", WHOLE_OURS, fixture->why), rows[i].ours);
        assert_holds(fixture->path, rows[i].ours ? "new" : rows[i].there);
    }
    assert_non_null(strstr(fixture->why, "was not made by walkcoach"));
    assert_int_equal(count_files(fixture), 1);
}

static void what_came_while_it_was_written_is_not_written_over(void **state)
{
    Fixture  *fixture = *state;
    WholeFile file;
    assert_true(whole_open(&file, fixture->path, WHOLE_OURS, fixture->why));
    put(&file, "mine");
    assert_true(whole_write(fixture->path, "yours", WHOLE_ANY, fixture->why));
    assert_false(whole_commit(&file, fixture->why));
    assert_holds(fixture->path, "yours");
    assert_int_equal(count_files(fixture), 1);
}

static void a_link_stays_a_link(void **state)
{
    Fixture    *fixture = *state;
    const char *link = in_folder(fixture, "link");
    struct stat about;
    assert_true(whole_write(fixture->path, "old", WHOLE_ANY, fixture->why));
    assert_return_code(symlink("file", link), errno);
    assert_true(whole_write(link, "new", WHOLE_ANY, fixture->why));
    assert_return_code(lstat(link, &about), errno);
    assert_true(S_ISLNK(about.st_mode));
    assert_holds(fixture->path, "new");
}

static void bytes_may_be_any_and_none(void **state)
{
    Fixture    *fixture = *state;
    struct stat about;
    assert_true(whole_write_bytes(fixture->path, "a\0b", 3, WHOLE_ANY, fixture->why));
    assert_return_code(stat(fixture->path, &about), errno);
    assert_int_equal(about.st_size, 3);
    assert_true(whole_write_bytes(fixture->path, NULL, 0, WHOLE_ANY, fixture->why));
    assert_return_code(stat(fixture->path, &about), errno);
    assert_int_equal(about.st_size, 0);
}

static void what_is_in_the_way_is_reported(void **state)
{
    Fixture *fixture = *state;
    assert_true(whole_write(fixture->path, "a file", WHOLE_ANY, fixture->why));
    const struct {
        const char *path, *wanted;
    } rows[] = {
        { fixture->folder, "is a folder" },
        { in_folder(fixture, "none/file"), "cannot be written: No such file or directory" },
        { in_folder(fixture, "file/file"), "cannot be written: Not a directory" },
        { "/dev/full", "cannot be written: No space left on device" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_false(whole_write(rows[i].path, "x", WHOLE_ANY, fixture->why));
        assert_memory_equal(fixture->why, rows[i].path, strlen(rows[i].path));
        assert_non_null(strstr(fixture->why, rows[i].wanted));
    }
    assert_int_equal(count_files(fixture), 1);
}

static void a_device_is_written_to_not_replaced(void **state)
{
    Fixture    *fixture = *state;
    WholeFile   file;
    struct stat about;
    assert_true(whole_open(&file, "/dev/null", WHOLE_ANY, fixture->why));
    assert_true(file.direct);
    put(&file, "gone");
    assert_true(whole_commit(&file, fixture->why));
    assert_return_code(stat("/dev/null", &about), errno);
    assert_true(S_ISCHR(about.st_mode));
}

static void folders_are_made_with_those_above(void **state)
{
    Fixture    *fixture = *state;
    const char *deep = in_folder(fixture, "a/b/c");
    assert_true(whole_make_folder(deep));
    assert_true(whole_make_folder(deep));
    assert_true(whole_write(in_folder(fixture, "a/file"), "x", WHOLE_ANY, fixture->why));
    assert_false(whole_make_folder(in_folder(fixture, "a/file")));
    assert_int_equal(errno, ENOTDIR);
    assert_false(whole_make_folder(in_folder(fixture, "a/file/d")));
    assert_int_equal(errno, ENOTDIR);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    // clang-format off
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_not_there_before_it_is_whole), TEST(an_old_file_stays_until_then_and_keeps_its_mode),
        TEST(what_is_given_up_leaves_nothing_over), TEST(a_new_file_is_never_written_over_another),
        TEST(only_what_carries_our_mark_is_written_over), TEST(it_is_on_the_disk_before_it_has_its_name),
        TEST(without_nameless_files_it_is_as_whole),
        TEST(what_came_while_it_was_written_is_not_written_over),
        TEST(a_link_stays_a_link),                    TEST(bytes_may_be_any_and_none),
        TEST(what_is_in_the_way_is_reported),             TEST(a_device_is_written_to_not_replaced),
        TEST(folders_are_made_with_those_above),
    };
    // clang-format on
    return cmocka_run_group_tests_name("whole", tests, NULL, NULL);
}
