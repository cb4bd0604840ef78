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

// --- Characters, to the ends of their kinds ---------------------------------------------------

// As UTF-8, between "a" and "b".
static const char *between(uint32_t point, Arena *arena)
{
    if (point < 0x80)
        return arena_printf(arena, "a%cb", (int)point);
    if (point < 0x800)
        return arena_printf(arena, "a%c%cb", (int)(0xC0 | point >> 6), (int)(0x80 | (point & 0x3F)));
    return arena_printf(arena, "a%c%c%cb", (int)(0xE0 | point >> 12), (int)(0x80 | (point >> 6 & 0x3F)),
                        (int)(0x80 | (point & 0x3F)));
}

static void what_has_no_width_hides_no_word(void **state)
{
    static const uint32_t points[] = { 0xAD,   0x200B, 0x200F, 0x202A, 0x202E,
                                       0x2060, 0x2064, 0xFE00, 0xFE0F, 0xFEFF };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_string_equal(heard_text(between(points[i], &arena), NULL, &arena), " ab ");
    arena_free(&arena);
}

static void blanks_and_marks_part_words(void **state)
{
    static const uint32_t points[] = { ' ',    '!',    '-',    ',',    '"',    '/',    '@',
                                       '[',    '`',    '{',    '~',    0xA0,   0x2000, 0x200A,
                                       0x2010, 0x2018, 0x201C, 0x2029, 0x202F, 0x205F, 0x3000 };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_string_equal(heard_text(between(points[i], &arena), NULL, &arena), " a b ");
    arena_free(&arena);
}

static void letters_of_any_script_are_part_of_a_word(void **state)
{
    static const uint32_t points[] = { 'z',    '0',    '9',    0xA1,   0xDF,   0x3B2, 0x5D0,
                                       0x1FFE, 0x2070, 0x2FFB, 0x3042, 0xFDFD, 0xFE10 };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        const char *word = between(points[i], &arena);
        assert_string_equal(heard_text(word, NULL, &arena), arena_printf(&arena, " %s ", word));
    }
    assert_string_equal(heard_text("DON\xE2\x80\x99T", NULL, &arena), " don't ");
    assert_string_equal(heard_text("don't", NULL, &arena), " don't ");
    assert_string_equal(heard_text("", NULL, &arena), " ");
    arena_free(&arena);
}

static void what_only_looks_like_an_insertion_is_heard(void **state)
{
    (void)state;
    check("a {b", " a b ");
    check("a [b] c", " a b c ");
    check("a [[b] c", " a b c ");
    check("a < 3", " a 3 ");
    check("a <3", " a 3 ");
    check("a <b c", " a b c ");
    check("a <", " a ");
    check("a <!-- b > c --> d", " a * d ");
    check("a <!doctype> b <?x?> c </d> e", " a * b * c * e ");
    check("{a}{b}", " * * ");
}

static void a_sentence_ends_at_its_mark_but_not_at_a_question(void **state)
{
    static const char *const wanted[] = { " chest pain get help ", " stop ", " wait ", " * goes on ",
                                          " and the rest " };
    size_t                   count;
    (void)state;
    Arena              arena = { 0 };
    const char *const *got = heard_sentences("Chest pain? Get help. Stop! Wait; {a.b} goes on. And the rest",
                                             NULL, &arena, &count);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(got[i], wanted[i]);
    heard_sentences("", NULL, &arena, &count);
    assert_int_equal(count, 0);
    arena_free(&arena);
}

static void a_phrase_is_found_as_whole_words(void **state)
{
    (void)state;
    Arena         arena = { 0 };
    const char   *texts[] = { "chest pain", "Leg", "faint" };
    const Phrases wanted = heard_phrases(&(Phrases){ texts, 3 }, &arena);
    assert_int_equal(wanted.count, 3);
    assert_ptr_equal(heard_among(" a chest pain ", &wanted), wanted.items[0]);
    assert_ptr_equal(heard_among(" the leg and chest pain ", &wanted), wanted.items[0]);
    assert_ptr_equal(heard_among(" the leg ", &wanted), wanted.items[1]);
    assert_null(heard_among(" fainting or legs and chest and pain ", &wanted));
    assert_null(heard_among(" ", &wanted));
    assert_true(heard_may_hold(heard_letters(" the leg "), " leg "));
    assert_false(heard_may_hold(heard_letters(" the leg "), " faint "));
    assert_true(heard_may_hold(0, "anything"));
    assert_true(heard_may_hold(0, " "));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_are_composed_before_they_are_respelled),
        cmocka_unit_test(a_range_is_heard_as_it_is_read),
        cmocka_unit_test(nobody_knows_what_is_filled_in_or_spelt_in_phonemes),
        cmocka_unit_test(phrases_are_found_however_their_letters_were_typed),
        cmocka_unit_test(what_has_no_width_hides_no_word),
        cmocka_unit_test(blanks_and_marks_part_words),
        cmocka_unit_test(letters_of_any_script_are_part_of_a_word),
        cmocka_unit_test(what_only_looks_like_an_insertion_is_heard),
        cmocka_unit_test(a_sentence_ends_at_its_mark_but_not_at_a_question),
        cmocka_unit_test(a_phrase_is_found_as_whole_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
