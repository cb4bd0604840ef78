// base/library.h: the calls are there all or none, and what is missing is named.
#include "base/library.h"
#include "cmocka_all.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

int no_library_has_this(void);

#define SOME(X)      X(ldexp) X(hypot)
#define ONE_LACKS(X) X(ldexp) X(no_library_has_this)

static void calls_are_filled_in(void **state)
{
    (void)state;
    LIBRARY_TYPE(SOME)
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    assert_true(LIBRARY_OPEN("libm.so.6", &lib, why));
    assert_true(lib.ldexp(3, 4) == 48 && lib.hypot(3, 4) == 5);
}

static void an_open_library_is_not_opened_again(void **state)
{
    (void)state;
    LIBRARY_TYPE(SOME)
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    assert_true(LIBRARY_OPEN("libm.so.6", &lib, why));
    assert_true(LIBRARY_OPEN("libgone.so.6", &lib, why));
}

static void a_missing_library_is_named(void **state)
{
    (void)state;
    LIBRARY_TYPE(SOME)
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    for (int time = 0; time < 2; time++) {
        assert_false(LIBRARY_OPEN("libgone.so.6", &lib, why));
        assert_non_null(strstr(why, "libgone.so.6: "));
        assert_null(lib.ldexp);
    }
}

static void a_missing_call_is_named_and_none_is_filled_in(void **state)
{
    (void)state;
    LIBRARY_TYPE(ONE_LACKS)
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    assert_false(LIBRARY_OPEN("libm.so.6", &lib, why));
    assert_string_equal(why, "libm.so.6: it has no no_library_has_this");
    assert_null(lib.ldexp);
}

static void a_long_reason_is_cut(void **state)
{
    (void)state;
    LIBRARY_TYPE(SOME)
    Library lib = { 0 };
    char    name[2 * LIBRARY_WHY_SIZE + 1], why[LIBRARY_WHY_SIZE];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(LIBRARY_OPEN(name, &lib, why));
    assert_int_equal(strlen(why), LIBRARY_WHY_SIZE - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_filled_in),
        cmocka_unit_test(an_open_library_is_not_opened_again),
        cmocka_unit_test(a_missing_library_is_named),
        cmocka_unit_test(a_missing_call_is_named_and_none_is_filled_in),
        cmocka_unit_test(a_long_reason_is_cut),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
