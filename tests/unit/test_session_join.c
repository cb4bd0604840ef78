// Files that extend one another: extends, ways, levels, forms, and the order of parts.
#include "session_fixture.h"

#define BASE "extends = \"5min\"\n"

static void a_session_takes_its_level_and_walk_cfg_as_ground(void **state)
{
    const Session *s = fixture_text(*state, BASE);
    assert_string_equal(s->title, "Walk, 5 minutes");
    assert_int_equal(s->level, 3);
    assert_true(fixture_part(s, "connect")->pace.from == 105);
    assert_true(fixture_part(s, "connect")->breath.kind == BREATH_STEPS);
    assert_true(fixture_part(s, "settle")->pace.own);
    assert_non_null(fixture_say(fixture_part(s, "connect"), "lift"));
}

static void an_extension_changes_only_what_it_names(void **state)
{
    const Session *s = fixture_text(*state, BASE "phases: { settle: { length = \"2:00\" } }\n");
    assert_true(fixture_part(s, "settle")->length.time == 2 * MICROS_PER_MINUTE);
    assert_non_null(fixture_say(fixture_part(s, "settle"), "posture"));
    assert_true(s->length == 6 * MICROS_PER_MINUTE);
}

static void a_file_that_extends_its_own_name_gets_the_next_one(void **state)
{
    Fixture *f = *state;
    fixture_write_in(f, 1, "scripts/lunch.cfg",
                     "extends = \"5min\"\ntitle = \"The second root's\"\nabout = \"kept\"\n");
    fixture_write_in(f, 0, "scripts/lunch.cfg", "extends = \"lunch\"\ntitle = \"Mine\"\n");
    const Session *s = fixture_good(f, "lunch");
    assert_string_equal(s->title, "Mine");
    assert_string_equal(s->about, "kept");
}

static void parts_go_where_they_say_and_keep_their_order(void **state)
{
    Fixture *f = *state;
    fixture_text(
        f, BASE
        "phases: {\n"
        "  a: { after = \"settle\"  length = \"0:10\" }\n  b: { after = \"settle\"  length = \"0:10\" }\n"
        "  c: { before = \"open\"  length = \"0:10\"  say: { stop_signs = \"start\" } }\n"
        "  d: { after = \"b\"  length = \"0:10\" }\n  connect: { after = \"quiet\" }\n  reset: { drop = true "
        "}\n}\n");
    assert_string_equal(fixture_keys(f), "c open settle a b d quiet connect");
}

static void a_part_beside_a_dropped_one_still_finds_its_place(void **state)
{
    Fixture *f = *state;
    fixture_text(f, BASE "phases: { reset: { drop = true }  a: { after = \"reset\"  length = \"0:10\" } }\n");
    assert_string_equal(fixture_keys(f), "open settle connect a quiet");
}

static void a_way_is_found_by_name_by_number_or_by_like(void **state)
{
    const Session *s = fixture_text(
        *state, BASE "phases: { settle_2: { after = \"reset\"  length = \"1:00\" }\n"
                     "  pond: { after = \"quiet\"  like = \"settle\"  length = \"1:00\" } }\n");
    assert_non_null(fixture_say(fixture_part(s, "settle_2"), "posture"));
    assert_string_equal(fixture_part(s, "settle_2")->title, "Settle");
    assert_non_null(fixture_say(fixture_part(s, "pond"), "posture"));
    assert_string_equal(fixture_part(s, "pond")->title, "Pond");
}

static void a_way_does_not_apply_under_parts_of_its_own(void **state)
{
    const Session *s = fixture_text(
        *state, BASE "ways: { hills: { phases: { hills: { length = \"1:00\" }  down: { length = "
                     "\"1:00\" } } } }\n"
                     "phases: { hills: { after = \"quiet\"  repeat = 2 } }\n");
    assert_int_equal(fixture_part(s, "hills")->phase_count, 2);
    assert_int_equal(fixture_part(s, "hills")->phases[0].phase_count, 0);
    assert_true(s->length == 9 * MICROS_PER_MINUTE);
}

static void off_takes_a_word_out(void **state)
{
    const Session *s = fixture_text(*state, BASE "phases: { settle: { say: { posture = \"off\" } } }\n");
    assert_null(fixture_say(fixture_part(s, "settle"), "posture"));
}

static void inner_parts_take_what_the_block_says(void **state)
{
    const Session *s = fixture_text(
        *state, BASE "phases: { hills: { after = \"quiet\"  length = \"3:00\"  repeat = 2  pace = "
                     "120\n"
                     "  breath = \"2:3\"  mute = \"steps\"  gain: { voice = 3 }\n"
                     "  phases: { up: { }  down: { length = \"0:30\"  pace = \"own\" } } } }\n");
    const Phase *up = &fixture_part(s, "hills")->phases[0], *down = &fixture_part(s, "hills")->phases[1];
    assert_true(up->length.time == MICROS_PER_MINUTE);
    assert_true(up->pace.from == 120 && up->breath.gears[0].out == 3);
    assert_true(up->muted == LAYER_BIT(LAYER_STEPS) && up->gain_db[LAYER_VOICE] == 3);
    assert_true(down->pace.own && down->breath.kind == BREATH_FREE);
}

static void a_form_overrides_the_session(void **state)
{
    Fixture *f = *state;
    f->request.form = -1;
    const Session *s = fixture_text(f, BASE "easier: { phases: { quiet: { length = \"0:30\" } } }\n");
    assert_true(fixture_part(s, "quiet")->length.time == 30 * MICROS_PER_SECOND);
    f->request.form = 0;
    assert_true(fixture_part(fixture_good(f, "mine"), "quiet")->length.time == MICROS_PER_MINUTE);
}

static void names_compare_without_case_and_dashes(void **state)
{
    const Session *s = fixture_text(*state,
                                    BASE "Own-Pace = 70\nphases: { SETTLE: { Length = \"2:00\" } }\n");
    assert_true(s->own_pace == 70);
    assert_true(fixture_part(s, "SETTLE")->length.time == 2 * MICROS_PER_MINUTE);
}

static void every_mistake_of_every_file_is_reported_in_one_run(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/cues/en.cfg",
                  "words: { stop_signs = \"Stop.\"  posture = \"Soft.\"  lift: { ful = \"x\"  full "
                  "= \"Up\" } }\n");
    fixture_write(f, "scripts/base.cfg", "level = 3\nphases: { open: { length = \"1:00\"  lenght = 3 } }\n");
    fixture_write(f, "scripts/mine.cfg", "extends = \"base\"\ntitel = \"x\"\npace = 300\n");
    assert_false(fixture_read(f, "mine"));
    assert_int_equal(f->diags.errors, 5);  // with the stop signs, of which this cue set has no words
}

static void the_same_files_make_the_same_session(void **state)
{
    Fixture    *f = *state;
    const char *first, *second;
    f->request.name = "5min";
    assert_true(session_write_whole(&f->request, fixture_as_written, &f->desk, &first));
    assert_true(session_write_whole(&f->request, fixture_as_written, &f->desk, &second));
    assert_string_equal(first, second);
}

// A leaf is a round of a block within a round of another: 40 times 50, and one more.
static void two_thousand_parts_are_allowed_and_one_more_is_not(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg",
                  "phases: { a: { repeat = 40  phases: { b: { repeat = 50  phases: { c: { length = "
                  "\"0:10\" } } } } } }\n");
    fixture_read(f, "mine");
    assert_false(fixture_reported(f, "too-many-parts"));
    fixture_write(
        f, "scripts/mine.cfg",
        "phases: { a: { repeat = 40  phases: { b: { repeat = 50  phases: { c: { length = \"0:10\" } } } } }\n"
        "          d: { length = \"0:10\" } }\n");
    fixture_read(f, "mine");
    assert_true(fixture_reported(f, "too-many-parts"));
}

// "a1" extends "a2", and so on; the last one extends a walk.
static void files_build_on_one_another_sixteen_deep(void **state)
{
    Fixture *f = *state;
    for (int i = 1; i <= 16; i++)
        fixture_write(f, arena_printf(&f->arena, "scripts/a%d.cfg", i),
                      i < 16 ? arena_printf(&f->arena, "extends = \"a%d\"\n", i + 1) : BASE);
    assert_string_equal(fixture_good(f, "a2")->title, "Walk, 5 minutes");
    assert_false(fixture_read(f, "a1"));
    assert_true(fixture_reported(f, "extends-deep"));
}

// Parts in parts: one within another, so many deep.
static bool nested(Fixture *f, int depth)
{
    const char *text = "length = \"1:00\"";
    for (int i = depth; i > 1; i--)
        text = arena_printf(&f->arena, "phases: { p%d: { %s } }", i, text);
    fixture_write(f, "scripts/mine.cfg",
                  arena_printf(&f->arena, BASE "phases: { p1: { after = \"quiet\"  %s } }\n", text));
    return fixture_read(f, "mine");
}

static void parts_are_nested_eight_deep_and_no_deeper(void **state)
{
    Fixture *f = *state;
    assert_true(nested(f, 8));
    assert_true(f->session.length == 6 * MICROS_PER_MINUTE);
    assert_false(nested(f, 9));
    assert_true(fixture_reported(f, "too-deep"));
}

// "soft_knees_2" is like "soft_knees", a name of digits alone or without its "_" is like nothing else.
static void a_part_without_a_title_has_that_of_its_key(void **state)
{
    const Session *s = fixture_text(*state,
                                    BASE "phases: { soft_knees_2: { after = \"quiet\"  length = \"0:10\" }\n"
                                         "  Arms-up: { after = \"quiet\"  length = \"0:10\" }  lap4: { after "
                                         "= \"quiet\"  length = \"0:10\" } }\n");
    assert_string_equal(fixture_part(s, "soft_knees_2")->title, "Soft knees");
    assert_string_equal(fixture_part(s, "Arms-up")->title, "Arms up");
    assert_string_equal(fixture_part(s, "lap4")->title, "Lap4");
}

// At her own pace no steps are counted: the breath in steps that is around a part is free there.
static void breath_on_steps_is_free_at_her_own_pace(void **state)
{
    Fixture       *f = *state;
    const Session *s = fixture_text(
        f, BASE "breath = \"3:4\"\npace = 100\n"
                "phases: { a: { after = \"quiet\"  length = \"1:00\"  pace = \"own\" }\n"
                "  b: { after = \"a\"  length = \"1:00\"  pace = \"own\"  breath = \"3s:3s\" } }\n");
    assert_int_equal(fixture_part(s, "a")->breath.kind, BREATH_FREE);
    assert_int_equal(fixture_part(s, "b")->breath.kind, BREATH_SECONDS);
    assert_int_equal(fixture_part(s, "connect")->breath.kind, BREATH_STEPS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_session_takes_its_level_and_walk_cfg_as_ground),
        TEST(an_extension_changes_only_what_it_names),
        TEST(a_file_that_extends_its_own_name_gets_the_next_one),
        TEST(parts_go_where_they_say_and_keep_their_order),
        TEST(a_part_beside_a_dropped_one_still_finds_its_place),
        TEST(a_way_is_found_by_name_by_number_or_by_like),
        TEST(a_way_does_not_apply_under_parts_of_its_own),
        TEST(off_takes_a_word_out),
        TEST(inner_parts_take_what_the_block_says),
        TEST(a_form_overrides_the_session),
        TEST(names_compare_without_case_and_dashes),
        TEST(every_mistake_of_every_file_is_reported_in_one_run),
        TEST(the_same_files_make_the_same_session),
        TEST(two_thousand_parts_are_allowed_and_one_more_is_not),
        TEST(files_build_on_one_another_sixteen_deep),
        TEST(parts_are_nested_eight_deep_and_no_deeper),
        TEST(a_part_without_a_title_has_that_of_its_key),
        TEST(breath_on_steps_is_free_at_her_own_pace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
