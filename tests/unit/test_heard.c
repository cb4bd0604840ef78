// Words as the coach hears them: those that the voice is given, whatever is written.
#include "cmocka_all.h"
#include "coach/heard.h"

#include <stddef.h>

static const Respelling   respellings[] = { { "café", "walk" }, { "TVA", "T V A" } };
static const VoiceProfile english = { .language = "en-gb",
                                      .respellings = respellings,
                                      .respelling_count = sizeof respellings / sizeof *respellings };

static void check(const char *written, const char *heard)
{
    Arena arena = { 0 };
    assert_string_equal(heard_text(written, &english, &arena), heard);
    arena_free(&arena);
}

static void letters_are_composed_before_they_are_respelled(void **state)
{
    (void)state;
    check("The cafe\xCC\x81!", " the walk ");
    check("nai\xCC\x88ve", " naïve ");
    check("che\xC2\xADst pa\xE2\x80\x8Bin", " chest pain ");
}

static void a_range_is_heard_as_it_is_read(void **state)
{
    (void)state;
    check("Lift 10-15 kilos.", " lift 10 to 15 kilos ");
    check("TVA, then", " t v a then ");
}

static void nobody_knows_what_is_filled_in_or_spelt_in_phonemes(void **state)
{
    (void)state;
    check("Chest {side} pain", " chest * pain ");
    check("[[p'eIn]] now", " * now ");
    check("<b>pain</b>", " * pain * ");
}

static void phrases_are_found_however_their_letters_were_typed(void **state)
{
    (void)state;
    Arena         arena = { 0 };
    const char   *apart[] = { "de\xCC\x81maille" };
    const char   *heard = heard_text("Le mollet d\xC3\xA9maille", &english, &arena);
    const Phrases wanted = heard_phrases(&(Phrases){ apart, 1 }, &arena);
    assert_ptr_equal(heard_among(heard, &wanted), wanted.items[0]);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_composed_before_they_are_respelled),
        cmocka_unit_test(a_range_is_heard_as_it_is_read),
        cmocka_unit_test(nobody_knows_what_is_filled_in_or_spelt_in_phonemes),
        cmocka_unit_test(phrases_are_found_however_their_letters_were_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
