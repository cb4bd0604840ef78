// Bytes of a terminal as keys: whole, in halves, and unknown.
#include "play/keys.h"

#include "cmocka_all.h"

#include <string.h>

static void assert_key(const char *bytes, Act act, size_t taken)
{
    size_t used = 99;
    assert_int_equal(keys_read(bytes, strlen(bytes), &used), act);
    assert_int_equal(used, taken);
}

static void every_row_is_read_as_itself(void **state)
{
    (void)state;
    size_t     count;
    const Key *rows = keys_rows(&count);
    for (size_t i = 0; i < count; i++)
        assert_key(rows[i].bytes, rows[i].act, strlen(rows[i].bytes));
}

static void each_key_does_what_is_printed_of_it(void **state)
{
    (void)state;
    assert_key(" ", ACT_PAUSE, 1);
    assert_key("p", ACT_PAUSE, 1);
    assert_key("\033[D", ACT_BACK, 3);
    assert_key("\033OD", ACT_BACK, 3);
    assert_key("\033[C", ACT_ON, 3);
    assert_key("\033OC", ACT_ON, 3);
    assert_key("[", ACT_SLOWER, 1);
    assert_key("]", ACT_FASTER, 1);
    assert_key("9", ACT_QUIETER, 1);
    assert_key("0", ACT_LOUDER, 1);
    assert_key("v", ACT_LESS_TALK, 1);
    assert_key("V", ACT_MORE_TALK, 1);
    assert_key("m", ACT_MUTE, 1);
    assert_key("?", ACT_HELP, 1);
    assert_key("q", ACT_STOP, 1);
    assert_key("\003", ACT_STOP, 1);
}

static void no_two_rows_share_their_bytes(void **state)
{
    (void)state;
    size_t     count;
    const Key *rows = keys_rows(&count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(rows[i].bytes, rows[k].bytes);
}

static void a_key_that_is_shown_has_its_help(void **state)
{
    (void)state;
    size_t     count;
    const Key *rows = keys_rows(&count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(*rows[i].shown != 0, *rows[i].help != 0);
}

static void keys_are_read_one_at_a_time(void **state)
{
    (void)state;
    assert_key("q ", ACT_STOP, 1);
    assert_key("\033[Cq", ACT_ON, 3);
}

static void an_arrow_in_halves_waits_for_the_rest(void **state)
{
    (void)state;
    assert_key("\033", ACT_NOTHING, 0);
    assert_key("\033[", ACT_NOTHING, 0);
    assert_key("\033[D", ACT_BACK, 3);
}

static void an_unknown_sequence_is_not_read_as_the_letters_it_holds(void **state)
{
    (void)state;
    assert_key("\033[15~", ACT_NOTHING, 5);
    assert_key("\033[1;5Cq", ACT_NOTHING, 6);
    assert_key("\033Oq", ACT_NOTHING, 3);
    assert_key("\033q", ACT_NOTHING, 1);
}

static void an_unknown_key_is_skipped(void **state)
{
    (void)state;
    assert_key("x", ACT_NOTHING, 1);
    assert_key("\xc3\xa4", ACT_NOTHING, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_read_as_itself),
        cmocka_unit_test(each_key_does_what_is_printed_of_it),
        cmocka_unit_test(no_two_rows_share_their_bytes),
        cmocka_unit_test(a_key_that_is_shown_has_its_help),
        cmocka_unit_test(keys_are_read_one_at_a_time),
        cmocka_unit_test(an_arrow_in_halves_waits_for_the_rest),
        cmocka_unit_test(an_unknown_sequence_is_not_read_as_the_letters_it_holds),
        cmocka_unit_test(an_unknown_key_is_skipped),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
