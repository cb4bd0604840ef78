// mix/tide.h: where a bed that follows the breath is high and low, moment by moment, worked out by hand.
#include "mix/tide.h"

#include "cmocka_all.h"

#define SECONDS(n) ((Micros)((n)*MICROS_PER_SECOND))

enum { EVENTS_MAX = 8, RATE = 1000 };  // a frame is a millisecond

typedef struct {
    Event    events[EVENTS_MAX];
    Timeline timeline;
    BedSpan  beds[3];  // the third is not the score's
    Score    score;
    Arena    arena;
} Fixture;

static Event breath(double at, double length, bool out)
{
    return (Event){ .at = SECONDS(at), .length = SECONDS(length), .kind = EVENT_BREATH, .breath.out = out };
}

static void build(Fixture *fixture, const Event *events, size_t count)
{
    *fixture = (Fixture){ .timeline = { .event_count = count } };
    for (size_t i = 0; i < count; i++)
        fixture->events[i] = events[i];
    fixture->events[count] = breath(90, 2, false);  // not the walk's
    fixture->timeline.events = fixture->events;
    fixture->beds[1].follows = fixture->beds[2].follows = true;
    fixture->score = (Score){
        .timeline = &fixture->timeline, .rate = RATE, .beds = fixture->beds, .bed_count = 2
    };
    tide_build(&fixture->arena, &fixture->score);
}

static void expect(const Fixture *fixture, const DuckPoint *points, size_t count)
{
    const Score *score = &fixture->score;
    for (size_t i = 0; i < score->tide_count && i < count; i++)
        if (score->tides[i].at != points[i].at || score->tides[i].depth != points[i].depth)
            fail_msg("point %zu: %.1f at %lld, not %.1f at %lld", i, (double)score->tides[i].depth,
                     (long long)score->tides[i].at, (double)points[i].depth, (long long)points[i].at);
    assert_int_equal(score->tide_count, count);
}

#define EXPECT(fixture, ...)                                       \
    do {                                                           \
        const DuckPoint points[] = { __VA_ARGS__ };                \
        expect((fixture), points, sizeof points / sizeof *points); \
        arena_free(&(fixture)->arena);                             \
    } while (0)

static void it_falls_with_the_breath_out_and_rises_with_the_breath_in(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event events[] = { breath(20, 2, false), breath(22, 3, true), breath(25, 2, false) };
    build(&fixture, events, 3);
    EXPECT(&fixture, { 0, 0 }, { 18000, 0 }, { 20000, 1 }, { 22000, 0 }, { 25000, 1 }, { 27000, 0 },
           { 29000, 0 });
}

static void a_walk_may_begin_at_either_turn(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event in = breath(0, 2, false), out = breath(0, 3, true), soon = breath(1, 2, false);
    build(&fixture, &in, 1);
    EXPECT(&fixture, { 0, 1 }, { 2000, 0 }, { 4000, 0 });
    build(&fixture, &out, 1);
    EXPECT(&fixture, { 0, 0 }, { 3000, 1 }, { 5000, 0 });
    build(&fixture, &soon, 1);
    EXPECT(&fixture, { 0, 0 }, { 1000, 1 }, { 3000, 0 }, { 5000, 0 });
}

static void over_more_than_four_seconds_it_comes_up_and_waits(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event four[] = { breath(20, 2, true), breath(26, 2, false) };
    build(&fixture, four, 2);
    EXPECT(&fixture, { 0, 0 }, { 18000, 0 }, { 20000, 0 }, { 22000, 1 }, { 26000, 1 }, { 28000, 0 },
           { 30000, 0 });
    const Event more[] = { breath(20, 2, true), breath(26.25, 2, false) };
    build(&fixture, more, 2);
    EXPECT(&fixture, { 0, 0 }, { 18000, 0 }, { 20000, 0 }, { 22000, 1 }, { 24000, 0 }, { 24250, 0 },
           { 26250, 1 }, { 28250, 0 }, { 30250, 0 });
}

static void only_a_breath_that_takes_time_moves_it(void **state)
{
    (void)state;
    Fixture fixture;
    Event   events[] = { breath(20, 2, false), breath(22, 3, true), breath(26, 1, true), breath(27, 2, false),
                         breath(28, 0, false) };
    events[2].breath.held = true;
    events[3].kind = EVENT_LIFT;
    build(&fixture, events, 5);
    EXPECT(&fixture, { 0, 0 }, { 18000, 0 }, { 20000, 1 }, { 22000, 0 }, { 25000, 1 }, { 27000, 0 });
}

// What is made after them in the arena is not made among them.
static void there_is_room_for_every_point(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event events[] = { breath(20, 2, true), breath(40, 2, true), breath(60, 2, true) };
    for (size_t count = 1; count <= 3; count++) {
        build(&fixture, events, count);
        *ARENA_NEW(&fixture.arena, DuckPoint) = (DuckPoint){ -1, -1 };
        assert_int_equal(fixture.score.tide_count, 4 * count + 1);
        for (size_t i = 0; i <= 4 * count; i++)
            assert_true(fixture.score.tides[i].at >= 0);
        arena_free(&fixture.arena);
    }
}

static void one_bed_that_follows_is_enough_and_none_is_too_few(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event event = breath(20, 2, false);
    build(&fixture, &event, 1);
    for (unsigned which = 0; which < 4; which++) {
        fixture.score.tide_count = 0;
        fixture.beds[0].follows = which & 1;
        fixture.beds[1].follows = which & 2;
        tide_build(&fixture.arena, &fixture.score);
        assert_int_equal(fixture.score.tide_count, which ? 5 : 0);
    }
    arena_free(&fixture.arena);
}

static void between_its_points_the_gain_is_straight_in_decibels(void **state)
{
    (void)state;
    Fixture     fixture;
    const Event events[] = { breath(20, 2, false), breath(22, 3, true) };
    // 0.4 at low water; its root halfway; the fourth root a quarter of the way.
    static const struct {
        Frames frame;
        double gain;
    } gains[] = { { 0, 1 },          { 17999, 1 },        { 18500, 0.795271 }, { 19000, 0.632456 },
                  { 20000, 0.4 },    { 21000, 0.632456 }, { 22000, 1 },        { 23500, 0.632456 },
                  { 24999, 0.4001 }, { 26000, 0.632456 }, { 27000, 1 },        { 90000, 1 } };
    size_t cursor = 0;
    build(&fixture, events, 2);
    for (size_t i = 0; i < sizeof gains / sizeof *gains; i++) {
        assert_float_equal(tide_gain(&fixture.score, &cursor, gains[i].frame), gains[i].gain, 1e-4);
        assert_float_equal(tide_gain(&fixture.score, &(size_t){ 0 }, gains[i].frame), gains[i].gain, 1e-4);
    }
    arena_free(&fixture.arena);
}

static void sea_and_rain_follow_and_nothing_else(void **state)
{
    (void)state;
    static const struct {
        SoundSource source;
        const char *name;
        bool        follows;
    } beds[] = { { SOURCE_NOISE, "sea", true },   { SOURCE_NOISE, "rain", true },
                 { SOURCE_NOISE, "pink", false }, { SOURCE_NOISE, "seas", false },
                 { SOURCE_FILE, "rain", false },  { SOURCE_TONE, "sea", false } };
    for (size_t i = 0; i < sizeof beds / sizeof *beds; i++)
        assert_int_equal(tide_follows(&(SoundSpec){ .source = beds[i].source, .name = beds[i].name }),
                         beds[i].follows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_falls_with_the_breath_out_and_rises_with_the_breath_in),
        cmocka_unit_test(a_walk_may_begin_at_either_turn),
        cmocka_unit_test(over_more_than_four_seconds_it_comes_up_and_waits),
        cmocka_unit_test(only_a_breath_that_takes_time_moves_it),
        cmocka_unit_test(there_is_room_for_every_point),
        cmocka_unit_test(one_bed_that_follows_is_enough_and_none_is_too_few),
        cmocka_unit_test(between_its_points_the_gain_is_straight_in_decibels),
        cmocka_unit_test(sea_and_rain_follow_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
