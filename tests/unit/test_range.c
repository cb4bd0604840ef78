// phone/range.h: which bytes a request asks for.
#include "cmocka_all.h"
#include "phone/range.h"

#include <stddef.h>

typedef struct {
    const char *header;
    uint64_t    size;
    RangeKind   kind;
    uint64_t    first, last;
} Row;

static void check(const Row *row)
{
    uint64_t  first = 0, last = 0;
    RangeKind kind = range_parse(row->header, row->size, &first, &last);
    if (kind != row->kind)
        fail_msg("\"%s\" of %llu is kind %d, not %d", row->header ? row->header : "(none)",
                 (unsigned long long)row->size, kind, row->kind);
    if (kind == RANGE_PART && (first != row->first || last != row->last))
        fail_msg("\"%s\" of %llu is %llu to %llu", row->header, (unsigned long long)row->size,
                 (unsigned long long)first, (unsigned long long)last);
}

#define CHECK_ALL(rows)                                        \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++) \
    check(&(rows)[i])

static void parts_of_a_file_are_found(void **state)
{
    (void)state;
    // clang-format off
    static const Row rows[] = {
        { "bytes=0-1", 1000, RANGE_PART, 0, 1 },       { "bytes=0-0", 1, RANGE_PART, 0, 0 },
        { "bytes=10-", 1000, RANGE_PART, 10, 999 },    { "bytes=999-", 1000, RANGE_PART, 999, 999 },
        { "bytes=0-999", 1000, RANGE_PART, 0, 999 },   { "bytes=0-1000", 1000, RANGE_PART, 0, 999 },
        { "bytes=5-5", 1000, RANGE_PART, 5, 5 },       { "bytes=-1000", 1000, RANGE_PART, 0, 999 },
        { "bytes=0-5000", 1000, RANGE_PART, 0, 999 },  { "bytes=-1", 1000, RANGE_PART, 999, 999 },
        { "bytes=-500", 1000, RANGE_PART, 500, 999 },  { "bytes=-5000", 1000, RANGE_PART, 0, 999 },
        { "bytes=4294967296-4294967297", 5000000000, RANGE_PART, 4294967296, 4294967297 },
    };
    // clang-format on
    CHECK_ALL(rows);
}

static void what_is_outside_the_file_is_refused(void **state)
{
    (void)state;
    // clang-format off
    static const Row rows[] = {
        { "bytes=1000-", 1000, RANGE_OUTSIDE, 0, 0 }, { "bytes=1000-1001", 1000, RANGE_OUTSIDE, 0, 0 },
        { "bytes=-0", 1000, RANGE_OUTSIDE, 0, 0 },    { "bytes=0-", 0, RANGE_OUTSIDE, 0, 0 },
        { "bytes=-1", 0, RANGE_OUTSIDE, 0, 0 },
    };
    // clang-format on
    CHECK_ALL(rows);
}

static void anything_else_means_the_whole_file(void **state)
{
    (void)state;
    // clang-format off
    static const Row rows[] = {
        { NULL, 1000, RANGE_WHOLE, 0, 0 },             { "", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes", 1000, RANGE_WHOLE, 0, 0 },          { "bytes=", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes=-", 1000, RANGE_WHOLE, 0, 0 },        { "bytes=5-2", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes=0-1,5-6", 1000, RANGE_WHOLE, 0, 0 },  { "bytes=a-b", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes=0x1-2", 1000, RANGE_WHOLE, 0, 0 },    { "bytes=--1", 1000, RANGE_WHOLE, 0, 0 },
        { "pages=0-1", 1000, RANGE_WHOLE, 0, 0 },      { "bytes=0-1 ", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes=99999999999999999999-", 1000, RANGE_WHOLE, 0, 0 },
        { "bytes=0-99999999999999999999", 1000, RANGE_WHOLE, 0, 0 },
    };
    // clang-format on
    CHECK_ALL(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_a_file_are_found),
        cmocka_unit_test(what_is_outside_the_file_is_refused),
        cmocka_unit_test(anything_else_means_the_whole_file),
    };
    return cmocka_run_group_tests_name("range", tests, NULL, NULL);
}
