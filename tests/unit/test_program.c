// voice/program.h: where a program is found by its name.
#include "voice/program.h"

#include "file_by_hand.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Arena arena;
static char  folder[] = "/tmp/walkcoach-test-program.XXXXXX";

static const char *in(const char *name) { return arena_printf(&arena, "%s/%s", folder, name); }

static void put(const char *name, mode_t mode)
{
    file_put(in(name), "#!/bin/sh\n");
    assert_int_equal(chmod(in(name), mode), 0);
}

static void is(const char *path, const char *name, const char *expected)
{
    if (path)
        setenv("PATH", path, 1);
    else
        unsetenv("PATH");
    const char *found = program_find(name, &arena);
    if (!expected)
        assert_null(found);
    else
        assert_string_equal(found ? found : "nothing", expected);
}

static void the_first_folder_that_has_it_decides(void **state)
{
    (void)state;
    put("a/speak", 0700);
    put("b/speak", 0700);
    put("b/other", 0700);
    const char *both = arena_printf(&arena, "%s:%s", in("a"), in("b")),
               *turned = arena_printf(&arena, "%s:%s", in("b"), in("a")),
               *odd = arena_printf(&arena, ":/nonexistent::%s:", in("b"));
    is(both, "speak", in("a/speak"));
    is(turned, "speak", in("b/speak"));
    is(both, "other", in("b/other"));
    is(odd, "other", in("b/other"));
    is(both, "nothing", NULL);
    is(both, "", NULL);
    is("", "speak", NULL);
    is(NULL, "sh", access("/usr/bin/sh", X_OK) == 0 ? "/usr/bin/sh" : "/bin/sh");
}

static void what_cannot_be_run_is_not_a_program(void **state)
{
    (void)state;
    put("a/text", 0600);
    put("b/text", 0700);
    assert_int_equal(mkdir(in("a/folder"), 0700), 0);
    const char *both = arena_printf(&arena, "%s:%s", in("a"), in("b"));
    is(both, "text", in("b/text"));
    is(both, "folder", NULL);
}

static void a_path_is_taken_as_it_is(void **state)
{
    (void)state;
    put("a/there", 0700);
    put("a/text", 0600);
    is(in("b"), in("a/there"), in("a/there"));
    is(in("a"), "./there", NULL);
    is(in("a"), in("a/text"), NULL);
    is(in("a"), in("a"), NULL);
    is(in("a"), in("a/none"), NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_folder_that_has_it_decides),
        cmocka_unit_test(what_cannot_be_run_is_not_a_program),
        cmocka_unit_test(a_path_is_taken_as_it_is),
    };
    const char *path = getenv("PATH");
    char       *before = strdup(path ? path : "/usr/bin:/bin");
    if (!mkdtemp(folder) || mkdir(in("a"), 0700) || mkdir(in("b"), 0700))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    setenv("PATH", before, 1);
    free(before);
    arena_free(&arena);
    folder_remove(folder);
    return failed;
}
