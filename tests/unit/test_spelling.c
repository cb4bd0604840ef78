// base/spelling.h and base/alphabets.h: which words a system's dictionaries have, and whose letters they are.
#include "base/alphabets.h"
#include "base/spelling.h"
#include "cmocka_all.h"
#include "file_by_hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-spelling-XXXXXX";

// One dictionary in UTF-8, one of the same language in Latin 1, one without its other half, one of another.
static int dictionaries(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || setenv("DICPATH", folder, 1) != 0)
        return -1;
    file_put_in(folder, "de_DE.aff", "SET UTF-8\n");
    file_put_in(folder, "de_DE.dic", "2\nFuß\nwandern\n");
    file_put_in(folder, "de_CH.aff", "SET ISO8859-1\n");
    file_put_in(folder, "de_CH.dic", "1\nm\xFCssig\n");
    file_put_in(folder, "de_AT.dic", "1\nJause\n");
    file_put_in(folder, "dex.aff", "SET UTF-8\n");
    file_put_in(folder, "dex.dic", "1\nfalsch\n");
    return 0;
}

static int away(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

static void a_word_is_known_by_any_dictionary_of_its_language(void **state)
{
    Arena     arena = { 0 };
    char      why[SPELLING_WHY_SIZE];
    Spelling *spelling = spelling_open("de-at", &arena, why);
    (void)state;
    assert_non_null(spelling);
    assert_true(spelling_knows(spelling, "Fuß"));
    assert_true(spelling_knows(spelling, "Wandern"));
    assert_true(spelling_knows(spelling, "müssig"));
    assert_false(spelling_knows(spelling, "fuß"));
    assert_false(spelling_knows(spelling, "Jause"));
    assert_false(spelling_knows(spelling, "falsch"));
    assert_false(spelling_knows(spelling, "гулять"));
    spelling_close(spelling);
    arena_free(&arena);
}

static void a_language_without_one_says_so(void **state)
{
    Arena arena = { 0 };
    char  why[SPELLING_WHY_SIZE] = "";
    (void)state;
    assert_null(spelling_open("nl", &arena, why));
    assert_non_null(strstr(why, "no spelling dictionary for \"nl\""));
    spelling_close(NULL);
    arena_free(&arena);
}

static void letters_of_two_alphabets_are_noticed(void **state)
{
    uint32_t odd;
    (void)state;
    assert_true(alphabets_mix("t\xD1\x96ghten", &odd));  // a Ukrainian i
    assert_int_equal(odd, 0x456);
    assert_true(alphabets_mix("\xD0\xA0ull", &odd));  // a Russian R
    assert_int_equal(odd, 0x420);
    assert_true(alphabets_mix("\xCF\x81ull", &odd));  // a Greek rho
    static const char *const whole[] = { "tighten", "café",       "cafe\xCC\x81", "живот", "naïve", "10",
                                         "don't",   "深呼吸して", "Tシャツ",      "💪",     "" };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (alphabets_mix(whole[i], &odd))
            fail_msg("%s is of one alphabet", whole[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_known_by_any_dictionary_of_its_language),
        cmocka_unit_test(a_language_without_one_says_so),
        cmocka_unit_test(letters_of_two_alphabets_are_noticed),
    };
    return cmocka_run_group_tests(tests, dictionaries, away);
}
