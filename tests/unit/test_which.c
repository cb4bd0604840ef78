// app/which.h: which walk she means, how long it is, and at which level.
#include "app/which.h"

#include "captured.h"

#include <stdlib.h>
#include <string.h>

enum { DAY = 20786 };  // 2026-11-29

static Entry entries[] = {
    { .day = DAY - 3, .kind = ENTRY_WALK, .session = "5min", .minutes = 5, .level = 1 },
    { .day = DAY - 1, .kind = ENTRY_WALK, .session = "10min", .minutes = 10, .level = 2 },
    { .day = DAY - 1, .kind = ENTRY_DRILL, .session = "open-book" },
    { .day = DAY, .kind = ENTRY_DRILL, .session = "Pelvic Floor" },
    { .day = DAY, .kind = ENTRY_SIGNS },
    { .day = DAY, .kind = ENTRY_WALK, .session = "20min" },
    { .day = DAY, .kind = ENTRY_WALK, .session = NULL },
    { .day = DAY, .kind = ENTRY_QUESTION },
    { .day = DAY + 1, .kind = ENTRY_WALK, .session = "hills" },
};
enum { COUNT = sizeof entries / sizeof *entries };

static const History all = { entries, COUNT }, none = { entries, 0 };

static const PlanRow rows[] = {
    { .walks = { { "5min", 1, 5, 1, { 0 } } }, .walk_count = 1 },
    { .walks = { { "20min", 3, 20, 1, { 0 } }, { "30min", 2, 31, 3, { 0 } } }, .walk_count = 2 },
};

static Arena    arena;
static DiagList diags = { .arena = &arena };
static Desk     desk = { &arena, &diags, NULL, NULL };
static Settings settings;
static Hers     hers;

static int set_up(void **state)
{
    (void)state;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    settings = SETTINGS_DEFAULT;
    settings.order.asked.today = "2026-11-29";
    hers = (Hers){ .day = DAY, .history = none, .plan = { .rows = rows, .row_count = 2 } };
    hers.advice.row = 1;
    return 0;
}

// --- What is noted ---------------------------------------------------------------------

static void what_is_noted_for_a_day_is_found_by_its_name(void **state)
{
    (void)state;
    assert_ptr_equal(which_noted(&all, DAY - 3, "5min"), &entries[0]);
    assert_ptr_equal(which_noted(&all, DAY - 1, "open-book"), &entries[2]);
    assert_ptr_equal(which_noted(&all, DAY, "pelvic-floor"), &entries[3]);
    assert_ptr_equal(which_noted(&all, DAY, "20MIN"), &entries[5]);
    assert_null(which_noted(&all, DAY, "5min"));
    assert_null(which_noted(&all, DAY - 2, "5min"));
    assert_null(which_noted(&none, DAY, "20min"));
}

static void without_a_name_it_is_the_last_walk_of_that_day(void **state)
{
    (void)state;
    assert_ptr_equal(which_noted(&all, DAY, NULL), &entries[6]);
    assert_ptr_equal(which_noted(&all, DAY - 1, NULL), &entries[1]);
    assert_ptr_equal(which_noted(&all, DAY - 3, NULL), &entries[0]);
    assert_null(which_noted(&all, DAY - 2, NULL));
}

static void the_last_walk_is_of_that_day_or_before_it(void **state)
{
    (void)state;
    assert_ptr_equal(which_last(&all, DAY + 5), &entries[8]);
    assert_ptr_equal(which_last(&all, DAY), &entries[6]);
    assert_ptr_equal(which_last(&all, DAY - 1), &entries[1]);
    assert_ptr_equal(which_last(&all, DAY - 2), &entries[0]);
    assert_null(which_last(&all, DAY - 4));
}

// --- What she means --------------------------------------------------------------------

static void without_a_name_she_means_what_is_noted_or_planned(void **state)
{
    (void)state;
    hers.advice.walk = (PlanWalk){ "30min", 2, 31, 3, { 0 } };
    hers.advice.state = STATE_WALK;
    assert_string_equal(which_today(&hers, true), "30min");
    assert_null(which_today(&hers, false));
    hers.advice.state = STATE_DAY_OFF;
    assert_null(which_today(&hers, true));
    hers.history = (History){ entries, 6 };
    assert_string_equal(which_today(&hers, true), "20min");
    assert_string_equal(which_today(&hers, false), "20min");
}

static Entry entry_of(const char *name, bool known)
{
    Entry entry;
    assert_int_equal(which_entry(&settings, &hers, known, name, &desk, &entry), STATUS_DONE);
    return entry;
}

static void is(const Entry *entry, EntryKind kind, const char *session, int minutes, int level)
{
    assert_int_equal(entry->kind, kind);
    assert_string_equal(entry->session, session);
    assert_int_equal(entry->minutes, minutes);
    assert_int_equal(entry->level, level);
}

static void a_walk_of_her_row_is_as_in_the_plan(void **state)
{
    (void)state;
    Entry entry = entry_of("30MIN", true);
    is(&entry, ENTRY_WALK, "30min", 31, 2);
    entry = entry_of("20min", true);
    is(&entry, ENTRY_WALK, "20min", 20, 3);
    hers.advice.walk = (PlanWalk){ "20min", 2, 19, 3, { 0 } };  // today it is an easier one
    entry = entry_of("20min", true);
    is(&entry, ENTRY_WALK, "20min", 19, 2);
    hers.history = all;
    entry = entry_of("20min", true);
    is(&entry, ENTRY_WALK, "20min", 19, 2);
}

static void any_other_walk_is_as_its_session_says(void **state)
{
    (void)state;
    settings.order.asked.walker.weeks = 9;
    Entry entry = entry_of("5min", true);  // of another row
    is(&entry, ENTRY_WALK, "5min", 5, 1);
    hers.advice.row = 2;  // there is no such row
    entry = entry_of("10min", true);
    is(&entry, ENTRY_WALK, "10min", 10, 2);
    hers.advice.row = 1;
    entry = entry_of("30min", false);
    is(&entry, ENTRY_WALK, "30min", 30, 3);
    settings.order.asked.walker.level = 2;  // typed
    entry = entry_of("20min", true);
    is(&entry, ENTRY_WALK, "20min", 20, 2);
    entry = entry_of("open-book", true);
    is(&entry, ENTRY_DRILL, "open-book", 0, 0);
}

// It was walked, whether or not it fits her weeks.
static void a_walk_too_early_is_noted_all_the_same(void **state)
{
    (void)state;
    settings.order.asked.walker.weeks = 1;
    Entry entry = entry_of("hills", false);
    assert_string_equal(entry.session, "hills");
    assert_int_equal(entry.minutes, 20);
    assert_int_equal(entry.kind, ENTRY_WALK);
}

static void a_session_that_is_not_there_is_reported(void **state)
{
    (void)state;
    static Captured err;
    Entry           entry;
    capture(&err, stderr);
    Status status = which_entry(&settings, &hers, true, "no-such-walk", &desk, &entry);
    assert_non_null(strstr(captured_text(&err), "no-such-walk"));
    assert_int_equal(status, STATUS_MISTAKES);
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, set_up)
    const struct CMUnitTest tests[] = {
        TEST(what_is_noted_for_a_day_is_found_by_its_name),
        TEST(without_a_name_it_is_the_last_walk_of_that_day),
        TEST(the_last_walk_is_of_that_day_or_before_it),
        TEST(without_a_name_she_means_what_is_noted_or_planned),
        TEST(a_walk_of_her_row_is_as_in_the_plan),
        TEST(any_other_walk_is_as_its_session_says),
        TEST(a_walk_too_early_is_noted_all_the_same),
        TEST(a_session_that_is_not_there_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
