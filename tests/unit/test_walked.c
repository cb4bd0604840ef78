// plan/walked.h: her weeks, by numbers typed by hand. The birth is on day 1000: week 0 is day 1000 to 1006.
#include "plan/walked.h"

#include "cmocka_all.h"

enum { BORN = 1000, ROWS = 30 };

static Entry walk_on(Day day, int minutes)
{
    return (
        Entry){ .day = day, .kind = ENTRY_WALK, .session = "10min", .minutes = minutes, .feel = FEEL_GOOD };
}

// Every row has three walks of ten minutes.
static Plan plan_of(PlanRow rows[ROWS])
{
    for (int i = 0; i < ROWS; i++) {
        rows[i] = (PlanRow){ .walk_count = 3 };
        for (int w = 0; w < 3; w++)
            rows[i].walks[w] = (PlanWalk){ .session = "10min", .level = 1, .minutes = 10, .day = 1 + 2 * w };
    }
    return (Plan){ .name = "by hand", .title = "By hand", .rows = rows, .row_count = ROWS };
}

static Walked walked_of(const Entry *entries, size_t count, Day day, Arena *arena)
{
    static PlanRow rows[ROWS];
    Plan           plan = plan_of(rows);
    Mother         mother = { .born = BORN };
    History        history = { entries, count };
    return plan_walked(&plan, &mother, &history, day, arena);
}

static void weeks_go_from_the_first_that_has_something_to_now(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const Entry entries[] = { walk_on(BORN + 13, 10), walk_on(BORN + 14, 20), walk_on(BORN + 20, 15) };
    Walked      walked = walked_of(entries, 3, BORN + 28, &arena);
    assert_int_equal(walked.count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(walked.weeks[i].week, i + 1);
        assert_int_equal(walked.weeks[i].from, BORN + 7 * (i + 1));
        assert_int_equal(walked.weeks[i].planned, 30);
    }
    assert_int_equal(walked.weeks[0].minutes, 10);
    assert_int_equal(walked.weeks[1].minutes, 35);
    assert_int_equal(walked.weeks[1].walks, 2);
    assert_int_equal(walked.weeks[2].minutes + walked.weeks[3].minutes, 0);
    arena_free(&arena);
}

static void what_was_left_early_and_drills_are_not_minutes(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Entry early = walk_on(BORN + 8, 20), drill = walk_on(BORN + 9, 20);
    early.left_early = true;
    early.signs = sign_set_of("leaking");
    drill.kind = ENTRY_DRILL;
    drill.signs = sign_set_of("pain");
    const Entry entries[] = { early, drill };
    Walked      walked = walked_of(entries, 2, BORN + 9, &arena);
    assert_int_equal(walked.weeks[0].minutes + walked.weeks[0].walks, 0);
    assert_int_equal(walked.weeks[0].signs, early.signs | drill.signs);
    assert_int_equal(walked.streak, 0);
    arena_free(&arena);
}

static void a_streak_ends_where_a_week_has_none_and_this_week_may_still_come(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const Entry entries[] = { walk_on(BORN + 7, 5), walk_on(BORN + 21, 5), walk_on(BORN + 28, 5) };
    assert_int_equal(walked_of(entries, 3, BORN + 28, &arena).streak, 2);
    assert_int_equal(walked_of(entries, 3, BORN + 41, &arena).streak, 2);
    assert_int_equal(walked_of(entries, 3, BORN + 42, &arena).streak, 0);
    assert_int_equal(walked_of(entries, 1, BORN + 7, &arena).streak, 1);
    arena_free(&arena);
}

static void what_is_after_the_day_is_left_out(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    const Entry entries[] = { walk_on(BORN + 8, 10), walk_on(BORN + 10, 20) };
    assert_int_equal(walked_of(entries, 2, BORN + 9, &arena).weeks[0].minutes, 10);
    Walked nothing = walked_of(NULL, 0, BORN + 9, &arena);
    assert_int_equal(nothing.count, 1);
    assert_int_equal(nothing.weeks[0].week, 1);
    arena_free(&arena);
}

// Row 0 is for week 0 alone; after it she is in row 1, whatever she walks. What she noted before the birth is
// in no week.
static void each_week_has_the_row_that_she_was_in_at_its_end(void **state)
{
    (void)state;
    Arena         arena = { 0 };
    PlanRow       rows[2] = { { .walk_count = 1 }, { .walk_count = 2 } };
    const Plan    plan = { .name = "by hand", .title = "By hand", .rows = rows, .row_count = 2 };
    const Mother  mother = { .born = BORN };
    const Entry   entries[] = { walk_on(BORN - 3, 40),
                                walk_on(BORN, 5),
                                walk_on(BORN + 6, 7),
                                walk_on(BORN + 7, 9),
                                { .day = BORN + 7, .kind = ENTRY_START } };
    const History history = { entries, 5 };
    rows[0].walks[0] = (PlanWalk){ "5min", 1, 5, 5, { 0 } };
    rows[1].walks[0] = (PlanWalk){ "10min", 1, 10, 1, { 0 } };
    rows[1].walks[1] = (PlanWalk){ "15min", 1, 15, 3, { 0 } };
    Walked walked = plan_walked(&plan, &mother, &history, BORN + 7, &arena);
    assert_int_equal(walked.count, 2);
    assert_int_equal(walked.weeks[0].week, 0);
    assert_int_equal(walked.weeks[0].minutes, 12);
    assert_int_equal(walked.weeks[0].row, 0);
    assert_int_equal(walked.weeks[0].planned, 5);
    assert_int_equal(walked.weeks[1].minutes, 9);
    assert_int_equal(walked.weeks[1].row, 1);
    assert_int_equal(walked.weeks[1].planned, 25);
    assert_int_equal(walked.streak, 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_go_from_the_first_that_has_something_to_now),
        cmocka_unit_test(what_was_left_early_and_drills_are_not_minutes),
        cmocka_unit_test(a_streak_ends_where_a_week_has_none_and_this_week_may_still_come),
        cmocka_unit_test(what_is_after_the_day_is_left_out),
        cmocka_unit_test(each_week_has_the_row_that_she_was_in_at_its_end),
    };
    return cmocka_run_group_tests_name("walked", tests, NULL, NULL);
}
