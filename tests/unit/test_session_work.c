// What a step of a drill asks, by its words, its moves and its label; and when a phrase is in a text.
#include "cmocka_all.h"
#include "session/stages.h"

#include <string.h>

// --- Phrases ---------------------------------------------------------------------------

static void a_phrase_is_in_a_text_as_whole_words(void **state)
{
    (void)state;
    static const struct {
        const char *text, *phrase;
        bool        holds;
    } cases[] = { { "Out, lift", "lift", true },
                  { "LIFT your eyes", "lift", true },
                  { "uplift", "lift", false },
                  { "lifting", "lift", false },
                  { "uplift, then lift", "lift", true },
                  { "hips up now", "hips up", true },
                  { "hips upwards", "hips up", false },
                  { "lift", "lift", true },
                  { "lift2", "lift", false },
                  { "2lift", "lift", false },
                  { "liftü", "lift", false },
                  { "ülift", "lift", false },
                  { "(lift)", "lift", true },
                  { "anything", "", false },
                  { "", "lift", false } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (words_hold(cases[i].text, cases[i].phrase) != cases[i].holds)
            fail_msg("\"%s\" in \"%s\"", cases[i].phrase, cases[i].text);
}

// --- Steps -----------------------------------------------------------------------------

static const char *const plank[] = { "plank", "hips up" }, *const press[] = { "press" },
                         *const floor_[] = { "squeeze" }, *const stand[] = { "stand up" },
                         *const turn[] = { "a book" };
static const WorkWords          words = { .of = { [WORK_PLANK] = { plank, 2 },
                                                  [WORK_PRESS] = { press, 1 },
                                                  [WORK_FLOOR] = { floor_, 1 },
                                                  [WORK_STAND] = { stand, 1 },
                                                  [WORK_TURN] = { turn, 1 } } };

typedef enum { NO_LABEL, BELLY, FLOOR } Label;

static Work work_with(const char *full, const char *brief, Label label, const MoveKind *moves, int count)
{
    const Wording one = { .text = full }, two = { .text = brief };
    const Pool    pool = { .full = { &one, 1 },
                           .brief = { &two, brief ? 1 : 0 },
                           .core = label != NO_LABEL,
                           .floor = label == FLOOR };
    DrillStep     step = { .pool = full ? &pool : NULL, .move_count = count };
    for (int i = 0; i < count; i++)
        step.moves[i].kind = moves[i];
    return work_of(&step, &words);
}

static Work on_the_way_out(const char *full, const char *brief, Label label)
{
    return work_with(full, brief, label, (MoveKind[]){ MOVE_IN, MOVE_OUT }, 2);
}

static void a_step_is_known_by_its_words_before_its_label(void **state)
{
    (void)state;
    assert_int_equal(on_the_way_out("Out, hips up", NULL, NO_LABEL), WORK_PLANK);
    assert_int_equal(on_the_way_out("Out, hips up", NULL, FLOOR), WORK_PLANK);
    assert_int_equal(on_the_way_out("Out, squeeze and press", NULL, NO_LABEL), WORK_PRESS);
    assert_int_equal(on_the_way_out("Plank, and press", NULL, NO_LABEL), WORK_PLANK);
    assert_int_equal(on_the_way_out("Squeeze, and stand up", NULL, BELLY), WORK_FLOOR);
    assert_int_equal(on_the_way_out("Out, stand up", NULL, BELLY), WORK_STAND);
    assert_int_equal(on_the_way_out("Like a book", NULL, NO_LABEL), WORK_TURN);
    assert_int_equal(on_the_way_out("Like a book", NULL, BELLY), WORK_LIFT);
    assert_int_equal(on_the_way_out("Out", "Press", NO_LABEL), WORK_PRESS);  // its short form counts as well
    assert_int_equal(on_the_way_out("Out, lift", NULL, BELLY), WORK_LIFT);
    assert_int_equal(on_the_way_out("Out, lift", NULL, FLOOR), WORK_FLOOR);
    assert_int_equal(on_the_way_out("Out", NULL, NO_LABEL), WORK_NONE);
    assert_int_equal(on_the_way_out(NULL, NULL, NO_LABEL), WORK_NONE);
}

static void a_hold_and_quick_efforts_are_work_whatever_is_said(void **state)
{
    (void)state;
    const MoveKind hold[] = { MOVE_HOLD_TIME }, breaths[] = { MOVE_IN, MOVE_HOLD_BREATHS },
                   quick[] = { MOVE_QUICK };
    assert_int_equal(work_with("Stay", NULL, NO_LABEL, hold, 1), WORK_HELD);
    assert_int_equal(work_with("Stay", NULL, NO_LABEL, breaths, 2), WORK_HELD);
    assert_int_equal(work_with(NULL, NULL, NO_LABEL, hold, 1), WORK_HELD);
    assert_int_equal(work_with("Stay", NULL, FLOOR, hold, 1), WORK_FLOOR);
    assert_int_equal(work_with("Now", NULL, NO_LABEL, quick, 1), WORK_FLOOR);
    assert_int_equal(work_with("Now, press", NULL, NO_LABEL, quick, 1), WORK_PRESS);
}

static void a_breath_in_and_a_rest_ask_nothing(void **state)
{
    (void)state;
    const MoveKind in[] = { MOVE_IN, MOVE_REST };
    assert_int_equal(work_with("Press, hips up", NULL, BELLY, in, 2), WORK_NONE);
    assert_int_equal(work_with("Press, hips up", NULL, BELLY, in, 1), WORK_NONE);
}

static void each_work_has_a_name_that_messages_use(void **state)
{
    (void)state;
    assert_string_equal(work_name(WORK_NONE), "");
    assert_string_equal(work_name(WORK_TURN), "turning the back");
    assert_string_equal(work_name(WORK_HELD), "a hold");
    assert_string_equal(work_name(WORK_FLOOR), "work of the pelvic floor");
    assert_string_equal(work_name(WORK_LIFT), "work of the belly");
    assert_string_equal(work_name(WORK_PRESS), "work of the belly");
    assert_string_equal(work_name(WORK_STAND), "standing up and lifting");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_is_in_a_text_as_whole_words),
        cmocka_unit_test(a_step_is_known_by_its_words_before_its_label),
        cmocka_unit_test(a_hold_and_quick_efforts_are_work_whatever_is_said),
        cmocka_unit_test(a_breath_in_and_a_rest_ask_nothing),
        cmocka_unit_test(each_work_has_a_name_that_messages_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
