// batch/names.h: numbers by name, however many.
#include "batch/names.h"

#include "cmocka_all.h"

#include <stdio.h>

enum { MANY = 3000 };  // it grows three times

static void a_name_keeps_its_first_number(void **state)
{
    (void)state;
    static char texts[MANY][12];
    Names       names = { 0 };
    bool        added;
    assert_int_equal(names_find(&names, "anna"), NAMES_NONE);
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(texts[i], sizeof texts[i], "walker-%u", (unsigned)i);
        assert_int_equal(names_put(&names, texts[i], i + 7, &added), i + 7);
        assert_true(added);
    }
    assert_int_equal(names.count, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        assert_int_equal(names_find(&names, texts[i]), i + 7);
        assert_int_equal(names_put(&names, texts[i], 1, &added), i + 7);
        assert_false(added);
    }
    assert_int_equal(names.count, MANY);
    assert_int_equal(names_find(&names, "walker-"), NAMES_NONE);
    assert_true(names.room >= 2 * MANY);
    names_free(&names);
    assert_int_equal(names.count, 0);
    assert_int_equal(names_find(&names, "walker-1"), NAMES_NONE);
}

// The table is never more than half full.
static void it_grows_before_it_is_full(void **state)
{
    (void)state;
    static char texts[513][12];
    Names       names = { 0 };
    bool        added;
    for (uint32_t i = 0; i < 512; i++) {
        snprintf(texts[i], sizeof texts[i], "%u", (unsigned)i);
        names_put(&names, texts[i], i, &added);
    }
    assert_int_equal(names.room, 1024);
    names_put(&names, "one more", 512, &added);
    assert_int_equal(names.room, 2048);
    names_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_keeps_its_first_number),
        cmocka_unit_test(it_grows_before_it_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
