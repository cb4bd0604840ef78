// Words of enums: found loosely, printed as they are, and one list beside each enum.
#include "app/options.h"
#include "base/files.h"
#include "sink/encoder.h"

#include "cmocka_all.h"

#include <string.h>

static void a_word_is_found_whatever_its_case_and_hyphens(void **state)
{
    (void)state;
    int value = -7;
    assert_true(choice_find(session_cores, "Breath-Only", &value));
    assert_int_equal(value, CORE_BREATH_ONLY);
    assert_true(choice_find(session_births, "c section", &value));
    assert_int_equal(value, BIRTH_C_SECTION);
}

static void another_word_is_not_found_and_changes_nothing(void **state)
{
    (void)state;
    int value = -7;
    assert_false(choice_find(session_cores, "brace", &value));
    assert_false(choice_find(session_cores, "", &value));
    assert_int_equal(value, -7);
}

static void a_value_without_a_word_has_none(void **state)
{
    (void)state;
    assert_string_equal(choice_word(session_births, BIRTH_VAGINAL), "vaginal");
    assert_null(choice_word(session_births, BIRTH_UNKNOWN));
    assert_null(choice_typed(session_births, BIRTH_UNKNOWN));
    assert_null(choice_word(session_forms, FORM_AS_WRITTEN));
}

static void a_command_line_writes_a_hyphen(void **state)
{
    (void)state;
    assert_string_equal(choice_word(session_births, BIRTH_C_SECTION), "c_section");
    assert_string_equal(choice_typed(session_births, BIRTH_C_SECTION), "c-section");
    assert_string_equal(choice_typed(session_cores, CORE_BREATH_ONLY), "breath_only");
}

static void a_message_lists_the_words(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(choice_list(session_cores, "\"", &arena), "\"breath_only\", \"tall\" or \"light\"");
    assert_string_equal(choice_list(session_sides, "", &arena), "in or out");
    arena_free(&arena);
}

static void no_list_has_a_word_or_a_value_twice(void **state)
{
    (void)state;
    const Choice *const lists[] = { session_kinds,     session_cores, session_talks,      session_births,
                                    session_forms,     session_sides, session_priorities, session_word_forms,
                                    encoder_qualities, sample_bits };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (const Choice *a = lists[i]; a->word; a++)
            for (const Choice *b = a + 1; b->word; b++) {
                assert_false(files_same_name(a->word, b->word));
                assert_int_not_equal(a->value, b->value);
            }
}

// Help is written by hand, so that it reads; a new word must not be forgotten there.
static void the_help_of_an_option_names_every_word_that_it_takes(void **state)
{
    (void)state;
    size_t        count, lists = 0;
    const Option *rows = option_rows(&count);
    for (size_t i = 0; i < count; i++) {
        lists += rows[i].choices != NULL;
        for (const Choice *choice = rows[i].choices; choice && choice->word; choice++)
            if (!strstr(rows[i].help, choice->typed ? choice->typed : choice->word))
                fail_msg("--%s does not name \"%s\"", rows[i].name, choice->word);
    }
    assert_int_equal(lists, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_whatever_its_case_and_hyphens),
        cmocka_unit_test(another_word_is_not_found_and_changes_nothing),
        cmocka_unit_test(a_value_without_a_word_has_none),
        cmocka_unit_test(a_command_line_writes_a_hyphen),
        cmocka_unit_test(a_message_lists_the_words),
        cmocka_unit_test(no_list_has_a_word_or_a_value_twice),
        cmocka_unit_test(the_help_of_an_option_names_every_word_that_it_takes),
    };
    return cmocka_run_group_tests_name("choice", tests, NULL, NULL);
}
