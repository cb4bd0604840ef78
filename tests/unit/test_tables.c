// The tables of what may be written hold together: what no compiler sees in their rows.
#include "base/files.h"
#include "session/stages.h"
#include "sound/pack_keys.h"
#include "voice/profile_keys.h"

#include "cmocka_all.h"

#include <string.h>

static const struct {
    const KeyTable *table;
    int             ids;
} tables[] = { { &session_language, KEY_COUNT },
               { &voice_language, VOICE_KEY_COUNT },
               { &pack_language, 1 } };
enum { TABLES = sizeof tables / sizeof *tables };

static void each_row(void (*check)(const KeyTable *table, const Key *row))
{
    for (size_t i = 0; i < TABLES; i++)
        for (const Key *row = tables[i].table->rows; row < tables[i].table->rows + tables[i].table->count;
             row++)
            if (!row->section)
                check(tables[i].table, row);
}

static void what_is_asked_for_by_name_has_one_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < TABLES; i++)
        for (int id = 1; id < tables[i].ids; id++) {
            int rows = 0;
            for (size_t r = 0; r < tables[i].table->count; r++)
                rows += tables[i].table->rows[r].id == id;
            assert_int_equal(rows, 1);
        }
}

static void check_key(const KeyTable *table, const Key *row)
{
    (void)table;
    assert_true(row->places != 0);
    assert_true(!row->name != !row->names);
    assert_true(row->meaning && *row->meaning && row->example && *row->example);
}

static void a_row_is_a_key_or_several_at_a_place(void **state)
{
    (void)state;
    each_row(check_key);
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

static void check_size(const KeyTable *table, const Key *row)
{
    (void)table;
    assert_true((row->into != 0) == (row->size > 0));
    if (row->into != 0 && size_of(row->type))
        assert_int_equal(row->size, size_of(row->type));
}

static void a_field_is_as_large_as_what_is_read_into_it(void **state)
{
    (void)state;
    each_row(check_size);
}

static void check_type(const KeyTable *table, const Key *row)
{
    bool number = row->type == TYPE_INT || row->type == TYPE_NUMBER || row->type == TYPE_TIME;
    bool words = row->type == TYPE_CHOICE || row->type == TYPE_SET;
    bool groups = row->type == TYPE_GROUP || row->type == TYPE_GROUPS || row->type == TYPE_WORDS;
    bool own = row->type == TYPE_OWN || row->type == TYPE_ASKED;
    (void)table;
    assert_true(!number || (row->low < row->high && row->unit));
    assert_true(!words || row->words);
    assert_true(groups == (row->inner != 0));
    assert_true(!own || row->words || (row->value && *row->value));
    assert_true(row->type != TYPE_OWN || row->read);
}

static void a_type_has_what_it_needs(void **state)
{
    (void)state;
    each_row(check_type);
}

static void check_alone(const KeyTable *table, const Key *row)
{
    for (const Key *other = table->rows; other < row; other++)
        if (other->places & row->places && other->name && row->name)
            assert_false(files_same_name(other->name, row->name));
}

static void no_two_rows_are_the_same_key_at_the_same_place(void **state)
{
    (void)state;
    each_row(check_alone);
}

static const Key *first_row(const KeyTable *table, const char *name)
{
    for (const Key *row = table->rows; row < table->rows + table->count; row++)
        if (row->name && strcmp(row->name, name) == 0)
            return row;
    fail_msg("no key %s", name);
    return NULL;
}

// Typed by hand: the table says what was agreed on.
static void a_few_ranges_are_what_they_should_be(void **state)
{
    (void)state;
    const Key *lifts = first_row(&session_language, "most_lifts"), *gap = first_row(&session_language, "gap"),
              *rest = first_row(&session_language, "lift_rest"), *reps = first_row(&session_language, "reps"),
              *rate = first_row(&voice_language, "rate");
    assert_true(lifts->low == 1 && lifts->high == 10 && lifts->otherwise == 10);
    assert_true(rest->low == 60e6 && rest->high == 600e6 && rest->otherwise == 60e6);
    assert_true(gap->low == 0 && gap->high == 60e6);
    assert_true(reps->low == 1 && reps->high == 30 && reps->otherwise == 1);
    assert_true(rate->low == 80 && rate->high == 220 && rate->otherwise == 150);
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
