#include "voice/respell.h"

#include "voice_fixture.h"

static const Respelling respellings[] = {
    { "TVA", "T V A" },
    { "C-section", "see section" },
    { "section", "part" },
    { "recti", "[[r'EktaI]]" },
};
static const VoiceProfile profile = { .respellings = respellings,
                                      .respelling_count = sizeof respellings / sizeof *respellings };

static void check(const char *text, const char *spoken)
{
    Arena arena = { 0 };
    assert_string_equal(respell_text(&profile, text, &arena).text, spoken);
    arena_free(&arena);
}

static void whole_words_are_replaced_without_regard_to_case(void **state)
{
    (void)state;
    check("Draw your TVA in", "Draw your T V A in");
    check("tva, lightly", "T V A, lightly");
    check("TVAs and xTVA and TVA2", "TVAs and xTVA and TVA2");
    check("TVA", "T V A");
    check("", "");
    check("un éTVA", "un éTVA");
}

static void the_longest_respelling_wins(void **state)
{
    (void)state;
    check("After a C-section", "After a see section");
    check("a section", "a part");
}

static void replacements_are_not_replaced_again(void **state)
{
    (void)state;
    const Respelling   ring[] = { { "in", "out" }, { "out", "in" } };
    const VoiceProfile round = { .respellings = ring, .respelling_count = 2 };
    Arena              arena = { 0 };
    assert_string_equal(respell_text(&round, "in and out", &arena).text, "out and in");
    arena_free(&arena);
}

static void words_are_placed_in_the_text_as_written(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    Respelt respelt = respell_text(&profile, "Your TVA, recti now", &arena);
    assert_string_equal(respelt.text, "Your T V A, [[r'EktaI]] now");
    ClipWord words[] = {
        { 0, 4, 0 }, { 5, 1, 10 }, { 7, 1, 20 }, { 9, 1, 30 }, { 14, 1, 40 }, { 24, 3, 50 }
    };
    int count = 6;
    respell_map_words(&respelt, words, &count);
    const ClipWord expected[] = { { 0, 4, 0 }, { 5, 3, 10 }, { 10, 5, 40 }, { 16, 3, 50 } };
    assert_int_equal(count, 4);
    assert_memory_equal(words, expected, sizeof expected);
    arena_free(&arena);
}

static void words_outside_the_text_are_dropped(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Respelt  respelt = respell_text(&profile, "Lift", &arena);
    ClipWord words[] = { { -1, 3, 0 }, { 0, 4, 0 }, { 2, 9, 0 }, { 9, 1, 0 }, { 1, 0, 0 } };
    int      count = 5;
    respell_map_words(&respelt, words, &count);
    assert_int_equal(count, 1);
    arena_free(&arena);
}

static void whether_anything_is_respelt_is_known(void **state)
{
    (void)state;
    assert_true(respell_changes(&profile, "the tva"));
    assert_true(respell_changes(&profile, "section"));
    assert_false(respell_changes(&profile, "sections of tvas"));
    assert_false(respell_changes(&profile, ""));
    assert_false(respell_changes(&(VoiceProfile){ 0 }, "the tva"));
}

// espeak-ng counts the blank after a full stop, and gives a respelling's words one by one.
static void words_of_one_respelling_are_one_word(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Respelt  respelt = respell_text(&profile, "Go. TVA up", &arena);
    ClipWord words[] = { { 0, 2, 0 }, { 3, 2, 10 }, { 6, 1, 20 }, { 8, 1, 30 }, { 10, 2, 40 } };
    int      count = 5;
    assert_string_equal(respelt.text, "Go. T V A up");
    respell_map_words(&respelt, words, &count);
    const ClipWord expected[] = { { 0, 2, 0 }, { 4, 3, 10 }, { 8, 2, 40 } };
    assert_int_equal(count, 3);
    assert_memory_equal(words, expected, sizeof expected);
    arena_free(&arena);
}

static void a_word_may_be_the_last_letter_of_the_text(void **state)
{
    (void)state;
    Arena    arena = { 0 };
    Respelt  respelt = respell_text(&profile, "Go A", &arena);
    ClipWord words[] = { { 0, 2, 0 }, { 3, 1, 5 }, { 3, 2, 6 }, { 4, 1, 7 } };
    int      count = 4;
    respell_map_words(&respelt, words, &count);
    assert_int_equal(count, 2);
    assert_true(words[1].start == 3 && words[1].length == 1 && words[1].at == 5);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_words_are_replaced_without_regard_to_case),
        cmocka_unit_test(the_longest_respelling_wins),
        cmocka_unit_test(replacements_are_not_replaced_again),
        cmocka_unit_test(words_are_placed_in_the_text_as_written),
        cmocka_unit_test(whether_anything_is_respelt_is_known),
        cmocka_unit_test(words_of_one_respelling_are_one_word),
        cmocka_unit_test(a_word_may_be_the_last_letter_of_the_text),
        cmocka_unit_test(words_outside_the_text_are_dropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
