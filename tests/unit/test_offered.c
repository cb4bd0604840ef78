// From which week each drill and named walk is offered. tests/walks asks the same of everyone; here are the
// first weeks, one by one.
#include "cmocka_all.h"
#include "session/read.h"

#include <string.h>

static const SearchPath here = { { "." }, 1 };

static bool is_offered_as(const char *name, int form, int weeks, Birth birth, bool cleared)
{
    Arena          arena = { 0 };
    DiagList       diags = { .arena = &arena };
    Session        session;
    SessionRequest request = { .name = name, .form = form, .seed = -1, .walker = WALKER_UNKNOWN };
    request.walker.profile = true;
    request.walker.weeks = weeks;
    request.walker.birth = birth;
    request.walker.cleared = cleared;
    const Desk desk = { &arena, &diags, &here, NULL };
    bool       read = session_read(&request, &desk, &session);
    arena_free(&arena);
    return read;
}

// In its easiest form for her.
static bool is_offered(const char *name, int weeks, Birth birth, bool cleared)
{
    return is_offered_as(name, strcmp(name, "pelvic-floor") == 0 ? -1 : 0, weeks, birth, cleared);
}

static void the_pelvic_floor_grows_with_her_weeks(void **state)
{
    (void)state;
    for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
        assert_false(is_offered_as("pelvic-floor", 0, 2, (Birth)birth, true));
        assert_true(is_offered_as("pelvic-floor", 0, 3, (Birth)birth, true));
        assert_false(is_offered_as("pelvic-floor", 1, 7, (Birth)birth, true));
        assert_true(is_offered_as("pelvic-floor", 1, 8, (Birth)birth, true));
    }
}

// A walk for after a C-section is not one for after a vaginal birth.
static void what_names_one_birth_is_for_that_one(void **state)
{
    (void)state;
    assert_true(is_offered("first-walk-after-c-section", 1, BIRTH_C_SECTION, false));
    assert_false(is_offered("first-walk-after-c-section", 1, BIRTH_VAGINAL, false));
    assert_true(is_offered("first-walk-after-c-section", 1, BIRTH_UNKNOWN, false));
    assert_true(is_offered("first-walk", 1, BIRTH_VAGINAL, false));
}

// The first weeks, typed by hand.
static void each_drill_is_offered_from_its_week_on(void **state)
{
    static const struct {
        const char *name;
        int         vaginal, c_section;  // -1: not looked at
        bool        cleared;
    } gates[] = {
        { "wall-bug-press", 2, 6, false }, { "open-book", 4, 8, false },    { "side-plank", 6, 12, true },
        { "daily-three", 6, 12, true },    { "pelvic-floor", 1, 1, false }, { "breathing", 0, 0, false },
        { "pelvic-tilt", -1, 2, false },   { "sit-to-stand", 7, 8, false }, { "hills", 12, 12, false },
    };
    (void)state;
    for (size_t i = 0; i < sizeof gates / sizeof *gates; i++)
        for (int birth = BIRTH_VAGINAL; birth <= BIRTH_C_SECTION; birth++) {
            int first = birth == BIRTH_VAGINAL ? gates[i].vaginal : gates[i].c_section;
            if (first < 0)
                continue;
            assert_true(is_offered(gates[i].name, first, (Birth)birth, gates[i].cleared));
            if (first > 0)
                assert_false(is_offered(gates[i].name, first - 1, (Birth)birth, gates[i].cleared));
            if (gates[i].cleared)
                assert_false(is_offered(gates[i].name, first, (Birth)birth, false));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_drill_is_offered_from_its_week_on),
        cmocka_unit_test(the_pelvic_floor_grows_with_her_weeks),
        cmocka_unit_test(what_names_one_birth_is_for_that_one),
    };
    return cmocka_run_group_tests_name("offered", tests, NULL, NULL);
}
