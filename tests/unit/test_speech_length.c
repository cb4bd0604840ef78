// base/speech_length.h: 250 ms once, 140 ms a word, 47 ms a letter, and pauses of 450 and 750 ms; added up
// by hand.
#include "base/speech_length.h"

#include "cmocka_all.h"

static void words_and_letters_take_time(void **state)
{
    (void)state;
    assert_int_equal(speech_length(""), 250000);
    assert_int_equal(speech_length("a"), 250000 + 140000 + 47000);
    assert_int_equal(speech_length("Quiet feet."), 250000 + 2 * 140000 + 9 * 47000);
    assert_int_equal(speech_length("a  b"), 250000 + 2 * 140000 + 2 * 47000);
    assert_int_equal(speech_length(" a "), 250000 + 140000 + 47000);
    assert_int_equal(speech_length("12 km"), 250000 + 2 * 140000 + 4 * 47000);
}

static void a_letter_of_any_script_is_one_letter(void **state)
{
    (void)state;
    assert_int_equal(speech_length("\xC3\x9C"
                                   "be"),
                     250000 + 140000 + 3 * 47000);
    assert_int_equal(speech_length("\xD1\x88\xD0\xB0\xD0\xB3"), 250000 + 140000 + 3 * 47000);
    assert_int_equal(speech_length("\xE6\xAD\xA9"), 250000 + 140000 + 47000);
}

static void signs_before_a_blank_are_pauses(void **state)
{
    static const char *const sentences[] = { "a. b", "a! b", "a? b", "a; b", "a: b" };
    (void)state;
    for (int i = 0; i < 5; i++)
        assert_int_equal(speech_length(sentences[i]), 250000 + 2 * 140000 + 2 * 47000 + 750000);
    assert_int_equal(speech_length("a, b"), 250000 + 2 * 140000 + 2 * 47000 + 450000);
    assert_int_equal(speech_length("a,b"), 250000 + 140000 + 2 * 47000);
    assert_int_equal(speech_length("a - b"), 250000 + 3 * 140000 + 2 * 47000);
    assert_int_equal(speech_length("a b."), 250000 + 2 * 140000 + 2 * 47000);
}

static void of_the_forms_of_a_number_the_first_counts(void **state)
{
    (void)state;
    assert_int_equal(speech_length("{in:one day|# days} left"), 250000 + 3 * 140000 + 12 * 47000);
    assert_int_equal(speech_length("a|b"), 250000 + 140000 + 2 * 47000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_letters_take_time),
        cmocka_unit_test(a_letter_of_any_script_is_one_letter),
        cmocka_unit_test(signs_before_a_blank_are_pauses),
        cmocka_unit_test(of_the_forms_of_a_number_the_first_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
