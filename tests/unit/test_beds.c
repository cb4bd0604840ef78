// mix/beds.h: how loud a bed is at each frame, and how far it goes down for the meter.
#include "mix/beds.h"

#include "cmocka_all.h"

static void a_bed_fades_in_and_out_along_a_straight_line(void **state)
{
    static const BedSpan span = { .from = 100, .to = 200, .fade_in = 20, .fade_out = 40, .gain = 0.5f };
    static const struct {
        Frames frame;
        double gain;
    } gains[] = { { 0, 0 },        { 99, 0 },      { 100, 0 },      { 105, 0.125 },
                  { 110, 0.25 },   { 119, 0.475 }, { 120, 0.5 },    { 160, 0.5 },
                  { 161, 0.4875 }, { 180, 0.25 },  { 199, 0.0125 }, { 200, 0 } };
    (void)state;
    for (size_t i = 0; i < sizeof gains / sizeof *gains; i++)
        assert_float_equal(beds_gain(&span, gains[i].frame), gains[i].gain, 1e-6);
}

static void a_bed_without_fades_is_whole_from_end_to_end(void **state)
{
    static const BedSpan span = { .from = 100, .to = 200, .gain = 0.5f };
    (void)state;
    assert_float_equal(beds_gain(&span, 99), 0, 0);
    assert_float_equal(beds_gain(&span, 100), 0.5, 0);
    assert_float_equal(beds_gain(&span, 199), 0.5, 0);
    assert_float_equal(beds_gain(&span, 200), 0, 0);
}

// Four LU under the gate.
static void beds_go_down_until_the_meter_leaves_them_out(void **state)
{
    (void)state;
    BedSpan beds[] = { { .gain = 1 }, { .gain = 0.5f }, { .gain = 1 } };
    Score   score = { .beds = beds, .bed_count = 2, .bed_lufs = -30 };
    assert_true(beds_sink(-32, &score));  // by six decibels
    assert_float_equal(beds[0].gain, 0.501187, 1e-6);
    assert_float_equal(beds[1].gain, 0.250594, 1e-6);
    assert_float_equal(beds[2].gain, 1, 0);  // not the score's
    assert_false(beds_sink(-26, &score));
    assert_float_equal(beds[0].gain, 0.501187, 1e-6);
    score.bed_count = 0;
    assert_false(beds_sink(-32, &score));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bed_fades_in_and_out_along_a_straight_line),
        cmocka_unit_test(a_bed_without_fades_is_whole_from_end_to_end),
        cmocka_unit_test(beds_go_down_until_the_meter_leaves_them_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
