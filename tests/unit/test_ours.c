// base/ours.h: what this program has written, and may therefore write over.
#include "base/ours.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Is a file ours that has so many bytes, and these words from a place on?
static bool is_ours(size_t size, const char *words, size_t at)
{
    char  path[] = "/tmp/walkcoach-ours.XXXXXX";
    int   fd = mkstemp(path);
    char *bytes = malloc(size + 1);
    assert_true(fd >= 0);
    memset(bytes, 'x', size);
    memcpy(bytes + at, words, strlen(words));
    assert_int_equal(write(fd, bytes, size), size);
    close(fd);
    bool ours = ours_is(path);
    free(bytes);
    unlink(path);
    return ours;
}

static void a_file_is_ours_with_the_mark_near_its_beginning_or_its_end(void **state)
{
    enum { LARGE = 2 << 20 };
    const size_t length = strlen(OURS_MARK);
    (void)state;
    assert_true(is_ours(0, "", 0));  // nothing is lost
    assert_false(is_ours(100, "", 0));
    assert_true(is_ours(100, OURS_MARK, 100 - length));
    assert_false(is_ours(LARGE, "", 0));
    assert_true(is_ours(LARGE, OURS_MARK, (512 << 10) - length));
    assert_false(is_ours(LARGE, OURS_MARK, LARGE / 2));
    assert_true(is_ours(LARGE, OURS_MARK, LARGE - (512 << 10)));
    assert_true(is_ours(LARGE, OURS_MARK, LARGE - length));
    assert_false(ours_is("/tmp/walkcoach-ours.none"));
    assert_false(ours_is("/tmp"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_ours_with_the_mark_near_its_beginning_or_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
