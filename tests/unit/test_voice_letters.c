// What a voice cannot read is found, at its place in the text as written.
#include "voice/letters.h"

#include "cmocka_all.h"

#include <string.h>

static const Respelling   respellings[] = { { "→", "to" },
                                            { "щ", "[[StSA:]]" },
                                            { "TVA", "[[t,i:#v,i:*eI]]" } };
static const VoiceProfile english = { .language = "en-gb",
                                      .espeak_voice = "en-gb-x-rp+f4",
                                      .respellings = respellings,
                                      .respelling_count = sizeof respellings / sizeof *respellings };

// odd: what is expected, with its kind; NULL: nothing.
static void check(const VoiceProfile *profile, const char *written, const char *odd, OddKind kind)
{
    Arena     arena = { 0 };
    OddLetter found;
    if (!letters_find_odd(profile, written, &arena, &found)) {
        if (odd)
            fail_msg("nothing is found in \"%s\"", written);
    } else if (!odd)
        fail_msg("\"%.*s\" is found in \"%s\"", (int)found.bytes, found.at, written);
    else {
        assert_ptr_equal(found.at, strstr(written, odd));
        assert_int_equal(found.bytes, strlen(odd));
        assert_int_equal(found.kind, kind);
    }
    arena_free(&arena);
}

static void letters_of_another_alphabet_are_odd(void **state)
{
    (void)state;
    check(&english, "Round the пруд", "п", ODD_LETTER);
    check(&english, "散歩", "散", ODD_LETTER);
    check(&english, "10-15 α", "α", ODD_LETTER);
    check(&english, "Café, cafe\xCC\x81, naïve, Łódź – “soft” 10 °C", NULL, 0);
}

static void signs_that_are_named_are_odd(void **state)
{
    (void)state;
    static const char *const signs[] = { "#", "*", "/", "\\", "~", "™",  "℃", "←",
                                         "✓", "★", "⏱", "♥",  "💪", "Ａ", "①" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        char text[40] = "In 10-15 steps, ";
        check(&english, strcat(strcat(text, signs[i]), " now"), signs[i], ODD_SIGN);
    }
}

static void what_is_read_as_anybody_would_is_not(void **state)
{
    (void)state;
    check(&english, "2 + 2 = 4, 5 % & ½ £3 €4 $5 × ÷ ± ≥ −5° @ (a) [b] {c} … • «d» ‘e’ ¿f? g_h", NULL, 0);
    check(&english, "", NULL, 0);
    check(&english, "\xFF\xFE", NULL, 0);
}

static void what_is_respelt_is_as_its_respelling(void **state)
{
    (void)state;
    check(&english, "From the oak → the pond", NULL, 0);
    check(&english, "щ", NULL, 0);
    check(&english, "Your TVA", NULL, 0);  // the sounds hold a # and a *
    check(&english, "Your TVA ★", "★", ODD_SIGN);
    check(&english, "Say [[d,aI#a*]] ~", "~", ODD_SIGN);
    check(&english, "A [[ that never ends *", "*", ODD_SIGN);
}

static void a_voice_reads_its_own_language(void **state)
{
    (void)state;
    const VoiceProfile russian = { .language = "ru" }, greek = { .language = "en", .espeak_voice = "el+f2" },
                       rune = { .language = "run" };
    check(&russian, "Мягкие плечи", NULL, 0);
    check(&russian, "ώμοι", "ώ", ODD_LETTER);
    check(&greek, "ώμοι", NULL, 0);
    check(&rune, "Мягкие плечи", "М", ODD_LETTER);
}

static void only_a_synthesiser_reads(void **state)
{
    (void)state;
    check(&(VoiceProfile){ .language = "en", .engine = ENGINE_COMMAND }, "щ", "щ", ODD_LETTER);
    check(&(VoiceProfile){ .language = "en", .engine = ENGINE_RECORDINGS }, "щ", NULL, 0);
    check(&(VoiceProfile){ .language = "en", .engine = ENGINE_SILENT }, "щ", NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_of_another_alphabet_are_odd),
        cmocka_unit_test(signs_that_are_named_are_odd),
        cmocka_unit_test(what_is_read_as_anybody_would_is_not),
        cmocka_unit_test(what_is_respelt_is_as_its_respelling),
        cmocka_unit_test(a_voice_reads_its_own_language),
        cmocka_unit_test(only_a_synthesiser_reads),
    };
    return cmocka_run_group_tests_name("voice_letters", tests, NULL, NULL);
}
