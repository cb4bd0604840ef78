// What a voice is given to read, and the way back to what is written.
#include "voice/spoken.h"

#include "voice_fixture.h"

static const Respelling   respellings[] = { { "café", "[[k'afeI]]" }, { "TVA", "T V A" } };
static const VoiceProfile english = { .language = "en-gb",
                                      .respellings = respellings,
                                      .respelling_count = sizeof respellings / sizeof *respellings };

static void check_in(const char *language, const char *written, const char *spoken)
{
    Arena        arena = { 0 };
    VoiceProfile profile = english;
    profile.language = language;
    assert_string_equal(spoken_text(&profile, written, &arena).text, spoken);
    arena_free(&arena);
}

static void check(const char *written, const char *spoken) { check_in("en", written, spoken); }

static void letters_are_composed(void **state)
{
    (void)state;
    check("Walk past the cafe\xCC\x81.", "Walk past the [[k'afeI]].");
    check("nai\xCC\x88ve", "naïve");
    check("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");  // three parts of one syllable
    // U+1D160, a note: it is three characters, and stays so
    check("\xF0\x9D\x85\xA0", "\xF0\x9D\x85\x98\xF0\x9D\x85\xA5\xF0\x9D\x85\xAE");
    check("soft\xC2\xADly", "softly");  // a hyphen that is only seen at a line's end
    check("plain", "plain");
    check("\xFF broken", "\xFF broken");
}

static void ranges_are_read_with_a_word(void **state)
{
    (void)state;
    check("Walk 10-15 minutes.", "Walk 10 to 15 minutes.");
    check("Walk 10\xE2\x80\x93"
          "15 minutes.",
          "Walk 10 to 15 minutes.");
    check("10 - 15, or 20 \xE2\x80\x94 25", "10 to 15, or 20 to 25");
    check("9:30-10:15 and 1,000-1,500", "9:30 to 10:15 and 1,000 to 1,500");
    check_in("de", "10-15 Minuten", "10 bis 15 Minuten");
    check_in("fr", "10-15 minutes", "10 à 15 minutes");
    check_in("xx", "10-15", "10, 15");
}

static void what_only_looks_like_a_range_stays(void **state)
{
    (void)state;
    static const char *const others[] = { "B2-3", "a 6-week walk", "well-known", "minus -5", "3 - x", "3- " };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check(others[i], others[i]);
}

static void numbers_in_a_row_have_pauses_and_no_dashes(void **state)
{
    (void)state;
    check("2026-11-27", "2026, 11, 27");
    check("Call 0800-555.", "Call 0800, 555.");
    check("555\xE2\x80\x93"
          "123-444",
          "555, 123, 444");
    check("Breathe 4-7-8, then rest", "Breathe 4, 7, 8, then rest");
    check("05-10", "05, 10");
    check_in("de", "4-7-8 und 4-7", "4, 7, 8 und 4 bis 7");
}

static void a_blank_on_one_side_of_a_dash_is_a_slip(void **state)
{
    (void)state;
    check("3 -5", "3 to 5");
    check("10- 15 minutes", "10 to 15 minutes");
}

static void every_byte_knows_what_it_was(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    const char written[] = "A cafe\xCC\x81, 10-15 TVA";
    //                      0 2     8   10    16
    Respelt spoken = spoken_text(&english, written, &arena);
    assert_string_equal(spoken.text, "A [[k'afeI]], 10 to 15 T V A");
    const char *at = spoken.text;
    size_t      word = (size_t)(strstr(at, "[[") - at), to = (size_t)(strstr(at, "to") - at),
           fifteen = (size_t)(strstr(at, "15") - at), letters = (size_t)(strstr(at, "T V A") - at);
    assert_true(spoken.from[word] == 2 && spoken.to[word] == 8);
    assert_true(spoken.from[to] == 12 && spoken.to[to] == 13);
    assert_true(spoken.from[fifteen] == 13 && spoken.to[fifteen] == 14);
    assert_true(spoken.from[letters] == 16 && spoken.to[letters] == 19);
    arena_free(&arena);
}

static void each_language_has_its_word_between_two_numbers(void **state)
{
    static const char *const words[][2] = {
        { "en", "1 to 2" },     { "de", "1 bis 2" }, { "nl", "1 tot 2" },   { "fr", "1 à 2" },
        { "es", "1 a 2" },      { "it", "1 a 2" },   { "pt", "1 a 2" },     { "ca", "1 a 2" },
        { "sv", "1 till 2" },   { "da", "1 til 2" }, { "nb", "1 til 2" },   { "no", "1 til 2" },
        { "pl", "1 do 2" },     { "cs", "1 až 2" },  { "sk", "1 až 2" },    { "ru", "1 до 2" },
        { "uk", "1 до 2" },     { "el", "1 έως 2" }, { "EN-GB", "1 to 2" }, { "eng", "1, 2" },
        { "de-AT", "1 bis 2" }, { NULL, "1, 2" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_in(words[i][0], "1-2", words[i][1]);
}

static void any_dash_makes_a_range(void **state)
{
    static const char *const dashes[] = {
        "-", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x95", "\xE2\x88\x92"
    };
    char text[40];
    (void)state;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        snprintf(text, sizeof text, "10%s15", dashes[i]);
        check(text, "10 to 15");
        snprintf(text, sizeof text, "10 %s 15", dashes[i]);
        check(text, "10 to 15");
    }
    check("10\xE2\x80\x96"
          "15",
          "10\xE2\x80\x96"
          "15");  // a double bar, next to them
}

static void a_number_is_whole_and_begins_where_a_word_may(void **state)
{
    (void)state;
    check("1.5-2.5 km", "1.5 to 2.5 km");
    check("0-5", "0 to 5");
    check("0.5-1", "0.5 to 1");
    check("10-15.", "10 to 15.");
    check("10-15, 20-25: 3-4", "10 to 15, 20 to 25: 3 to 4");
    check("(10-15)", "(10 to 15)");
    check("10-05", "10 to 05");
    static const char *const others[] = { "-10-15", "1/10-15", "#10-15", "+10-15", "x10-15",
                                          "é10-15", "10-x",    "10-",    "10",     "10--15" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        check(others[i], others[i]);
}

static void what_is_read_is_what_is_written_where_nothing_changes(void **state)
{
    Arena       arena = { 0 };
    const char *plain = "Lift and go 6-week";
    (void)state;
    assert_ptr_equal(spoken_words(&english, plain, &arena), plain);
    assert_string_equal(spoken_words(&english, "TVA", &arena), "T V A");
    assert_string_equal(spoken_words(&english, "6-8", &arena), "6 to 8");
    assert_string_equal(spoken_words(&english, "cafe\xCC\x81", &arena), "[[k'afeI]]");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_composed),
        cmocka_unit_test(ranges_are_read_with_a_word),
        cmocka_unit_test(what_only_looks_like_a_range_stays),
        cmocka_unit_test(numbers_in_a_row_have_pauses_and_no_dashes),
        cmocka_unit_test(a_blank_on_one_side_of_a_dash_is_a_slip),
        cmocka_unit_test(every_byte_knows_what_it_was),
        cmocka_unit_test(each_language_has_its_word_between_two_numbers),
        cmocka_unit_test(any_dash_makes_a_range),
        cmocka_unit_test(a_number_is_whole_and_begins_where_a_word_may),
        cmocka_unit_test(what_is_read_is_what_is_written_where_nothing_changes),
    };
    return cmocka_run_group_tests_name("voice_spoken", tests, NULL, NULL);
}
