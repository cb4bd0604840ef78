// The check-in after a walk, key by key.
#include "play/checkin.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

static Checkin typed(bool signs_only, const char *keys)
{
    Checkin checkin = { .signs_only = signs_only };
    for (; *keys; keys++)
        checkin_key(&checkin, *keys);
    return checkin;
}

// The letter before a sign at a stage.
static char letter_of(CheckinStage stage, const char *words, Arena *arena)
{
    Checkin     checkin = { .stage = stage };
    const char *text = checkin_text(&checkin, arena), *at = strstr(text, words);
    assert_non_null(at);
    while (at > text && at[-1] != '\n')
        at--;
    return at[3];
}

static void enter_three_times_says_nothing_at_all(void **state)
{
    (void)state;
    Checkin checkin = typed(false, "\r\r");
    assert_int_equal(checkin.stage, CHECKIN_FEEL);
    checkin = typed(false, "\r\r\r");
    assert_int_equal(checkin.stage, CHECKIN_OVER);
    assert_int_equal(checkin.feel, FEEL_NOT_SAID);
    assert_int_equal(checkin.signs, 0);
}

static void e_g_and_h_say_how_it_was(void **state)
{
    (void)state;
    assert_int_equal(typed(false, "\r\re").feel, FEEL_EASY);
    assert_int_equal(typed(false, "\r\rG").feel, FEEL_GOOD);
    assert_int_equal(typed(false, "\r\rh").feel, FEEL_HARD);
    assert_int_equal(typed(false, "\r\rx").stage, CHECKIN_FEEL);
}

static void a_letter_is_its_sign_and_pressed_again_is_not(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    char    keys[4] = { letter_of(CHECKIN_RED, "eg or calf", &arena) };
    Checkin checkin = typed(false, keys);
    assert_true(sign_set_red(checkin.signs));
    assert_int_equal(checkin.signs, sign_set_of("leg"));
    keys[1] = keys[0];
    assert_int_equal(typed(false, keys).signs, 0);
    arena_free(&arena);
}

static void a_red_sign_ends_the_questions(void **state)
{
    (void)state;
    Checkin checkin = typed(false, "a\r");
    assert_int_equal(checkin.stage, CHECKIN_OVER);
    assert_int_equal(checkin.signs, sign_set_of("chest-pain"));
}

static void an_amber_sign_does_not(void **state)
{
    (void)state;
    Checkin checkin = typed(false, "\ra\r");
    assert_int_equal(checkin.stage, CHECKIN_FEEL);
    assert_int_equal(checkin.signs, sign_set_of("heavy"));
    assert_true(sign_set_amber(checkin.signs));
}

static void after_a_drill_or_half_a_walk_only_signs_are_asked(void **state)
{
    (void)state;
    assert_int_equal(typed(true, "\r").stage, CHECKIN_AMBER);
    assert_int_equal(typed(true, "\r\r").stage, CHECKIN_OVER);
}

static void q_leaves_and_notes_no_sign(void **state)
{
    (void)state;
    Checkin checkin = typed(false, "q");
    assert_int_equal(checkin.stage, CHECKIN_OVER);
    assert_int_equal(checkin.signs, 0);
}

static void every_letter_of_every_sign_is_its_own(void **state)
{
    (void)state;
    SignSet seen = 0;
    int     signs = 0;
    for (char letter = 'a'; letter <= 'z'; letter++) {
        char    keys[] = { letter, '\0' };
        Checkin checkin = typed(false, keys);
        assert_int_equal(seen & checkin.signs, 0);
        seen |= checkin.signs;
        signs += checkin.signs != 0 || checkin.harm;
    }
    assert_int_equal(signs, 17);  // eight that call the number, nine the provider
    assert_true(sign_set_red(seen) && !sign_set_amber(seen));
}

static void harm_is_shown_and_in_no_set(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    char    keys[4] = { letter_of(CHECKIN_RED, "harming", &arena) };
    Checkin checkin = typed(false, keys);
    assert_true(checkin.harm);
    assert_int_equal(checkin.signs, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_three_times_says_nothing_at_all),
        cmocka_unit_test(e_g_and_h_say_how_it_was),
        cmocka_unit_test(a_letter_is_its_sign_and_pressed_again_is_not),
        cmocka_unit_test(a_red_sign_ends_the_questions),
        cmocka_unit_test(an_amber_sign_does_not),
        cmocka_unit_test(after_a_drill_or_half_a_walk_only_signs_are_asked),
        cmocka_unit_test(q_leaves_and_notes_no_sign),
        cmocka_unit_test(every_letter_of_every_sign_is_its_own),
        cmocka_unit_test(harm_is_shown_and_in_no_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
