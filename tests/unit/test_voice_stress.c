#include "cmocka_all.h"
#include "voice/stress.h"

#include <stdlib.h>

#define COUNT(array) (int)(sizeof(array) / sizeof *(array))

static const SoundedPhoneme exhale[] = { { "E", 0 },   { "k", 107 },  { "s", 158 },
                                         { "h", 240 }, { "eI", 311 }, { "l", 829 } };

static void the_vowel_with_the_mark_is_found(void **state)
{
    (void)state;
    assert_int_equal(stress_find("E_k_s_h_'eI_l\n", exhale, COUNT(exhale)), 4);
}

static void secondary_stress_does_not_count(void **state)
{
    (void)state;
    assert_int_equal(stress_find(",E_k_s_h_'eI_l\n", exhale, COUNT(exhale)), 4);
    assert_int_equal(stress_find(",E_k_s_h_eI_l\n", exhale, COUNT(exhale)), -1);
}

static void pauses_between_phrases_are_passed_over(void **state)
{
    (void)state;
    const SoundedPhoneme sounded[] = {
        { "_", 0 }, { "a", 10 }, { "n", 90 }, { "_:", 200 }, { "_", 300 }, { "l", 400 }, { "I", 480 },
    };
    assert_int_equal(stress_find("a_n\nl_'I\n", sounded, COUNT(sounded)), 6);
    assert_int_equal(stress_find("_:__:__a_n__ _:__:__l_'I__\n", sounded, COUNT(sounded)), 6);
}

static void where_the_two_differ_nothing_is_claimed(void **state)
{
    (void)state;
    assert_int_equal(stress_find("E_k_s_'eI_l", exhale, COUNT(exhale)), -1);
    assert_int_equal(stress_find("E_k_s_h_'e", exhale, COUNT(exhale)), -1);
    assert_int_equal(stress_find("E_k_s_h_eI_l_m_'a", exhale, COUNT(exhale)), -1);
    assert_int_equal(stress_find("'E", exhale, 0), -1);
    assert_int_equal(stress_find("", exhale, COUNT(exhale)), -1);
}

static void other_marks_are_not_part_of_a_name(void **state)
{
    const SoundedPhoneme marked[] = { { "l", 0 }, { "I", 50 }, { "", 70 }, { "f", 90 }, { "t", 120 } };
    (void)state;
    assert_int_equal(stress_find("%l_=I_,f_'t", marked, COUNT(marked)), 4);
    assert_int_equal(stress_find("l_,'I_f", marked, COUNT(marked)), 1);
    assert_int_equal(stress_find("'l", marked, COUNT(marked)), 0);
    assert_int_equal(stress_find("l_I_f_t_'x", marked, COUNT(marked)), -1);
    assert_int_equal(stress_find("l_'i", marked, COUNT(marked)), -1);
    assert_int_equal(stress_find("l_'If", marked, COUNT(marked)), -1);
    assert_int_equal(stress_find("' l 'I", marked, COUNT(marked)), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vowel_with_the_mark_is_found),
        cmocka_unit_test(secondary_stress_does_not_count),
        cmocka_unit_test(pauses_between_phrases_are_passed_over),
        cmocka_unit_test(other_marks_are_not_part_of_a_name),
        cmocka_unit_test(where_the_two_differ_nothing_is_claimed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
