// base/bytes.h: what is added stays in order, and a lack of memory is noticed once, at the end.
#include "base/bytes.h"
#include "cmocka_all.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void what_is_added_stays_in_order(void **state)
{
    (void)state;
    Bytes bytes = { 0 };
    for (int i = 0; i < 10000; i++)
        bytes_add(&bytes, &i, sizeof i);
    bytes_add(&bytes, NULL, 0);
    memcpy(bytes_grow(&bytes, 4), "end", 4);
    assert_false(bytes.failed);
    assert_int_equal(bytes.size, 10000 * sizeof(int) + 4);
    for (int i = 0; i < 10000; i++)
        assert_memory_equal(bytes.at + (size_t)i * sizeof i, &i, sizeof i);
    assert_string_equal((char *)bytes.at + 10000 * sizeof(int), "end");
    free(bytes.at);
}

static void without_memory_nothing_more_is_added(void **state)
{
    (void)state;
    Bytes bytes = { 0 };
    bytes_add(&bytes, "a", 1);
    assert_null(bytes_grow(&bytes, PTRDIFF_MAX / 4));
    bytes_add(&bytes, "b", 1);
    assert_true(bytes.failed);
    assert_int_equal(bytes.size, 1);
    assert_int_equal(*bytes.at, 'a');
    free(bytes.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_stays_in_order),
        cmocka_unit_test(without_memory_nothing_more_is_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
