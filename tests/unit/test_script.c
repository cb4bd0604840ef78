// job/script.h: what a person has to say for a walk, each phrase once.
#include "job/script.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>

static Arena arena;

static void a_line_says_how_it_is_said(void **state)
{
    (void)state;
    ScriptLine line = { .rate = RATE_TIP, .room = SCRIPT_ANY_LENGTH };
    assert_string_equal(script_how(&line, &arena), "As to a friend beside you.");
    line.rate = RATE_MUST;
    assert_string_equal(script_how(&line, &arena), "Slowly and clearly.");
    line.room = 2449000;
    assert_string_equal(script_how(&line, &arena), "Slowly and clearly. Up to 2.4 seconds.");
    line.side = ON_IN;
    assert_string_equal(script_how(&line, &arena),
                        "Breathing in: the strong syllable is on the turn. Up to 2.4 seconds.");
    line.side = ON_OUT, line.room = SCRIPT_ANY_LENGTH;
    assert_string_equal(script_how(&line, &arena), "Breathing out: the strong syllable is on the turn.");
}

// A part of its own pace without a breath: nothing is said but these. The stop signs are in every walk.
static const char walk[] =
    "title = \"By hand\"\nlevel = 1\n"
    "say: { halfway = \"off\"  coming = \"off\"  minutes_left = \"off\" }\n"
    "phases: {\n"
    "  open:  { length = \"60s\"  pace = \"own\"  breath = \"free\"  say: { stop_signs = \"start\" } }\n"
    "  first: { length = \"60s\"  pace = \"own\"  breath = \"free\"  say: { pond = \"10s\"  tree = \"14s\" } "
    "}\n"
    "  last:  { length = \"60s\"  pace = \"own\"  breath = \"free\"  say: { pond = \"50s\" } }\n"
    "}\n"
    "words: { pond = \"Look at the pond.\"  tree: { priority = \"must\"  full = [\"A tree.\", \"A tall "
    "tree.\"] } }\n";

static void each_phrase_is_there_once_with_the_least_of_its_room(void **state)
{
    (void)state;
    const SessionText text = { walk, sizeof walk - 1 };
    WalkOrder         order = WALK_ORDER_DEFAULT;
    Script            script = { .count = 0 };
    Walk              wrong;
    order.text = &text;
    order.asked.today = "2026-11-27";
    if (!script_add(&order, "by-hand.cfg", &arena, &script, &wrong))
        fail_msg("%s", diag_first(&wrong.diags));
    const ScriptLine *pond = script_find(&script, "look-at-the-pond"), *tree = script_find(&script, "a-tree");
    assert_non_null(pond);
    assert_non_null(tree);
    assert_non_null(script_find(&script, "a-tall-tree"));
    assert_null(script_find(&script, "a-tall"));
    assert_string_equal(pond->text, "Look at the pond.");
    assert_int_equal(tree->rate, RATE_MUST);
    assert_int_equal(pond->side, ON_FREE);
    for (size_t i = 0; i < script.count; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(script.lines[i].id, script.lines[j].id);
    const size_t count = script.count;
    assert_true(script_add(&order, "by-hand.cfg", &arena, &script, &wrong));
    assert_int_equal(script.count, count);
    assert_int_equal(pond->room, 3 * MICROS_PER_SECOND);  // four to the tree, less the pause of one
    assert_true(tree->room == SCRIPT_ANY_LENGTH);         // nothing follows it for half a minute
}

static void a_walk_that_is_wrong_says_why(void **state)
{
    (void)state;
    WalkOrder order = WALK_ORDER_DEFAULT;
    Script    script = { .count = 0 };
    Walk      wrong;
    order.asked.today = "2026-11-27";
    assert_false(script_add(&order, "no-such-walk", &arena, &script, &wrong));
    assert_int_equal(wrong.diags.errors, 1);
    walk_free(&wrong);
}

static int set_up(void **state)
{
    (void)state;
    return setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_how_it_is_said),
        cmocka_unit_test(each_phrase_is_there_once_with_the_least_of_its_room),
        cmocka_unit_test(a_walk_that_is_wrong_says_why),
    };
    return cmocka_run_group_tests(tests, set_up, free_all);
}
