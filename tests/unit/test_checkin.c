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

static void what_is_asked_at_each_stage(void **state)
{
    (void)state;
    Arena   arena = { 0 };
    Checkin checkin = typed(false, "ab");
    assert_string_equal(
        checkin_text(&checkin, &arena),
        "Any of these? Press its letter, then Enter. None of them: Enter.\n"
        " * a  Chest pain\n * b  Trouble breathing\n   c  A seizure\n   d  Fainting\n"
        "   e  Bleeding that does not stop, or makes you faint\n"
        "   f  A painful leg together with breathlessness\n"
        "   g  Numb between the legs or in both legs, a leg suddenly weak, or suddenly no control of bladder "
        "or bowel\n"
        "   h  Thoughts of harming yourself or the baby\n"
        "   i  Heavy bleeding: a pad soaked in an hour, or clots like an egg\n"
        "   j  A red, swollen or painful leg or calf\n   k  A wound that opens, weeps, smells or gets "
        "redder\n"
        "   l  A temperature of 38 °C or more\n   m  A bad headache, or a change in how you see\n"
        "   n  Dizziness\n   o  New leaking of stool\n   p  You cannot pass urine\n"
        "   r  A bad-smelling discharge, or strong belly pain\n");
    checkin = typed(false, "h");
    assert_non_null(strstr(checkin_text(&checkin, &arena), "\n * h  Thoughts of harming"));
    checkin = typed(false, "\rbe");
    assert_string_equal(checkin_text(&checkin, &arena),
                        "And of these? The letter, then Enter. None of them: Enter.\n"
                        "   a  Heaviness, dragging or a bulge\n * b  Leaking\n   c  A belly that domes\n"
                        "   d  Pain that stays an hour after\n"
                        " * e  Bleeding that is redder or heavier than before\n");
    checkin = typed(false, "\r\n");
    assert_string_equal(checkin_text(&checkin, &arena),
                        "How was it?  e easy   g good   h hard   Enter: not said\n");
    checkin = typed(false, "q");
    assert_string_equal(checkin_text(&checkin, &arena), "");
    arena_free(&arena);
}

static void harm_ends_the_questions_and_pressed_again_does_not(void **state)
{
    (void)state;
    assert_int_equal(typed(false, "h\r").stage, CHECKIN_OVER);
    assert_int_equal(typed(false, "hh\r").stage, CHECKIN_AMBER);
    assert_int_equal(typed(true, "h\r").stage, CHECKIN_OVER);
}

// Ctrl-C, Ctrl-D and Esc leave at any stage; after that no key counts.
static void other_keys_leave_too(void **state)
{
    (void)state;
    static const char *const leave[] = { "\x03", "\x04", "\x1b", "Q" };
    for (int i = 0; i < 4; i++) {
        char keys[8];
        assert_int_equal(typed(false, leave[i]).stage, CHECKIN_OVER);
        snprintf(keys, sizeof keys, "\r\r%se", leave[i]);
        assert_int_equal(typed(false, keys).feel, FEEL_NOT_SAID);
        assert_int_equal(typed(false, keys).stage, CHECKIN_OVER);
    }
    assert_int_equal(typed(false, "\x02\x05\x1c 1").stage, CHECKIN_RED);
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
        cmocka_unit_test(what_is_asked_at_each_stage),
        cmocka_unit_test(harm_ends_the_questions_and_pressed_again_does_not),
        cmocka_unit_test(other_keys_leave_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
