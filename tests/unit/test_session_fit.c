// Lengths add up exactly: "7min" made of "5min", parts that give and take, blocks, counted breaths.
#include "session_fixture.h"

static Micros sum_of(const Session *session)
{
    Micros sum = 0;
    for (size_t i = 0; i < session->phase_count; i++)
        sum += session_part_nominal(&session->phases[i]);
    return sum;
}

static Micros seconds(int count) { return count * MICROS_PER_SECOND; }

// 5min: open 0:40, settle 1:00 (0:45 to 5:00), connect 1:50 (1:30 to 6:00), reset 0:30 and quiet 1:00 (0:30
// to 10:00) optional
static void every_length_between_least_and_most_is_exact(void **state)
{
    Fixture *f = *state;
    f->request.sample = true;
    for (int length = 2 * 60 + 55; length <= 22 * 60 + 10; length += 5) {
        const Session *s = fixture_good(f, arena_printf(&f->arena, "%ds", length));
        assert_true(s->length == seconds(length) && sum_of(s) == s->length);
        assert_true(fixture_part(s, "open")->length.time == seconds(40));
        for (size_t i = 0; i < s->phase_count; i++) {
            const Phase *part = &s->phases[i];
            assert_true(part->least == 0 ||
                        (part->length.time >= part->least && part->length.time <= part->most));
        }
    }
}

static void optional_parts_go_the_smallest_first(void **state)
{
    Fixture *f = *state;
    fixture_good(f, "240s");
    assert_string_equal(fixture_keys(f), "open settle connect reset quiet");
    fixture_good(f, "230s");
    assert_string_equal(fixture_keys(f), "open settle connect quiet");  // 0:30 each: the first of them goes
    fixture_good(f, "180s");
    assert_string_equal(fixture_keys(f), "open settle connect");
}

static void an_impossible_length_says_which_would_do(void **state)
{
    Fixture *f = *state;
    assert_false(fixture_read(f, "2min"));
    assert_true(fixture_reported(f, "length-impossible"));
    assert_non_null(strstr(f->diags.items[0].message, "2:55 to 22:10"));
}

static void the_next_walk_is_tried_when_the_nearest_cannot(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/8min.cfg",
                  "title = \"Stiff, 8 minutes\"\nphases: { open: { length = \"8:00\" } }\n");
    const Session *s = fixture_good(f, "7min");
    assert_int_equal(s->phase_count, 5);
    assert_string_equal(s->title, "Walk, 7 minutes");
}

static void a_file_of_that_name_wins(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/7min.cfg", "title = \"Seven\"\nphases: { open: { length = \"6:59\" } }\n");
    assert_string_equal(fixture_good(f, "7min")->title, "Seven");
    assert_true(f->session.length == seconds(419));
}

static void a_session_may_ask_for_its_total(void **state)
{
    const Session *s = fixture_text(*state, "extends = \"5min\"\nlength = \"9:30\"\n");
    assert_true(s->length == seconds(570) && sum_of(s) == seconds(570));
}

static void one_part_without_a_length_takes_what_is_left(void **state)
{
    const Session *s = fixture_text(
        *state, "length = \"10:00\"\nphases: { open: { length = \"1:00\" }  walk: { }  end: { "
                "length = \"0:30\" } }\n");
    assert_true(fixture_part(s, "walk")->length.time == seconds(510));
}

static void rounds_share_the_length_of_their_block(void **state)
{
    const Session *s = fixture_text(
        *state, "phases: { open: { length = \"1:00\" }\n"
                "work: { length = \"13:00\"  repeat = 3  phases: { brisk: { }  easy: { length = \"1:20\" "
                "} } } }\n");
    assert_true(fixture_part(s, "work")->phases[0].length.time == seconds(180));
    assert_true(s->length == seconds(840));
}

static void a_block_without_a_length_is_the_sum_of_its_rounds(void **state)
{
    const Session *s = fixture_text(
        *state, "phases: { open: { length = \"1:00\" }\n"
                "hills: { repeat = 3  phases: { up: { length = \"1:30\" }  down: { length = \"2:00\" } } "
                "} }\n");
    assert_true(s->length == seconds(60 + 3 * 210));
}

static void a_block_stretches_through_its_open_part(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/6min.cfg",
                  "phases: { open: { length = \"1:00\" }\n  work: { length = \"5:00\"  least = "
                  "\"2:00\"  most = \"9:00\"  repeat = 2\n"
                  "  phases: { brisk: { }  easy: { length = \"0:50\" } } } }\n");
    const Session *s = fixture_good(f, "390s");
    assert_true(fixture_part(s, "work")->phases[0].length.time == seconds(115));
    assert_true(s->length == seconds(390));
}

static void breaths_and_steps_count_as_long_as_they_take(void **state)
{
    const Session *s = fixture_text(*state,
                                    "length = \"10:00\"\nphases: { open: { length = \"1:00\" }\n"
                                    "  a: { length = \"20 breaths\"  pace = 105  breath = \"3:4\" }\n"
                                    "  b: { length = \"400 steps\"  pace = \"90 > 110\" }  rest: { } }\n");
    assert_true(session_part_nominal(fixture_part(s, "a")) == seconds(80));
    assert_true(session_part_nominal(fixture_part(s, "b")) == seconds(240));
    assert_int_equal(fixture_part(s, "a")->length.kind, LENGTH_BREATHS);
    assert_true(fixture_part(s, "rest")->length.time == seconds(220));
}

static void a_drill_is_as_long_as_its_moves(void **state)
{
    const Session *s = fixture_text(
        *state, "kind = \"drill\"\nbreath = \"4s:6s\"\nphases: { open: { length = \"1:00\" }\n"
                "  press: { sides = [\"right\", \"left\"]  reps = 5  switch = \"0:15\"\n"
                "           each: { ready = \"in\"  press = \"out\"  stay = \"hold 7s\"  let_go = \"in, "
                "out\" } } }\n");
    assert_true(s->length == seconds(60 + 2 * 5 * (4 + 6 + 7 + 10) + 15));
}

static void nothing_shorter_or_longer_than_her_level_offers(void **state)
{
    Fixture *f = *state;
    f->request.walker = (Walker){
        .weeks = 7, .level = 3, .core = -1, .pram = -1, .talk = -1, .birth = BIRTH_VAGINAL
    };
    fixture_good(f, "10min");
    assert_false(fixture_read(f, "9min"));
    assert_true(fixture_reported(f, "walk-too-short"));
    fixture_write(f, "scripts/posture.cfg", "extends = \"5min\"\n");
    fixture_good(f, "posture");  // a named walk may be short
    f->request.walker.level = 2;
    f->request.walker.weeks = 5;
    assert_false(fixture_read(f, "6min"));  // 30 min only from week 6
    assert_non_null(strstr(f->diags.items[0].message, "before week 6"));
    f->request.anyway = true;
    assert_true(fixture_read(f, "6min"));
    assert_true(fixture_reported(f, "walk-too-long"));
    f->request.walker.level = 4;
    f->request.walker.weeks = 20;
    fixture_good(f, "1h10min");  // longer than its parts were made for
    assert_int_equal(f->session.length, 70 * MICROS_PER_MINUTE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_length_between_least_and_most_is_exact),
        TEST(optional_parts_go_the_smallest_first),
        TEST(an_impossible_length_says_which_would_do),
        TEST(the_next_walk_is_tried_when_the_nearest_cannot),
        TEST(a_file_of_that_name_wins),
        TEST(a_session_may_ask_for_its_total),
        TEST(one_part_without_a_length_takes_what_is_left),
        TEST(rounds_share_the_length_of_their_block),
        TEST(a_block_without_a_length_is_the_sum_of_its_rounds),
        TEST(a_block_stretches_through_its_open_part),
        TEST(breaths_and_steps_count_as_long_as_they_take),
        TEST(a_drill_is_as_long_as_its_moves),
        TEST(nothing_shorter_or_longer_than_her_level_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
