// job/stretch.h: --from and --to, by a time or a part, in a walk of five parts made by hand.
//
//     0:00     1:00              3:40             5:00              7:40             9:00  9:30
//     | open   | work/brisk 1    | work/easy 1    | work/brisk 2    | work/easy 2    | close |
#include "job/stretch.h"

#include "cmocka_all.h"

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))

static const TimelinePhase parts[] = {
    { .key = "open", .title = "Get ready", .at = 0, .length = SECONDS(60), .rounds = 1, .round = 1 },
    { .key = "brisk",
      .title = "Brisk walking",
      .at = SECONDS(60),
      .length = SECONDS(160),
      .rounds = 2,
      .round = 1 },
    { .key = "easy",
      .title = "Easy walking",
      .at = SECONDS(220),
      .length = SECONDS(80),
      .rounds = 2,
      .round = 1 },
    { .key = "brisk",
      .title = "Brisk walking",
      .at = SECONDS(300),
      .length = SECONDS(160),
      .rounds = 2,
      .round = 2 },
    { .key = "easy",
      .title = "Easy walking",
      .at = SECONDS(460),
      .length = SECONDS(80),
      .rounds = 2,
      .round = 2 },
    { .key = "close", .title = "A stop", .at = SECONDS(540), .length = SECONDS(30), .rounds = 1, .round = 1 },
};
static const Timeline timeline = { .length = SECONDS(570),
                                   .phases = parts,
                                   .phase_count = sizeof parts / sizeof *parts };

static void a_stretch_is_from_the_first_of_its_name_to_the_last(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        double      begins, ends;
    } cases[] = {
        { NULL, NULL, 0, 570 },           { "1:00", NULL, 60, 570 },
        { NULL, "1:00", 0, 60 },          { "2:00", "2:00.5", 120, 120.5 },
        { NULL, "9:30", 0, 570 },         { "open", "open", 0, 60 },
        { "brisk", NULL, 60, 570 },       { "brisk", "brisk", 60, 460 },
        { "easy", "easy", 220, 540 },     { "close", NULL, 540, 570 },
        { NULL, "close", 0, 570 },        { "Get Ready", "easy walking", 0, 540 },
        { "A-Stop", "a stop", 540, 570 }, { "4:00", "brisk", 240, 460 },
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stretch     stretch;
        const char *problem = NULL;
        assert_true(stretch_find(&timeline, (StretchAsked){ cases[i].from, cases[i].to }, &stretch, &arena,
                                 &problem));
        assert_int_equal(stretch.from, SECONDS(cases[i].begins));
        assert_int_equal(stretch.to, SECONDS(cases[i].ends));
        assert_null(problem);
    }
    arena_free(&arena);
}

static void what_is_none_is_refused_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *problem;
    } cases[] = {
        { "brisck", NULL,
          "--from \"brisck\" is neither a time nor a part; the parts are open, brisk, easy, close" },
        { NULL, "90", "--to \"90\" is neither a time nor a part; the parts are open, brisk, easy, close" },
        { "x", "y", "--from \"x\" is neither a time nor a part; the parts are open, brisk, easy, close" },
        { "1:00", "1:00", "from 1:00 to 1:00 is not a stretch of a walk of 9:30" },
        { "close", "open", "from 9:00 to 1:00 is not a stretch of a walk of 9:30" },
        { NULL, "9:30.001", "from 0:00 to 9:30.001 is not a stretch of a walk of 9:30" },
        { "9:30", NULL, "from 9:30 to 9:30 is not a stretch of a walk of 9:30" },
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Stretch     stretch;
        const char *problem = NULL;
        assert_false(stretch_find(&timeline, (StretchAsked){ cases[i].from, cases[i].to }, &stretch, &arena,
                                  &problem));
        assert_string_equal(problem, cases[i].problem);
    }
    arena_free(&arena);
}

static void a_moment_is_a_time_or_an_end_of_a_part(void **state)
{
    (void)state;
    Micros moment;
    assert_true(stretch_moment(&timeline, "brisk", false, &moment));
    assert_int_equal(moment, SECONDS(60));
    assert_true(stretch_moment(&timeline, "brisk", true, &moment));
    assert_int_equal(moment, SECONDS(460));
    assert_true(stretch_moment(&timeline, "90s", true, &moment));
    assert_int_equal(moment, SECONDS(90));
    assert_false(stretch_moment(&timeline, "bris", false, &moment));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stretch_is_from_the_first_of_its_name_to_the_last),
        cmocka_unit_test(what_is_none_is_refused_in_words),
        cmocka_unit_test(a_moment_is_a_time_or_an_end_of_a_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
