// Timing files, read by hand.
#include "cmocka_all.h"
#include "voice/times.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE = 1000 };  // a frame is a millisecond

static char path[] = "/tmp/walkcoach-test-times.XXXXXX";

static void write_times(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

// What the file says of the words. It is cut up, and not needed afterwards.
static bool read_file(const char *from, const char *spoken, Utterance *out, char why[WHY_SIZE])
{
    char *times = times_fetch(from);
    bool  good = times_read(times, spoken, out, why);
    free(times);
    return good;
}

// Of a sound of two seconds.
static Utterance read_good(const char *spoken, const char *times)
{
    char      why[WHY_SIZE] = "";
    Utterance out = { .length = 2 * RATE, .rate = RATE, .vowel = -1 };
    write_times(times);
    if (!read_file(path, spoken, &out, why))
        fail_msg("%s", why);
    return out;
}

// out: "Lift@190 and@455", as the text has them.
static const char *words_of(const Utterance *utterance, const char *spoken)
{
    static char all[512];
    int         done = 0;
    all[0] = 0;
    for (int i = 0; i < utterance->word_count; i++) {
        const ClipWord *word = &utterance->words[i];
        done += snprintf(all + done, sizeof all - (size_t)done, "%s%.*s@%d", i ? " " : "", word->length,
                         spoken + word->start, (int)word->at);
    }
    return all;
}

static void check(const char *spoken, const char *times, const char *words, int vowel)
{
    Utterance out = read_good(spoken, times);
    assert_string_equal(words_of(&out, spoken), words);
    assert_int_equal(out.vowel, vowel);
    free(out.words);
}

static void words_and_phonemes_are_not_confused(void **state)
{
    (void)state;
    check("Lift, and go.",
          "0.190 0.455 Lift\n0.190 0.265 l\n0.265 0.325 ih1\n0.325 0.4 f\n0.4 0.455 t\n"
          "0.455 0.63 and\n0.455 0.555 ae1\n0.63 1 go\n",
          "Lift@190 and@455 go@630", 265);
    check("Lift, and go.", "0.1 0.4 lift,\n0.5 0.6 AND\n0.7 1 go.\n", "Lift@100 and@500 go@700", -1);
    check("Lift", "0.1 0.2 l\n0.2 0.3 ih1\n0.3 0.4 f\n", "", 200);
    check("A step", "0.1 0.2 A\n0.1 0.2 ax0\n0.2 0.8 step\n0.4 0.6 eh1\n", "A@100 step@200", 400);
    check("In, in, in", "0.1 0.2 in\n0.3 0.4 in\n0.5 0.6 in\n", "In@100 in@300 in@500", -1);
    check("Caf\xC3\xA9 now", "0.1 0.4 caf\xC3\xA9\n0.5 0.9 now\n", "Caf\xC3\xA9@100 now@500", -1);
}

static void the_first_vowel_of_main_stress_counts(void **state)
{
    (void)state;
    check("Exhale", "0.1 0.2 eh0\n0.2 0.3 k\n0.3 0.4 s\n0.4 0.5 hh\n0.5 0.7 ey1\n0.7 0.8 l\n", "", 500);
    check("Exhale", "0.1 0.2 eh2\n0.5 0.7 ey1\n", "", 500);
    check("the", "0.1 0.2 dh\n0.2 0.3 ax0\n", "", 200);  // no main stress: the first vowel
    check("lift", "0.1 0.2 l\n0.2 0.3 \xC9\xAA\n", "", 200);
    check("exhale", "0.1 0.2 \xC9\x9B\n0.3 0.4 \xCB\x88h\n0.4 0.5 e\xC9\xAA\n", "", 400);
    check("go", "0.1 0.2 g\n", "", -1);
}

static void words_that_are_not_there_are_passed_over(void **state)
{
    (void)state;
    check("One two three four", "0.1 0.2 one\n0.5 0.6 three\n0.7 0.8 nonsense\n0.8 0.9 four\n",
          "One@100 three@500 four@800", -1);
    check("One", "", "", -1);
    check("One", "\n \r\n", "", -1);
    Utterance out = { .length = RATE, .rate = RATE, .vowel = -1 };
    char      why[WHY_SIZE];
    assert_true(read_file("/nonexistent/times", "One", &out, why));
    assert_true(out.vowel == -1 && out.word_count == 0);
}

static void lines_of_another_form_or_outside_the_sound_are_errors(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "One 0.1 0.2\n", "0.1 one\n", "0.1 0.2\n",   "0.1 0.2 \n",  "0.2 0.1 one\n",     "-1 0.2 one\n",
        "3 4 one\n",     "0.1 3 one", "nan 1 one\n", "0 inf one\n", "0.1 0.2 ok\n\nx\n",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Utterance out = { .length = 2 * RATE, .rate = RATE, .vowel = -1 };
        char      why[WHY_SIZE] = "";
        write_times(wrong[i]);
        if (read_file(path, "One", &out, why))
            fail_msg("\"%s\" was taken", wrong[i]);
        assert_non_null(
            strstr(why, i == 10 ? "line 3 of its times, \"x\", is not" : "line 1 of its times, \""));
    }
}

static bool is_taken(void)
{
    char      why[WHY_SIZE], times[] = "0.1 0.2 one\n0.3 0.4 two\nx\n";
    Utterance out = { .length = 2 * RATE, .rate = RATE, .vowel = -1 };
    return times_read(times, "One two", &out, why) || out.words || out.word_count;
}

static void words_before_a_wrong_line_leave_nothing_in_memory(void **state)
{
    (void)state;
    assert_false(is_taken());
    const struct mallinfo2 before = mallinfo2();
    for (int i = 0; i < 100; i++)
        assert_false(is_taken());
    assert_int_equal(mallinfo2().uordblks, before.uordblks);
}

static void every_vowel_is_one_and_no_consonant_is(void **state)
{
    static const char *const vowels[] = {
        "a", "e", "i", "o", "u", "A", "E", "I", "O", "U", "@", "V",  "Q",  "{",
        "3", "ɑ", "ɐ", "ɒ", "æ", "ə", "ɘ", "ɚ", "ɛ", "ɜ", "ɝ", "ɞ",  "ɪ",  "ɨ",
        "ɔ", "ø", "œ", "ɵ", "ʊ", "ʉ", "ʌ", "ɯ", "ɤ", "ʏ", "ɶ", "aɪ", "ɔː", "ae0",
    };
    static const char *const others[] = { "b", "T", "N", "S", "ŋ", "ʃ", "ð", "ɡ",
                                          "ɹ", "2", "1", "_", "y", "w", "B" };
    char                     line[40];
    (void)state;
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++) {
        snprintf(line, sizeof line, "0.25 0.3 %s\n", vowels[i]);
        check("zzz", line, "", 250);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(line, sizeof line, "0.25 0.3 %s\n", others[i]);
        check("zzz", line, "", -1);
    }
}

static void a_mark_counts_for_the_next_vowel_only(void **state)
{
    (void)state;
    check("x", "0.1 0.2 a\n0.2 0.3 ˈb\n0.3 0.4 l\n0.4 0.5 e\n0.5 0.6 ˈi\n", "", 400);
    check("x", "0.1 0.2 ˈa\n0.2 0.3 e1\n", "", 100);
    check("x", "0.1 0.2 a\n0.2 0.3 ˈt\n", "", 100);
    check("x", "0.1 0.2 a2\n0.2 0.3 e\n", "", 100);
    check("x", "0 0.2 a\n0.2 0.3 e\n", "", 0);
    check("x", "0 0.2 a1\n0.2 0.3 e1\n", "", 0);
}

// Two may be missing between two that are there.
static void a_word_is_looked_for_among_the_next_three(void **state)
{
    (void)state;
    check("One two three four five", "0.1 0.2 one\n0.5 0.6 four\n", "One@100 four@500", -1);
    check("One two three four five", "0.1 0.2 one\n0.5 0.6 five\n0.7 0.8 two\n", "One@100 two@700", -1);
    check("One two three four five", "0.1 0.2 three\n0.5 0.6 four\n", "three@100 four@500", -1);
    check("One two three four five", "0.1 0.2 four\n", "", -1);
    check("one ones", "0.1 0.2 ones\n", "ones@100", -1);
    check("  one\n\t\"Two!\" ", "0.1 0.2 one\n0.3 0.4 two\n", "one@100 Two@300", -1);
    check("one, - two", "0.1 0.2 one\n0.3 0.4 two\n", "one@100 two@300", -1);
}

// A thousandth of a second earlier may be a rounding; more than that is within the word.
static void a_word_begins_where_the_last_one_ends(void **state)
{
    (void)state;
    check("hm hmm", "0.1 0.5 hm\n0.4995 0.8 hmm\n", "hm@100 hmm@499", -1);
    check("hm hmm", "0.1 0.5 hm\n0.4985 0.8 hmm\n", "hm@100", -1);
}

static void a_line_may_be_at_either_end_of_the_sound_and_a_tenth_after_it(void **state)
{
    static const struct {
        const char *times;
        bool        good;
    } cases[] = {
        { "0 0 hm\n", true },        { "2 2.1 hm\n", true },      { "2.001 2.05 hm\n", false },
        { "1.9 2.0999 hm\n", true }, { "1.9 2.101 hm\n", false }, { "-0.001 1 hm\n", false },
        { "1 0.999 hm\n", false },   { "1 1 hm\n", true },        { "  1\t2 \thm\r\n", true },
        { "1 2hm\n", false },        { "1 2 hm hm\n", true },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Utterance out = { .length = 2 * RATE, .rate = RATE, .vowel = -1 };
        char      why[WHY_SIZE] = "";
        write_times(cases[i].times);
        if (read_file(path, "hm", &out, why) != cases[i].good)
            fail_msg("%s: %s", cases[i].times, why);
        free(out.words);
    }
}

static void what_is_wrong_is_said_with_the_length_of_the_sound(void **state)
{
    (void)state;
    char      why[WHY_SIZE], times[] = "0.1 0.2 one\n\n0.3 9 two\n";
    Utterance out = { .length = 1234, .rate = RATE, .vowel = -1 };
    assert_false(times_read(times, "One two", &out, why));
    assert_string_equal(
        why, "line 3 of its times, \"0.3 9 two\", is not \"start end label\" in seconds of a sound "
             "of 1.23 s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_phonemes_are_not_confused),
        cmocka_unit_test(the_first_vowel_of_main_stress_counts),
        cmocka_unit_test(words_that_are_not_there_are_passed_over),
        cmocka_unit_test(lines_of_another_form_or_outside_the_sound_are_errors),
        cmocka_unit_test(every_vowel_is_one_and_no_consonant_is),
        cmocka_unit_test(a_mark_counts_for_the_next_vowel_only),
        cmocka_unit_test(a_word_is_looked_for_among_the_next_three),
        cmocka_unit_test(a_word_begins_where_the_last_one_ends),
        cmocka_unit_test(a_line_may_be_at_either_end_of_the_sound_and_a_tenth_after_it),
        cmocka_unit_test(what_is_wrong_is_said_with_the_length_of_the_sound),
        cmocka_unit_test(words_before_a_wrong_line_leave_nothing_in_memory),
    };
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
