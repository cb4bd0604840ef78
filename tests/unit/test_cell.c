// The limits of a cell, which hold also where the kernel has no Landlock; what Landlock refuses is in
// tests/cell.test.sh.
#include "base/cell.h"
#include "cmocka_all.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// In a child: the number of the check that failed; 0: none.
static int in_cell(const Cell *cell, int (*look)(int file), int file)
{
    int   status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        char why[CELL_WHY_SIZE];
        _exit(cell_enter(cell, why) ? look(file) : 99);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int open_file(void)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    return fileno(file);
}

static rlim_t most(__rlimit_resource_t what)
{
    struct rlimit limit;
    return getrlimit(what, &limit) == 0 ? limit.rlim_max : RLIM_INFINITY;
}

static int look_closed(int file)
{
    if (open("/dev/null", O_RDONLY) >= 0 || errno != EMFILE)
        return 1;
    if (dup(file) >= 0)
        return 2;
    if (write(file, "x", 1) >= 0 || errno != EFBIG)
        return 3;
    if (most(RLIMIT_NPROC) != 0 || most(RLIMIT_CORE) != 0)
        return 4;
    if (most(RLIMIT_CPU) != CELL_SECONDS)
        return 5;
#if !defined __SANITIZE_ADDRESS__ && !defined __SANITIZE_THREAD__
    void *volatile large = malloc(CELL_MEMORY);
    if (large)
        return 6;
#endif
    return lseek(file, 0, SEEK_SET) == 0 && read(file, &(char){ 0 }, 1) == 0 ? 0 : 7;
}

static void a_closed_cell_opens_writes_and_starts_nothing(void **state)
{
    (void)state;
    assert_int_equal(in_cell(&(Cell){ .closed = true }, look_closed, open_file()), 0);
}

static int look_for_room(int file) { return dup2(file, 40) == 40 && dup2(file, 41) < 0 ? 0 : 1; }

static void what_is_handed_in_has_room(void **state)
{
    (void)state;
    assert_int_equal(in_cell(&(Cell){ .closed = true, .most_open = 41 }, look_for_room, open_file()), 0);
}

static int look_open(int file)
{
    if (dup(file) < 0 || write(file, "x", 1) != 1)
        return 1;
    return most(RLIMIT_CORE) == 0 && most(RLIMIT_NPROC) != 0 ? 0 : 2;
}

static void one_that_is_not_closed_goes_on_with_what_is_open(void **state)
{
    (void)state;
    assert_int_equal(in_cell(&(Cell){ 0 }, look_open, open_file()), 0);
}

// Nobody goes on half shut in.
static void what_cannot_be_listed_is_refused(void **state)
{
    (void)state;
    char why[CELL_WHY_SIZE] = "";
    if (cell_landlock() == 0)
        skip();
    assert_false(cell_enter(&(Cell){ .readable = (const int[]){ 999, -1 } }, why));
    assert_string_not_equal(why, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_closed_cell_opens_writes_and_starts_nothing),
        cmocka_unit_test(what_is_handed_in_has_room),
        cmocka_unit_test(one_that_is_not_closed_goes_on_with_what_is_open),
        cmocka_unit_test(what_cannot_be_listed_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
