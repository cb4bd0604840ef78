// coach/coach.h: the stop signs as they are really said, in the score of a walk that is shipped.
#include "cast/read.h"
#include "cmocka_all.h"
#include "coach/coach.h"
#include "session/read.h"
#include "walk.h"

typedef struct {
    Walk        *walk;
    Desk         desk;
    ScorePhrase *phrases;
    size_t       count;
} Said;

static int set_up(void **state)
{
    Said *said = calloc(1, sizeof *said);
    Walk *walk = said->walk = walk_new();
    said->desk = (Desk){ &walk->arena, &walk->diags, &walk->path, NULL };
    Walker         typed = WALKER_UNKNOWN;
    SessionRequest request = { .name = "5min", .today = "2026-11-29", .seed = 1, .walker = WALKER_UNKNOWN };
    request.typed = &typed;
    assert_true(session_read(&request, &said->desk, &walk->session));
    assert_true(cast_read(&walk->session, &said->desk, &walk->cast));
    assert_true(timeline_build(&walk->session, &walk->arena, &walk->diags, &walk->timeline));
    const ScorePhrase *asked = score_phrases(&walk->timeline, &walk->arena, &said->count);
    said->phrases = ARENA_ARRAY(&walk->arena, ScorePhrase, said->count + 1);
    memcpy(said->phrases, asked, said->count * sizeof *asked);
    for (size_t i = 0; i < said->count; i++)
        said->phrases[i].clip = walk_speak(said->phrases[i].text);
    assert_true(cast_read_sounds(&walk->cast, walk->sounds, &walk->diags));
    assert_true(score_build(&walk->timeline, said->phrases, said->count, walk->sounds, &walk->cast,
                            &walk->settings, &walk->arena, &walk->diags, &walk->score));
    *state = said;
    return 0;
}
static int tear_down(void **state)
{
    Said *said = *state;
    for (size_t i = 0; i < said->count; i++)
        clip_free((Clip *)said->phrases[i].clip);
    walk_free(said->walk);
    free(said);
    return 0;
}

// Phrase 2 of "5min" has all of the signs, from 6.25 s to 14.75 s by this voice.
enum { SIGNS = 2 };
#define FROM (WALK_SECOND * 625 / 100)
#define TO   (WALK_SECOND * 1475 / 100)

static Spoken *spoken(const Said *said, size_t i) { return (Spoken *)&said->walk->score.spoken[i]; }
static bool    check(const Said *said, Opening *out)
{
    const Walk *walk = said->walk;
    *out = (Opening){ 1, 1 };
    return coach_check_score(&walk->session, &walk->cast, &walk->score, false, &said->desk, out);
}
static void assert_said(const Said *said, const char *part)
{
    assert_int_equal(said->walk->diags.errors, 1);
    const Diag *diag = &said->walk->diags.items[said->walk->diags.count - 1];
    if (!strstr(diag->message, part))
        fail_msg("\"%s\" is not in \"%s\"", part, diag->message);
}

// 35 words in 8.4 s are as many as anyone says; in less they are not all there.
static void a_voice_that_is_over_too_soon_has_not_said_them(void **state)
{
    Said   *said = *state;
    Opening opening;
    spoken(said, SIGNS)->end = spoken(said, SIGNS)->onset + 1 * said->walk->score.rate;
    assert_false(check(said, &opening));
    assert_said(said, "words of them take the voice");
    assert_said(said, " 1.0 s: the stop signs would not be heard");
}

static void it_lasts_from_the_first_words_of_the_signs_to_the_last(void **state)
{
    Said   *said = *state;
    Opening opening;
    assert_true(check(said, &opening));
    assert_int_equal(opening.from, FROM);
    assert_int_equal(opening.to, TO);
    spoken(said, 1)->text = "Get help for chest pain.";  // from 3.75 s
    spoken(said, 2)->text = "Get help for trouble breathing, heavy bleeding, a painful leg, bad headache or "
                            "fainting. Stop if you hurt, leak or feel heavy.";
    assert_true(check(said, &opening));
    assert_int_equal(opening.from, WALK_SECOND * 375 / 100);
    assert_int_equal(opening.to, TO);
}

static void a_sign_that_is_not_said_is_named(void **state)
{
    static const struct {
        const char *text, *missing;
    } rows[] = {
        { "Get help for trouble breathing, heavy bleeding, a painful leg, bad headache or fainting. Stop if "
          "you "
          "hurt, leak or feel heavy.",
          "leaves out chest pain" },
        { "Get help for chest pain, heavy bleeding, a painful leg, bad headache or fainting. Stop if you "
          "hurt, "
          "leak or feel heavy.",
          "leaves out trouble breathing" },
        { "Get help for chest pain, trouble breathing, heavy bleeding, a painful leg or bad headache. Stop "
          "if "
          "you hurt, leak or feel heavy.",
          "leaves out fainting" },
        { "Get help for chest pain, trouble breathing, heavy bleeding, a painful leg, bad headache or "
          "fainting. "
          "Stop if you hurt or leak.",
          "leaves out heaviness" },
        { "Get help for chest pain, trouble breathing, heavy bleeding, a painful leg, bad headache or "
          "fainting. "
          "Stop if you feel heavy.",
          "leaves out pain, leaking" },
    };
    Said   *said = *state;
    Opening opening;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        said->walk->diags.errors = 0;
        spoken(said, SIGNS)->text = rows[i].text;
        assert_false(check(said, &opening));
        assert_said(said, rows[i].missing);
    }
}

static void what_is_left_out_is_not_said(void **state)
{
    Said   *said = *state;
    Opening opening;
    spoken(said, SIGNS)->fate = SPOKEN_LEFT_OUT;
    assert_false(check(said, &opening));
    assert_said(said,
                "leaves out chest pain, trouble breathing, heavy bleeding, a painful leg, a bad headache, "
                "fainting, pain, leaking, heaviness");
    assert_int_equal(opening.from, 0);
    assert_int_equal(opening.to, 0);
}

static void what_is_said_in_the_second_part_is_not_the_opening(void **state)
{
    Said   *said = *state;
    Opening opening;
    spoken(said, 5)->text = "Get help for chest pain.";  // from 50 s, when she walks already
    assert_true(check(said, &opening));
    assert_int_equal(opening.to, TO);
}

static void the_first_minute_is_the_latest(void **state)
{
    Said   *said = *state;
    Opening opening;
    spoken(said, SIGNS)->onset = 60 * WALK_RATE;
    spoken(said, SIGNS)->end = 70 * WALK_RATE;
    assert_true(check(said, &opening));
    spoken(said, SIGNS)->onset++;
    assert_false(check(said, &opening));
    assert_said(said, "they are said after the first minute, when she is already walking");
}

static void a_silent_voice_has_no_opening(void **state)
{
    Said   *said = *state;
    Opening opening;
    said->walk->cast.voice.engine = ENGINE_SILENT;
    assert_true(check(said, &opening));
    assert_int_equal(opening.from, 0);
    assert_int_equal(opening.to, 0);
}

static void a_stretch_opens_if_all_of_it_is_heard_in_it(void **state)
{
    (void)state;
    const Opening opening = { 2000, 9000 }, nowhere = { 0, 0 };
    assert_true(coach_opens(&opening, 2000, 9000, LAYERS_ALL));
    assert_false(coach_opens(&opening, 2001, 9000, LAYERS_ALL));
    assert_false(coach_opens(&opening, 2000, 8999, LAYERS_ALL));
    assert_false(coach_opens(&opening, 2000, 9000, LAYERS_ALL & ~LAYER_BIT(LAYER_VOICE)));
    assert_true(coach_opens(&opening, 0, 9001, LAYER_BIT(LAYER_VOICE)));
    assert_false(coach_opens(&nowhere, 0, 9001, LAYERS_ALL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_lasts_from_the_first_words_of_the_signs_to_the_last, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_voice_that_is_over_too_soon_has_not_said_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sign_that_is_not_said_is_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_left_out_is_not_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_said_in_the_second_part_is_not_the_opening, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_first_minute_is_the_latest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_silent_voice_has_no_opening, set_up, tear_down),
        cmocka_unit_test(a_stretch_opens_if_all_of_it_is_heard_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
