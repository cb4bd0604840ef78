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

static void assert_lengths(const Session *s, const int *lengths)
{
    for (size_t i = 0; i < s->phase_count; i++)
        if (s->phases[i].length.time != seconds(lengths[i]))
            fail_msg("%s: %g s, not %d", s->phases[i].key,
                     (double)s->phases[i].length.time / (double)MICROS_PER_SECOND, lengths[i]);
}

// A hundred seconds more for 240, 250 and 540 of room; thirty fewer for 15, 20 and 30: whole seconds in
// proportion, and what is left over goes to the first of them.
static void parts_give_and_take_in_proportion_to_their_room(void **state)
{
    Fixture *f = *state;
    assert_lengths(fixture_good(f, "400s"), (int[]){ 40, 60 + 23 + 1, 110 + 24, 30, 60 + 52 });
    assert_lengths(fixture_good(f, "270s"), (int[]){ 40, 60 - 6 - 1, 110 - 9 - 1, 30, 60 - 13 });
    assert_lengths(fixture_good(f, "301s"), (int[]){ 40, 61, 110, 30, 60 });
    assert_lengths(fixture_good(f, "2:55"), (int[]){ 40, 45, 90 });
    assert_lengths(fixture_good(f, "22:10"), (int[]){ 40, 300, 360, 30, 600 });
    assert_lengths(fixture_good(f, "5:00"), (int[]){ 40, 60, 110, 30, 60 });
}

// It has one of the two and no more: the other end is where it is.
static void a_part_with_least_alone_only_shrinks_and_with_most_alone_only_grows(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/base.cfg",
                  "phases: { open: { length = \"2:00\" }  a: { length = \"2:00\"  least = \"1:00\" }\n"
                  "          b: { length = \"2:00\"  most = \"3:00\" } }\n");
    assert_lengths(fixture_text(f, "extends = \"base\"\nlength = \"5:00\"\n"), (int[]){ 120, 60, 120 });
    assert_lengths(fixture_text(f, "extends = \"base\"\nlength = \"7:00\"\n"), (int[]){ 120, 120, 180 });
    for (int wrong = 0; wrong < 2; wrong++) {
        fixture_write(f, "scripts/mine.cfg",
                      wrong ? "extends = \"base\"\nlength = \"4:59\"\n"
                            : "extends = \"base\"\nlength = \"7:01\"\n");
        assert_false(fixture_read(f, "mine"));
        assert_string_equal(f->diags.items[0].rule->name, "total-impossible");
        assert_non_null(strstr(f->diags.items[0].message, "its parts can come to 5:00 to 7:00"));
    }
}

// 6:01 for three parts of two minutes: what cannot be shared goes to the first.
static void a_second_that_is_left_goes_to_the_first(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/base.cfg",
                  "phases: { open: { length = \"2:00\"  most = \"3:00\" }\n"
                  "          a: { length = \"2:00\"  most = \"3:00\" }\n"
                  "          b: { length = \"2:00\"  most = \"3:00\" } }\n");
    assert_lengths(fixture_text(f, "extends = \"base\"\nlength = \"6:01\"\n"), (int[]){ 121, 120, 120 });
    assert_lengths(fixture_text(f, "extends = \"base\"\nlength = \"6:02\"\n"), (int[]){ 121, 121, 120 });
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

// Its number becomes the new one; without one, or where the new one is not in whole minutes, the length is
// added.
static void a_walk_made_longer_has_a_title_of_its_length(void **state)
{
    Fixture *f = *state;
    assert_string_equal(fixture_good(f, "12min")->title, "Walk, 12 minutes");
    assert_string_equal(fixture_good(f, "330s")->title, "Walk, 5:30");
    fixture_write(f, "scripts/40min.cfg",
                  "title = \"By the sea\"\nphases: { open: { length = \"40:00\"  most = \"50:00\" } }\n");
    assert_string_equal(fixture_good(f, "41min")->title, "By the sea, 41:00");
    assert_string_equal(fixture_good(f, "40min")->title, "By the sea");
}

static void the_nearest_is_made_longer_and_of_two_the_shorter(void **state)
{
    Fixture *f = *state;
    fixture_write(
        f, "scripts/9min.cfg",
        "title = \"Nine, 9\"\nphases: { open: { length = \"9:00\"  least = \"5:00\"  most = \"9:00\" } }\n");
    assert_string_equal(fixture_good(f, "7min")->title, "Walk, 7 minutes");
    assert_string_equal(fixture_good(f, "421s")->title, "Nine, 7:01");
    assert_string_equal(fixture_good(f, "8min")->title, "Nine, 8");
    assert_string_equal(fixture_good(f, "10min")->title, "Walk, 10 minutes");  // nine cannot be made longer
}

static void lengths_that_would_do_are_in_order_and_joined_where_they_touch(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/30min.cfg", "phases: { open: { length = \"30:00\" } }\n");
    assert_false(fixture_read(f, "40min"));
    assert_string_equal(f->diags.items[0].message,
                        "no walk can be made 40:00 long: the parts can come to 2:55 to 22:10, 30:00");
    fixture_write(f, "scripts/23min.cfg",
                  "phases: { open: { length = \"23:00\"  least = \"22:10\"  most = \"25:00\" } }\n");
    fixture_write(f, "scripts/24min.cfg", "phases: { open: { length = \"24:00\" } }\n");
    assert_false(fixture_read(f, "40min"));
    assert_string_equal(f->diags.items[0].message,
                        "no walk can be made 40:00 long: the parts can come to 2:55 to 25:00, 30:00");
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

// A second at least, and no less than its own `least`.
static void what_is_left_has_to_be_enough(void **state)
{
    static const struct {
        const char *end, *walk;
        int         left;  // 0: refused
    } cases[] = { { "8:59", "", 1 },
                  { "9:00", "", 0 },
                  { "9:30", "", 0 },
                  { "8:30", "least = \"0:30\"  most = \"1:00\"", 30 },
                  { "8:31", "least = \"0:30\"  most = \"1:00\"", 0 } };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fixture_write(f, "scripts/mine.cfg",
                      arena_printf(&f->arena,
                                   "length = \"10:00\"\nphases: { open: { length = \"1:00\" }  walk: { %s }\n"
                                   "  end: { length = \"%s\" } }\n",
                                   cases[i].walk, cases[i].end));
        bool right = fixture_read(f, "mine");
        assert_int_equal(right, cases[i].left > 0);
        assert_int_equal(fixture_reported(f, "nothing-left"), !right);
        if (right)
            assert_true(fixture_part(&f->session, "walk")->length.time == seconds(cases[i].left));
    }
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

// Two rounds of fifty seconds and of ten at least for what takes the rest, whatever `least` says.
static void a_block_never_shrinks_below_what_its_parts_need(void **state)
{
    static const char block[] =
        "length = \"%s\"\nphases: { open: { length = \"1:00\" }\n  work: { length = \"5:00\"  least = "
        "\"0:10\"  most = \"9:00\"  repeat = 2\n"
        "  phases: { brisk: { }  easy: { length = \"0:50\" } } } }\n";
    Fixture *f = *state;
    fixture_text(f, arena_printf(&f->arena, block, "3:00"));
    assert_true(fixture_part(&f->session, "work")->phases[0].length.time == seconds(10));
    fixture_write(f, "scripts/mine.cfg", arena_printf(&f->arena, block, "2:59"));
    assert_false(fixture_read(f, "mine"));
    assert_non_null(strstr(f->diags.items[0].message, "its parts can come to 3:00 to 10:00"));
}

// A part in it stretches, so the block does: its rounds are twice as long.
static void a_block_stretches_through_a_part_that_stretches(void **state)
{
    const Session *s = fixture_text(
        *state, "length = \"5:00\"\nphases: { open: { length = \"1:00\" }\n"
                "  work: { length = \"2:00\"  most = \"4:00\"  repeat = 2\n"
                "    phases: { a: { length = \"0:40\"  most = \"2:00\" }  b: { length = \"0:20\" } } } }\n");
    assert_true(fixture_part(s, "work")->length.time == seconds(240));
    assert_true(fixture_part(s, "work")->phases[0].length.time == seconds(100));
    assert_true(fixture_part(s, "work")->phases[1].length.time == seconds(20));
}

// Parts of a fixed length do not: neither does the block around them.
static void a_block_of_fixed_parts_stays(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "scripts/mine.cfg",
                  "length = \"5:00\"\nphases: { open: { length = \"1:00\" }\n"
                  "  work: { length = \"2:00\"  most = \"4:00\"  repeat = 2  phases: { a: { length = "
                  "\"1:00\" } } } }\n");
    assert_false(fixture_read(f, "mine"));
    assert_non_null(
        strstr(f->diags.items[0].message, "the walk is to last 5:00; its parts can come to 3:00"));
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

// Each gear has an equal share of the time. At 126 steps a minute 6 steps are 21 breaths a minute and 7 are
// 18, so 39 take two minutes; of breaths of 4 and of 5 s, 5 and 4 take 20 s each.
static void gears_share_the_time_of_counted_breaths(void **state)
{
    const Session *s = fixture_text(
        *state, "phases: { open: { length = \"1:00\" }\n"
                "  a: { length = \"39 breaths\"  pace = 126  breath = \"3:3 > 3:4\" }\n"
                "  b: { length = \"9 breaths\"  pace = \"own\"  breath = \"2s:2s > 2s:3s\" }\n"
                "  c: { length = \"400 steps\"  pace = \"own\" } }\n");
    assert_true(session_part_nominal(fixture_part(s, "a")) == seconds(120));
    assert_true(session_part_nominal(fixture_part(s, "b")) == seconds(40));
    assert_int_equal(session_part_nominal(fixture_part(s, "c")), 307692308);  // at her own 78 a minute
}

static void each_move_of_a_drill_has_its_time(void **state)
{
    (void)state;
    const Phase part = { .breath = { .kind = BREATH_SECONDS, .gears = { { 3.5, 5.25 } }, .gear_count = 1 } };
    const struct {
        Move   move;
        Micros time;
    } moves[] = { { { .kind = MOVE_IN }, 3500000 },
                  { { .kind = MOVE_OUT }, 5250000 },
                  { { .kind = MOVE_HOLD_TIME, .time = 7000000 }, 7000000 },
                  { { .kind = MOVE_HOLD_BREATHS, .breaths = 3 }, 26250000 },
                  { { .kind = MOVE_QUICK, .time = 1000000, .let_go = 2500000, .times = 5 }, 17500000 },
                  { { .kind = MOVE_REST, .time = 20000000 }, 20000000 } };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        assert_int_equal(session_move_time(&part, &moves[i].move), moves[i].time);
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

static void to_change_sides_takes_fifteen_seconds(void **state)
{
    const Session *s = fixture_text(
        *state, "kind = \"drill\"\nbreath = \"4s:6s\"\nphases: { open: { length = \"1:00\" }\n"
                "  press: { sides = [\"right\", \"left\"]  reps = 2  each: { ready = \"in\"  press = \"out\" "
                "} } }\n");
    assert_true(s->length == seconds(60 + 2 * 2 * (4 + 6) + 15));
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

// What stretches may be the first part alone: eight times as far as it says, for whoever insists.
static void the_first_part_grows_further_too(void **state)
{
    Fixture *f = *state;
    f->request.sample = f->request.anyway = true;
    fixture_write(f, "scripts/5min.cfg",
                  "phases: { a: { length = \"1:00\" most = \"2:00\" say: { stop_signs = \"start\" } } b: { "
                  "length = \"4:00\" } }\n");
    assert_lengths(fixture_good(f, "10min"), (int[]){ 360, 240 });
    assert_lengths(fixture_good(f, "20min"), (int[]){ 960, 240 });
    assert_false(fixture_read(f, "1201s"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_length_between_least_and_most_is_exact),
        TEST(the_first_part_grows_further_too),
        TEST(parts_give_and_take_in_proportion_to_their_room),
        TEST(a_part_with_least_alone_only_shrinks_and_with_most_alone_only_grows),
        TEST(optional_parts_go_the_smallest_first),
        TEST(a_second_that_is_left_goes_to_the_first),
        TEST(an_impossible_length_says_which_would_do),
        TEST(the_next_walk_is_tried_when_the_nearest_cannot),
        TEST(a_walk_made_longer_has_a_title_of_its_length),
        TEST(the_nearest_is_made_longer_and_of_two_the_shorter),
        TEST(lengths_that_would_do_are_in_order_and_joined_where_they_touch),
        TEST(a_file_of_that_name_wins),
        TEST(a_session_may_ask_for_its_total),
        TEST(one_part_without_a_length_takes_what_is_left),
        TEST(what_is_left_has_to_be_enough),
        TEST(rounds_share_the_length_of_their_block),
        TEST(a_block_without_a_length_is_the_sum_of_its_rounds),
        TEST(a_block_stretches_through_its_open_part),
        TEST(a_block_never_shrinks_below_what_its_parts_need),
        TEST(a_block_stretches_through_a_part_that_stretches),
        TEST(a_block_of_fixed_parts_stays),
        TEST(breaths_and_steps_count_as_long_as_they_take),
        TEST(gears_share_the_time_of_counted_breaths),
        TEST(each_move_of_a_drill_has_its_time),
        TEST(a_drill_is_as_long_as_its_moves),
        TEST(to_change_sides_takes_fifteen_seconds),
        TEST(nothing_shorter_or_longer_than_her_level_offers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
