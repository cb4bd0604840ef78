// The table of the language holds together: what no compiler sees in its rows.
#include "base/files.h"
#include "session/stages.h"

#include "cmocka_all.h"

#include <string.h>

#define EACH_ROW(row)                                                                                  \
    for (const Key *row = session_language.rows; row < session_language.rows + session_language.count; \
         row++)                                                                                        \
        if (!row->section)

static void what_is_asked_for_by_name_has_one_row(void **state)
{
    (void)state;
    for (int id = KEY_UNNAMED + 1; id < KEY_COUNT; id++) {
        int rows = 0;
        EACH_ROW(row)
        rows += row->id == id;
        assert_int_equal(rows, 1);
    }
}

static void a_row_is_a_key_or_several_at_a_place(void **state)
{
    (void)state;
    EACH_ROW(row)
    {
        assert_true(row->places != 0);
        assert_true(!row->name != !row->names);
        assert_true(row->meaning && *row->meaning && row->example && *row->example);
    }
}

// 0: of any size.
static size_t size_of(KeyType type)
{
    switch (type) {
    case TYPE_TEXT: return sizeof(const char *);
    case TYPE_NAMED: return sizeof(Named);
    case TYPE_INT:
    case TYPE_YES:
    case TYPE_CHOICE:
    case TYPE_SET: return sizeof(int);
    case TYPE_NUMBER: return sizeof(double);
    case TYPE_TIME: return sizeof(Micros);
    case TYPE_BOOL: return sizeof(bool);
    case TYPE_OWN:
    case TYPE_ASKED:
    case TYPE_TEXTS:
    case TYPE_GROUP:
    case TYPE_GROUPS:
    case TYPE_WORDS: break;
    }
    return 0;
}

static void a_field_is_as_large_as_what_is_read_into_it(void **state)
{
    (void)state;
    EACH_ROW(row)
    {
        assert_true((row->into != INTO_NOTHING) == (row->size > 0));
        if (row->into != INTO_NOTHING && size_of(row->type))
            assert_int_equal(row->size, size_of(row->type));
    }
}

static void a_type_has_what_it_needs(void **state)
{
    (void)state;
    EACH_ROW(row)
    {
        bool number = row->type == TYPE_INT || row->type == TYPE_NUMBER || row->type == TYPE_TIME;
        bool words = row->type == TYPE_CHOICE || row->type == TYPE_SET;
        bool groups = row->type == TYPE_GROUP || row->type == TYPE_GROUPS || row->type == TYPE_WORDS;
        bool own = row->type == TYPE_OWN || row->type == TYPE_ASKED;
        assert_true(!number || (row->low < row->high && row->unit));
        assert_true(!words || row->words);
        assert_true(groups == (row->inner != 0));
        assert_true(!own || (row->value && *row->value));
        assert_true(row->type != TYPE_OWN || row->read);
    }
}

static void no_two_rows_are_the_same_key_at_the_same_place(void **state)
{
    (void)state;
    EACH_ROW(row)
    for (const Key *other = session_language.rows; other < row; other++)
        if (other->places & row->places && other->name && row->name)
            assert_false(files_same_name(other->name, row->name));
}

// Typed by hand: what the table says today is what was agreed on.
static void a_few_ranges_are_what_they_should_be(void **state)
{
    (void)state;
    const Key *lifts = NULL, *rest = NULL, *gap = NULL, *reps = NULL;
    EACH_ROW(row)
    {
        lifts = row->name && strcmp(row->name, "most_lifts") == 0 ? row : lifts;
        rest = row->name && strcmp(row->name, "lift_rest") == 0 ? row : rest;
        gap = row->name && strcmp(row->name, "gap") == 0 ? row : gap;
        reps = row->name && strcmp(row->name, "reps") == 0 ? row : reps;
    }
    assert_true(lifts->low == 1 && lifts->high == 10 && lifts->otherwise == 10);
    assert_true(rest->low == 60e6 && rest->high == 600e6 && rest->otherwise == 60e6);
    assert_true(gap->low == 0 && gap->high == 60e6);
    assert_true(reps->low == 1 && reps->high == 30 && reps->otherwise == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_by_name_has_one_row),
        cmocka_unit_test(a_row_is_a_key_or_several_at_a_place),
        cmocka_unit_test(a_field_is_as_large_as_what_is_read_into_it),
        cmocka_unit_test(a_type_has_what_it_needs),
        cmocka_unit_test(no_two_rows_are_the_same_key_at_the_same_place),
        cmocka_unit_test(a_few_ranges_are_what_they_should_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
