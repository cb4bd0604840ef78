// What a step of a drill asks, by its words, its moves and its label.
#include "cmocka_all.h"
#include "session/stages.h"

#include <string.h>

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
    const Drill drill = { .steps = &step, .step_count = 1 };
    return work_of(&(Phase){ .drill = &drill }, 0, &words);
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

// A phrase counts as whole words, however they are written and whatever is between them.
static void words_count_however_they_are_written(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        Work        work;
    } cases[] = { { "PLANK now", WORK_PLANK },
                  { "planking", WORK_NONE },
                  { "Gangplank, gang plank2", WORK_NONE },
                  { "uplank, then plank", WORK_PLANK },
                  { "plankü", WORK_NONE },
                  { "\xc3\xbcplank", WORK_NONE },
                  { "(plank)", WORK_PLANK },
                  { "Out, 'hips up'", WORK_PLANK },
                  { "The plank's end", WORK_NONE },
                  { "Out, hips-up", WORK_PLANK },
                  { "Out, hips, up", WORK_PLANK },
                  { "Out, hips  \xc2\xa0up", WORK_PLANK },
                  { "Out, hi\xc2\xadps u\xe2\x80\x8bp", WORK_PLANK },
                  { "Out, \xef\xbd\x88ips up", WORK_PLANK },
                  { "Out, {rep:hip|hips} up", WORK_PLANK },
                  { "Out, {rep:chin|shoulders} up", WORK_NONE },
                  { "Out, hips upwards", WORK_NONE },
                  { "Out, hips {rep} up", WORK_PLANK },
                  { "", WORK_NONE } };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (on_the_way_out(cases[i].text, NULL, NO_LABEL) != cases[i].work)
            fail_msg("\"%s\"", cases[i].text);
}

// What the second of two steps asks, of which the first says one text and the second another; on the way out.
static Work work_of_two_on(MoveKind kind, const char *first, const char *second, const char *side,
                           const char *title, size_t which)
{
    const Wording   one = { .text = first }, two = { .text = second };
    const Pool      pools[] = { { .full = { &one, 1 } }, { .full = { &two, 1 } } };
    const DrillStep steps[] = { { .pool = &pools[0], .move_count = 1, .moves = { { .kind = kind } } },
                                { .pool = &pools[1], .move_count = 1, .moves = { { .kind = MOVE_OUT } } } };
    const Drill     drill = { .steps = steps, .step_count = 2, .sides = { "left", side }, .side_count = 2 };
    return work_of(&(Phase){ .drill = &drill, .title = title }, which, &words);
}

static Work work_of_two(const char *first, const char *second, const char *side, const char *title,
                        size_t which)
{
    return work_of_two_on(MOVE_OUT, first, second, side, title, which);
}

static void a_side_a_title_and_the_step_beside_it_bring_words(void **state)
{
    (void)state;
    assert_int_equal(work_of_two("Soft", "{side} up", "hips", "Sway", 1), WORK_PLANK);
    assert_int_equal(work_of_two("Soft", "{side} up", "arms", "Sway", 1), WORK_NONE);
    assert_int_equal(work_of_two("Soft", "{side}", "right", "Sway", 1), WORK_NONE);
    assert_int_equal(work_of_two("Soft", "Now {phase}", "right", "the plank", 1), WORK_PLANK);
    assert_int_equal(work_of_two("Soft", "Now out", "right", "the plank", 1), WORK_NONE);
    assert_int_equal(work_of_two("Out, hips", "Up", "right", "Sway", 0), WORK_PLANK);
    assert_int_equal(work_of_two("Out, hips", "Up", "right", "Sway", 1), WORK_PLANK);
    assert_int_equal(work_of_two("Out, hips up", "Soft", "right", "Sway", 0), WORK_PLANK);
    assert_int_equal(work_of_two("Out, hips up", "Soft", "right", "Sway", 1),
                     WORK_NONE);  // only the first says it
    assert_int_equal(work_of_two("Soft hips", "Arms up", "right", "Sway", 1), WORK_NONE);
    assert_int_equal(work_of_two("Up", "Hips", "right", "Sway", 1), WORK_NONE);
    assert_int_equal(work_of_two_on(MOVE_IN, "Bend at the hips", "Up", "right", "Sway", 1), WORK_NONE);
    assert_int_equal(work_of_two_on(MOVE_HOLD_TIME, "Hips", "Up", "right", "Sway", 1), WORK_PLANK);
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
        cmocka_unit_test(words_count_however_they_are_written),
        cmocka_unit_test(a_side_a_title_and_the_step_beside_it_bring_words),
        cmocka_unit_test(a_step_is_known_by_its_words_before_its_label),
        cmocka_unit_test(a_hold_and_quick_efforts_are_work_whatever_is_said),
        cmocka_unit_test(a_breath_in_and_a_rest_ask_nothing),
        cmocka_unit_test(each_work_has_a_name_that_messages_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
