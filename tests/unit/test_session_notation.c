// The mini-notations, read from texts in memory.
#include "cmocka_all.h"
#include "session/kinds.h"
#include "session/notation.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    Arena    arena;
    DiagList diags;
    Desk     desk;
} Fixture;

static int setup(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ .diags = { .arena = &fixture.arena },
                         .desk = { &fixture.arena, &fixture.diags, NULL } };
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    arena_free(&((Fixture *)*state)->arena);
    return 0;
}

// The node of `key = value` with value as written.
static const ConfNode *node(Fixture *f, const char *value)
{
    const char     *text = arena_printf(&f->arena, "key = %s\n", value);
    const ConfNode *root = conf_read_text("test.cfg", text, strlen(text), &session_hints, &f->arena,
                                          &f->diags);
    assert_non_null(root);
    return conf_get(root, "key");
}

static int told_at(const Fixture *f) { return f->diags.count == 1 ? f->diags.items[0].pos.column : -1; }

// --- Pace ------------------------------------------------------------------------------

static void a_pace_is_a_number_a_ramp_or_own(void **state)
{
    Fixture *f = *state;
    Pace     pace;
    assert_true(notation_pace(node(f, "100"), &f->desk, &pace));
    assert_true(!pace.own && pace.from == 100 && pace.to == 100);
    assert_true(notation_pace(node(f, "\"100 > 116.5\""), &f->desk, &pace));
    assert_true(pace.from == 100 && pace.to == 116.5);
    assert_true(notation_pace(node(f, "\"Own\""), &f->desk, &pace));
    assert_true(pace.own);
    assert_int_equal(f->diags.count, 0);
}

static void a_pace_is_nothing_else(void **state)
{
    static const char *const wrong[] = { "\"100 > 110 > 120\"",
                                         "\"100 steps\"",
                                         "\"100.\"",
                                         "\"fast\"",
                                         "true",
                                         "\"own > 100\"",
                                         "59",
                                         "140.5",
                                         "\"60 > 59.9\"" };
    static const char *const right[] = { "60", "140", "60.5", "\"60 > 140\"" };
    Fixture                 *f = *state;
    Pace                     pace = { 0 };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_pace(node(f, wrong[i]), &f->desk, &pace) || f->diags.errors != (int)i + 1)
            fail_msg("%s is no pace", wrong[i]);
    assert_true(pace.from == 0 && pace.to == 0 && !pace.own);  // as it was
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_true(notation_pace(node(f, right[i]), &f->desk, &pace));
    assert_true(pace.from == 60 && pace.to == 140);
    assert_true(notation_pace(node(f, "\"100 > 109.75\""), &f->desk, &pace));
    assert_true(pace.to > 109.7499 && pace.to < 109.7501);
}

static void a_wrong_end_of_a_ramp_is_pointed_at(void **state)
{
    Fixture *f = *state;
    Pace     pace;
    assert_false(notation_pace(node(f, "\"100 > 400\""), &f->desk, &pace));
    assert_int_equal(told_at(f), (int)strlen("key = \"100 > ") + 1);
    assert_int_equal(f->diags.items[0].pos.width, 3);
}

static void an_absent_node_is_false_without_a_word(void **state)
{
    Fixture *f = *state;
    Pace     pace;
    Breath   breath;
    Length   length;
    Fade     fade;
    assert_false(notation_pace(NULL, &f->desk, &pace) || notation_breath(NULL, &f->desk, &breath));
    assert_false(notation_length(NULL, &f->desk, &length) || notation_fade(NULL, &f->desk, &fade));
    assert_int_equal(f->diags.count, 0);
}

// --- Breath ----------------------------------------------------------------------------

static void a_breath_is_steps_seconds_or_free(void **state)
{
    Fixture *f = *state;
    Breath   breath;
    assert_true(notation_breath(node(f, "\"3:4\""), &f->desk, &breath));
    assert_true(breath.kind == BREATH_STEPS && breath.gear_count == 1 && breath.gears[0].in == 3 &&
                breath.gears[0].out == 4);
    assert_true(notation_breath(node(f, "\"2.5s : 4 s\""), &f->desk, &breath));
    assert_true(breath.kind == BREATH_SECONDS && breath.gears[0].in == 2.5 && breath.gears[0].out == 4);
    assert_true(notation_breath(node(f, "\"free\""), &f->desk, &breath));
    assert_true(breath.kind == BREATH_FREE && breath.gear_count == 0);
}

static void gears_follow_one_another(void **state)
{
    Fixture *f = *state;
    Breath   breath;
    assert_true(notation_breath(node(f, "\"3:3 > 3:4>2:4\""), &f->desk, &breath));
    assert_int_equal(breath.gear_count, 3);
    assert_true(breath.gears[2].in == 2 && breath.gears[2].out == 4);
}

static void a_part_has_eight_gears_at_most(void **state)
{
    Fixture *f = *state;
    Breath   breath;
    assert_true(
        notation_breath(node(f, "\"2:2 > 2:3 > 3:3 > 3:4 > 4:4 > 4:5 > 5:5 > 5:6\""), &f->desk, &breath));
    assert_int_equal(breath.gear_count, 8);
    assert_true(breath.gears[7].in == 5 && breath.gears[7].out == 6);
    assert_false(notation_breath(node(f, "\"2:2 > 2:3 > 3:3 > 3:4 > 4:4 > 4:5 > 5:5 > 5:6 > 6:6\""), &f->desk,
                                 &breath));
}

static void a_breath_is_nothing_else(void **state)
{
    static const char *const wrong[] = {
        "3",         "\"3\"",       "\"3:4:5\"",    "\"3:x\"",        "\"1:4\"", "\"2:7\"",
        "\"3:4 b\"", "\"1.9s:4s\"", "\"4s:10.5s\"", "\"free > 3:4\"", "\"3s:4\""
    };
    Fixture *f = *state;
    Breath   breath = { 0 };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_breath(node(f, wrong[i]), &f->desk, &breath) || f->diags.errors != (int)i + 1)
            fail_msg("%s is no breath", wrong[i]);
    assert_int_equal(breath.gear_count, 0);  // as it was
    assert_true(notation_breath(node(f, "\"2:6\""), &f->desk, &breath));
    assert_true(notation_breath(node(f, "\"2s:10s\""), &f->desk, &breath));
    assert_true(notation_breath(node(f, "\"2.25s:4s\""), &f->desk, &breath));
    assert_true(breath.gears[0].in > 2.2499 && breath.gears[0].in < 2.2501);
}

static void half_steps_and_mixed_kinds_are_wrong(void **state)
{
    Fixture *f = *state;
    Breath   breath;
    assert_false(notation_breath(node(f, "\"3:3.5\""), &f->desk, &breath));
    assert_false(notation_breath(node(f, "\"3:3 > 3s:4s\""), &f->desk, &breath));
    assert_int_equal(f->diags.errors, 2);
}

// --- Lengths ---------------------------------------------------------------------------

static void a_length_is_a_time_or_counted(void **state)
{
    Fixture *f = *state;
    Length   length;
    assert_true(notation_length(node(f, "\"4:30\""), &f->desk, &length));
    assert_true(length.kind == LENGTH_TIME && length.time == 270 * MICROS_PER_SECOND);
    assert_true(notation_length(node(f, "\"57 breaths\""), &f->desk, &length));
    assert_true(length.kind == LENGTH_BREATHS && length.count == 57);
    assert_true(notation_length(node(f, "\"400 steps\""), &f->desk, &length));
    assert_true(length.kind == LENGTH_STEPS && length.count == 400);
    assert_false(notation_length(node(f, "\"0 steps\""), &f->desk, &length));
    assert_true(notation_length(node(f, "\"1 breath\""), &f->desk, &length));
    assert_true(length.kind == LENGTH_BREATHS && length.count == 1);
    assert_true(notation_length(node(f, "\"1 Step\""), &f->desk, &length));
    assert_true(length.kind == LENGTH_STEPS && length.count == 1);
    assert_true(notation_length(node(f, "\"1000000 steps\""), &f->desk, &length));
    static const char *const wrong[] = { "\"1000001 steps\"", "\"5 breathsome\"", "\"5 breaths more\"",
                                         "\"steps\"",         "\"5.5 breaths\"",  "400" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_length(node(f, wrong[i]), &f->desk, &length))
            fail_msg("%s is no length", wrong[i]);
}

static void a_walk_may_be_offered_from_a_week_on(void **state)
{
    Fixture        *f = *state;
    Offer           offer;
    const ConfNode *key = node(f, "\"\"");
    assert_true(notation_offer("30 min", key, &f->desk, &offer));
    assert_true(offer.length == 30 * MICROS_PER_MINUTE && offer.from_week == 0);
    assert_true(notation_offer("30 min from week 6", key, &f->desk, &offer));
    assert_true(offer.length == 30 * MICROS_PER_MINUTE && offer.from_week == 6);
    static const char *const wrong[] = { "30 min from 6",
                                         "30 min from week",
                                         "30 min from week 6 on",
                                         "from week 6",
                                         "30 min week 6",
                                         "soon",
                                         "" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_offer(wrong[i], key, &f->desk, &offer))
            fail_msg("\"%s\" is no walk", wrong[i]);
    assert_int_equal(f->diags.errors, 7);
}

static void weeks_run_up_to_the_last_or_on(void **state)
{
    Fixture *f = *state;
    WeekSpan span;
    assert_true(notation_weeks(node(f, "\"6-12\""), &f->desk, &span));
    assert_true(span.from == 6 && span.to == 12 && !span.cleared);
    assert_true(notation_weeks(node(f, "\"6+ cleared\""), &f->desk, &span));
    assert_true(span.from == 6 && span.to == -1 && span.cleared);
    assert_false(notation_weeks(node(f, "\"12-6\""), &f->desk, &span));
    assert_false(notation_weeks(node(f, "\"6\""), &f->desk, &span));
    assert_true(notation_weeks(node(f, "\"6 - 7 cleared\""), &f->desk, &span));
    assert_true(span.from == 6 && span.to == 7 && span.cleared);
    assert_true(notation_weeks(node(f, "\"0+\""), &f->desk, &span));
    assert_true(span.from == 0 && span.to == -1 && !span.cleared);
    assert_true(notation_weeks(node(f, "\"5200+\""), &f->desk, &span));  // a hundred years
    static const char *const wrong[] = { "\"6-6\"", "\"5201+\"", "\"6+ soon\"", "\"+\"",
                                         "\"6-\"",  "6",         "\"cleared\"" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_weeks(node(f, wrong[i]), &f->desk, &span))
            fail_msg("%s is no span of weeks", wrong[i]);
    assert_true(span.from == 5200);  // as it was
}

// --- When ------------------------------------------------------------------------------

static size_t read_when(Fixture *f, const char *text, const When **whens)
{
    size_t count;
    assert_true(notation_when(node(f, text), &f->desk, whens, &count));
    return count;
}

static void each_kind_of_moment_is_understood(void **state)
{
    // clang-format off
    static const struct { const char *text; WhenKind kind; int seconds; } moments[] = {
        { "\"start\"", WHEN_START, 0 },           { "\"end\"", WHEN_END, 0 },
        { "\"0:30\"", WHEN_AFTER, 30 },           { "\"-0:20\"", WHEN_BEFORE_END, 20 },
        { "\"halfway\"", WHEN_HALFWAY, 0 },       { "\"5 min left\"", WHEN_TIME_LEFT, 300 },
        { "\"every 45s\"", WHEN_EVERY_TIME, 45 }, { "\"before each part\"", WHEN_BEFORE_PARTS, 0 },
        { "\"before the breath changes\"", WHEN_BEFORE_BREATHS, 0 },
    };
    // clang-format on
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const When *whens;
        assert_int_equal(read_when(*state, moments[i].text, &whens), 1);
        assert_int_equal(whens[0].kind, moments[i].kind);
        assert_int_equal(whens[0].time, moments[i].seconds * MICROS_PER_SECOND);
    }
}

static void commas_join_moments_and_then_goes_on_with_breaths(void **state)
{
    const When *whens;
    assert_int_equal(read_when(*state, "\"start, 4th x6, then 8th x2, then every, -0:20\"", &whens), 3);
    assert_int_equal(whens[1].kind, WHEN_BREATHS);
    assert_int_equal(whens[1].run_count, 3);
    assert_true(whens[1].runs[0].nth == 4 && whens[1].runs[0].times == 6);
    assert_true(whens[1].runs[1].nth == 8 && whens[1].runs[1].times == 2);
    assert_true(whens[1].runs[2].nth == 1 && whens[1].runs[2].times < 0);
    assert_int_equal(whens[2].kind, WHEN_BEFORE_END);
}

static void every_2nd_and_every_breath_are_understood_too(void **state)
{
    const When *whens;
    read_when(*state, "\"every 2nd\"", &whens);
    assert_int_equal(whens[0].runs[0].nth, 2);
    read_when(*state, "\"every breath x6\"", &whens);
    assert_true(whens[0].runs[0].nth == 1 && whens[0].runs[0].times == 6);
}

// A count of the last run means nothing after others: it goes on. Alone it holds.
static void the_last_run_of_several_goes_on_to_the_end(void **state)
{
    const When *whens;
    assert_int_equal(read_when(*state, "\"4th x6, then 8th x2\"", &whens), 1);
    assert_true(whens[0].runs[0].times == 6 && whens[0].runs[1].nth == 8 && whens[0].runs[1].times == -1);
    assert_int_equal(read_when(*state, "\"4th x6\"", &whens), 1);
    assert_true(whens[0].run_count == 1 && whens[0].runs[0].times == 6);
    assert_int_equal(
        read_when(*state, "\"1st x2, then 2nd x2, then 3rd x2, then 4th x2, then 5th x2, then 6th\"", &whens),
        1);
    assert_int_equal(whens[0].run_count, 6);
    assert_int_equal(read_when(*state, "\"1000th\"", &whens), 1);
    assert_int_equal(whens[0].runs[0].nth, 1000);
}

static void a_moment_is_nothing_else(void **state)
{
    static const char *const wrong[] = {
        "\"every 0s\"",
        "\"0th\"",
        "\"1001st\"",
        "\"4\"",
        "\"4th x0\"",
        "\"4th x\"",
        "\"4th x2 y\"",
        "\"th\"",
        "\"4th, then 8th\"",
        "\"then 8th\"",
        "\"left\"",
        "\"soon left\"",
        "\"-\"",
        "\"start, then 8th\"",
        "\"everywhere\"",
        "\"every 4\"",
        "\"start end\"",
        "\"1st x2, then 2nd x2, then 3rd x2, then 4th x2, then 5th x2, then 6th x2, then 7th\"",
    };
    Fixture    *f = *state;
    const When *whens;
    size_t      count;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_when(node(f, wrong[i]), &f->desk, &whens, &count))
            fail_msg("%s is no moment", wrong[i]);
    assert_int_equal(f->diags.errors, sizeof wrong / sizeof *wrong);
}

static void a_text_has_thirty_two_moments_at_most(void **state)
{
    Fixture    *f = *state;
    const When *whens;
    size_t      count;
    const char *text = "0:01";
    for (int i = 2; i <= 32; i++)
        text = arena_printf(&f->arena, "%s, 0:%02d", text, i);
    assert_int_equal(read_when(f, arena_printf(&f->arena, "\"%s\"", text), &whens), 32);
    assert_int_equal(whens[31].time, 32 * MICROS_PER_SECOND);
    assert_false(
        notation_when(node(f, arena_printf(&f->arena, "\"%s, 0:33\"", text)), &f->desk, &whens, &count));
    assert_string_equal(f->diags.items[0].message, "at most 32 moments in one text");
}

static void off_is_not_a_moment_at_all(void **state)
{
    const When *whens;
    assert_int_equal(read_when(*state, "\"off\"", &whens), 0);
}

static void only_the_wrong_moment_is_pointed_at(void **state)
{
    Fixture    *f = *state;
    const When *whens;
    size_t      count;
    assert_false(notation_when(node(f, "\"start, soon, end\""), &f->desk, &whens, &count));
    assert_int_equal(told_at(f), (int)strlen("key = \"start, ") + 1);
}

// --- Fades and moves -------------------------------------------------------------------

static void a_fade_goes_through_its_steps_and_stays_at_the_last(void **state)
{
    Fixture *f = *state;
    Fade     fade;
    assert_true(notation_fade(node(f, "\"full x4, then short x8, then silent x2\""), &f->desk, &fade));
    assert_int_equal(fade.count, 3);
    assert_true(fade.steps[0].form == FORM_FULL && fade.steps[0].times == 4);
    assert_true(fade.steps[2].form == FORM_SILENT && fade.steps[2].times < 0);
    assert_false(notation_fade(node(f, "\"full, then short\""), &f->desk, &fade));
    assert_false(notation_fade(node(f, "\"full x2, short\""), &f->desk, &fade));
    assert_true(notation_fade(node(f, "\"short\""), &f->desk, &fade));
    assert_true(fade.count == 1 && fade.steps[0].form == FORM_SHORT && fade.steps[0].times == -1);
    static const char six[] =
        "full x1, then short x1, then full x1, then short x1, then full x1, then silent";
    assert_true(notation_fade(node(f, arena_printf(&f->arena, "\"%s\"", six)), &f->desk, &fade));
    assert_int_equal(fade.count, 6);
    static const char *const wrong[] = {
        "\"full x0\"", "\"loud\"",  "\"full x2 y, then short\"", "\"then full\"", "\"full, then short\"",
        "4",           "\"full 4\""
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_fade(node(f, wrong[i]), &f->desk, &fade))
            fail_msg("%s is no fade", wrong[i]);
    assert_false(
        notation_fade(node(f, arena_printf(&f->arena, "\"%s x1, then full\"", six)), &f->desk, &fade));
    assert_int_equal(fade.count, 6);  // as it was
}

static void moves_are_breaths_holds_and_rests(void **state)
{
    Fixture  *f = *state;
    DrillStep step = { 0 };
    assert_true(notation_moves(node(f, "\"in, out, hold 7s, hold 3 breaths\""), &f->desk, &step));
    assert_int_equal(step.move_count, 4);
    assert_true(step.moves[2].kind == MOVE_HOLD_TIME && step.moves[2].time == 7 * MICROS_PER_SECOND);
    assert_true(step.moves[3].kind == MOVE_HOLD_BREATHS && step.moves[3].breaths == 3);
    assert_true(notation_moves(node(f, "\"rest 20s\""), &f->desk, &step));
    assert_false(notation_moves(node(f, "\"hold 9 breaths\""), &f->desk, &step));
    assert_false(notation_moves(node(f, "\"hold 2s\""), &f->desk, &step));
    static const char *const right[] = { "\"hold 3s\"",         "\"hold 15s\"", "\"hold 1 breath\"",
                                         "\"hold 8 breaths\"",  "\"rest 1s\"",  "\"rest 5:00\"",
                                         "\"in, out, in, out\"" };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (!notation_moves(node(f, right[i]), &f->desk, &step))
            fail_msg("%s is a move", right[i]);
    static const char *const wrong[] = { "\"hold 16s\"",
                                         "\"hold 0 breaths\"",
                                         "\"rest 0s\"",
                                         "\"rest 5:01\"",
                                         "\"inwards\"",
                                         "\"in out\"",
                                         "\"out, \"",
                                         "\"rest\"",
                                         "\"hold\"",
                                         "\"hold 3 breaths x\"",
                                         "\"in, out, in, out, in\"",
                                         "7" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (notation_moves(node(f, wrong[i]), &f->desk, &step))
            fail_msg("%s is no move", wrong[i]);
    assert_int_equal(step.move_count, 4);  // as it was
}

static void quick_moves_let_go_at_least_as_long(void **state)
{
    Fixture  *f = *state;
    DrillStep step = { 0 };
    assert_true(notation_moves(node(f, "\"quick 1s:2s x5\""), &f->desk, &step));
    assert_true(step.moves[0].kind == MOVE_QUICK && step.moves[0].time == MICROS_PER_SECOND);
    assert_true(step.moves[0].let_go == 2 * MICROS_PER_SECOND && step.moves[0].times == 5);
    static const char *const right[] = { "\"quick 1s:1s x2\"", "\"quick 1s:1s x15\"", "\"quick 3s:3s x2\"",
                                         "\"quick 1s:10s x2\"" };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        if (!notation_moves(node(f, right[i]), &f->desk, &step))
            fail_msg("%s is a move", right[i]);
    static const char *const wrong[] = { "\"quick 2s:1s x5\"",    "\"quick 1s:1s\"",
                                         "\"quick 1s x5\"",       "\"quick 4s:4s x5\"",
                                         "\"quick 1s:1s x1\"",    "\"quick 1s:1s x16\"",
                                         "\"quick 1s:11s x2\"",   "\"quick 1s:1s x2 y\"",
                                         "\"quick 1s:1s:1s x2\"", "\"quick 1s:1s x2 x2\"" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(notation_moves(node(f, wrong[i]), &f->desk, &step));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_pace_is_a_number_a_ramp_or_own),
        TEST(a_pace_is_nothing_else),
        TEST(a_wrong_end_of_a_ramp_is_pointed_at),
        TEST(an_absent_node_is_false_without_a_word),
        TEST(a_breath_is_steps_seconds_or_free),
        TEST(gears_follow_one_another),
        TEST(a_part_has_eight_gears_at_most),
        TEST(a_breath_is_nothing_else),
        TEST(half_steps_and_mixed_kinds_are_wrong),
        TEST(a_length_is_a_time_or_counted),
        TEST(a_walk_may_be_offered_from_a_week_on),
        TEST(weeks_run_up_to_the_last_or_on),
        TEST(each_kind_of_moment_is_understood),
        TEST(commas_join_moments_and_then_goes_on_with_breaths),
        TEST(every_2nd_and_every_breath_are_understood_too),
        TEST(the_last_run_of_several_goes_on_to_the_end),
        TEST(a_moment_is_nothing_else),
        TEST(a_text_has_thirty_two_moments_at_most),
        TEST(off_is_not_a_moment_at_all),
        TEST(only_the_wrong_moment_is_pointed_at),
        TEST(a_fade_goes_through_its_steps_and_stays_at_the_last),
        TEST(moves_are_breaths_holds_and_rests),
        TEST(quick_moves_let_go_at_least_as_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
