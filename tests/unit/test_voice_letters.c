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

// --- Where an alphabet begins and ends --------------------------------------------------------

// As UTF-8, whatever it is.
static const char *letter(uint32_t point)
{
    static char           bytes[5];
    static const unsigned lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    int                   more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    memset(bytes, 0, sizeof bytes);
    for (int i = more; i > 0; i--, point >>= 6)
        bytes[i] = (char)(0x80 | (point & 0x3F));
    bytes[0] = (char)(lead[more] | point);
    return bytes;
}

static void each_alphabet_is_read_by_its_languages_from_its_first_letter_to_its_last(void **state)
{
    static const struct {
        uint32_t    first, last;
        const char *languages[10];
    } alphabets[] = {
        { 0x0370, 0x03FF, { "el", "grc" } },
        { 0x0400, 0x052F, { "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn" } },
        { 0x0400, 0x052F, { "tt", "ba", "cv" } },
        { 0x0530, 0x058F, { "hy", "hyw" } },
        { 0x0590, 0x05FF, { "he" } },
        { 0x0600, 0x077F, { "ar", "fa", "ur", "ug", "sd", "ps", "ku" } },
        { 0x0900, 0x097F, { "hi", "mr", "ne", "kok" } },
        { 0x0980, 0x09FF, { "bn", "as", "bpy" } },
        { 0x0A00, 0x0A7F, { "pa" } },
        { 0x0A80, 0x0AFF, { "gu" } },
        { 0x0B00, 0x0B7F, { "or" } },
        { 0x0B80, 0x0BFF, { "ta" } },
        { 0x0C00, 0x0C7F, { "te" } },
        { 0x0C80, 0x0CFF, { "kn" } },
        { 0x0D00, 0x0D7F, { "ml" } },
        { 0x0D80, 0x0DFF, { "si" } },
        { 0x0E00, 0x0E7F, { "th" } },
        { 0x1000, 0x109F, { "my", "shn" } },
        { 0x10A0, 0x10FF, { "ka" } },
        { 0x1100, 0x11FF, { "ko" } },
        { 0x1200, 0x139F, { "am" } },
        { 0x13A0, 0x13FF, { "chr" } },
        { 0x1780, 0x17FF, { "km" } },
        { 0x1F00, 0x1FFF, { "el", "grc" } },
        { 0x3040, 0x30FF, { "ja" } },
        { 0x3400, 0x9FFF, { "zh", "cmn", "yue", "hak", "ja", "ko" } },
        { 0xAC00, 0xD7AF, { "ko" } },
    };
    (void)state;
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++)
        for (int end = 0; end < 2; end++) {
            const char *text = letter(end ? alphabets[i].last : alphabets[i].first);
            check(&english, text, text, ODD_LETTER);
            for (int l = 0; l < 10 && alphabets[i].languages[l]; l++)
                check(&(VoiceProfile){ .language = alphabets[i].languages[l] }, text, NULL, 0);
        }
}

static void signs_are_odd_from_the_first_of_a_kind_to_the_last(void **state)
{
    static const uint32_t odd[] = {
        0x00A9, 0x00AE, 0x2030, 0x2037, 0x2100,  0x2115,  0x2117,  0x214F,  0x2190,
        0x21FF, 0x2300, 0x23FF, 0x2460, 0x27BF,  0x27F0,  0x297F,  0x2B00,  0x2BFF,
        0xE000, 0xF8FF, 0xFF01, 0xFF5E, 0x1D400, 0x1D7FF, 0x1F000, 0x1FAFF,
    };
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        check(&english, letter(odd[i]), letter(odd[i]), ODD_SIGN);
}

static void what_is_next_to_an_alphabet_or_a_kind_of_sign_is_not_odd(void **state)
{
    static const uint32_t next[] = {
        0x036F, 0x0780, 0x08FF, 0x0E80, 0x0FFF, 0x1400,  0x177F,  0x1800,  0x1EFF,  0x2000, 0x303F,
        0x3100, 0x33FF, 0xA000, 0xABFF, 0xD7B0, 0x00A8,  0x00AA,  0x00AD,  0x00AF,  0x202F, 0x2038,
        0x20FF, 0x2116, 0x2150, 0x218F, 0x2200, 0x22FF,  0x2400,  0x245F,  0x27C0,  0x27EF, 0x2980,
        0x2AFF, 0x2C00, 0xF900, 0xFF00, 0xFF5F, 0x1D3FF, 0x1D800, 0x1EFFF, 0x1FB00,
    };
    (void)state;
    for (size_t i = 0; i < sizeof next / sizeof *next; i++)
        check(&english, letter(next[i]), NULL, 0);
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
        cmocka_unit_test(each_alphabet_is_read_by_its_languages_from_its_first_letter_to_its_last),
        cmocka_unit_test(signs_are_odd_from_the_first_of_a_kind_to_the_last),
        cmocka_unit_test(what_is_next_to_an_alphabet_or_a_kind_of_sign_is_not_odd),
    };
    return cmocka_run_group_tests_name("voice_letters", tests, NULL, NULL);
}
