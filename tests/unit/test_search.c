// base/search.h: the first item at or after a moment, wherever it falls.
#include "base/search.h"
#include "cmocka_all.h"

typedef struct {
    char    name;
    int64_t at;
    int     other;
} Item;

static const Item items[] = { { 'a', 0, 9 }, { 'b', 5, 8 }, { 'c', 5, 7 }, { 'd', 9, 0 } };

static void the_first_at_or_after_a_moment_is_found(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        size_t  first;
    } cases[] = { { -1, 0 }, { 0, 0 }, { 1, 1 }, { 5, 1 }, { 6, 3 }, { 9, 3 }, { 10, 4 }, { INT64_MAX, 4 } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(SEARCH(items, 4, at, cases[i].value), cases[i].first);
}

static void fewer_items_are_asked_than_there_are(void **state)
{
    (void)state;
    assert_int_equal(SEARCH(items, 1, at, 5), 1);
    assert_int_equal(SEARCH(items, 2, at, 5), 1);
    assert_int_equal(SEARCH(items, 0, at, 5), 0);
    assert_int_equal(SEARCH((const Item *)NULL, 0, at, 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_at_or_after_a_moment_is_found),
        cmocka_unit_test(fewer_items_are_asked_than_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
