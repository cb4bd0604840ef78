// app/resumed.h: what was chosen for a walk, as lines, and read back.
#include "app/resumed.h"
#include "cmocka_all.h"

#include <string.h>

static WalkOrder order_with(const char *bed)
{
    WalkOrder order = WALK_ORDER_DEFAULT;
    order.asked.bed.text = bed;
    return order;
}

static void nothing_chosen_makes_an_empty_line(void **state)
{
    (void)state;
    Arena     arena = { 0 };
    WalkOrder order = WALK_ORDER_DEFAULT;
    assert_string_equal(resumed_write(&order, NULL, &arena), "");
    arena_free(&arena);
}

// Each choice is one line, whatever is in a name.
static void a_name_with_a_line_break_comes_back(void **state)
{
    static const struct {
        const char *bed, *line;
    } rows[] = {
        { "rain", "--bed=rain\n" },
        { "-\nb", "--bed=-\\nb\n" },
        { "\n--pace=90", "--bed=\\n--pace=90\n" },
        { "a\\nb", "--bed=a\\\\nb\n" },
        { "a=b", "--bed=a=b\n" },
    };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        WalkOrder order = order_with(rows[i].bed);
        Settings  again = SETTINGS_DEFAULT;
        order.listening.mono = true;
        const char *lines = resumed_write(&order, NULL, &arena);
        assert_non_null(strstr(lines, rows[i].line));
        assert_int_equal(strlen(lines), strlen(rows[i].line) + strlen("--mono\n"));
        resumed_read(&again, lines, &arena);
        assert_string_equal(again.order.asked.bed.text, rows[i].bed);
        assert_true(again.order.listening.mono);
    }
    arena_free(&arena);
}

// "--seed" without its number, "--mono" with one, and what there is no option for.
static void lines_that_are_not_understood_are_skipped(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Settings settings = SETTINGS_DEFAULT;
    resumed_read(&settings, "--seed\n--mono=1\n--trumpet\n--bed=sea\n--bed=rain\n\n--seed=7", &arena);
    assert_string_equal(settings.order.asked.bed.text, "sea");
    assert_int_equal(settings.order.asked.seed, 7);
    assert_false(settings.order.listening.mono);
    arena_free(&arena);
}

static void an_anyway_from_back_then_is_an_old_one(void **state)
{
    static const struct {
        const char *lines;
        bool        typed, before;
    } rows[] = { { "--anyway\n", false, true },
                 { "--anyway\n", true, false },
                 { "", true, false },
                 { "", false, false } };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena    arena = { 0 };
        Settings settings = SETTINGS_DEFAULT;
        settings.order.asked.anyway = rows[i].typed;
        resumed_read(&settings, rows[i].lines, &arena);
        assert_int_equal(settings.order.asked.anyway_before, rows[i].before);
        assert_int_equal(settings.order.asked.anyway, rows[i].typed || rows[i].before);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_chosen_makes_an_empty_line),
        cmocka_unit_test(a_name_with_a_line_break_comes_back),
        cmocka_unit_test(lines_that_are_not_understood_are_skipped),
        cmocka_unit_test(an_anyway_from_back_then_is_an_old_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
