// base/units.h: lengths as they are typed, clocks as they are shown, frames for moments.
#include "base/units.h"
#include "cmocka_all.h"

typedef struct {
    const char *text;
    Micros      length;
} Row;

static void lengths_are_read_as_people_write_them(void **state)
{
    // clang-format off
    static const Row rows[] = {
        { "4:00", 240 * MICROS_PER_SECOND },       { "0:45", 45 * MICROS_PER_SECOND },
        { "1:02:03", 3723 * MICROS_PER_SECOND },   { "90:00", 90 * MICROS_PER_MINUTE },
        { "0:00.5", 500000 },                      { "0:05.250", 5250000 },
        { "45s", 45 * MICROS_PER_SECOND },         { "0.5s", 500000 },
        { "0.1s", 100000 },                        { "0.0000019s", 1 },
        { "20 min", 20 * MICROS_PER_MINUTE },      { "20min", 20 * MICROS_PER_MINUTE },
        { "90 min", 90 * MICROS_PER_MINUTE },      { "1h10min", 70 * MICROS_PER_MINUTE },
        { "1h 10 min 5.5s", 4205500000 },          { "250ms", 250000 },
        { "1.5 h", 90 * MICROS_PER_MINUTE },       { "2 hours", 120 * MICROS_PER_MINUTE },
        { "1 minute", MICROS_PER_MINUTE },         { "20 MIN", 20 * MICROS_PER_MINUTE },
        { " 20 min ", 20 * MICROS_PER_MINUTE },    { "0:00", 0 },
        { "8784h", 8784 * MICROS_PER_HOUR },       { "8784:00:00", 8784 * MICROS_PER_HOUR },
        { "527040:00", 8784 * MICROS_PER_HOUR },   { "527040min", 8784 * MICROS_PER_HOUR },
        { "3h", 10800000000 },                     { "1 hour", 3600000000 },
        { "2minutes", 120000000 },                 { "7sec", 7000000 },
        { "1 second", 1000000 },                   { "30 seconds", 30000000 },
        { "1s5ms", 1005000 },                      { "0.25min", 15000000 },
        { "1.5ms", 1500 },                         { "0:59.999999", 59999999 },
        { "59:59", 3599000000 },                   { "1:59:59", 7199000000 },
        { "0:09", 9000000 },                       { "\t1\tmin\t", 60000000 },
    };
    // clang-format on
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Micros length = -1;
        if (!units_parse_length(rows[i].text, &length) || length != rows[i].length)
            fail_msg("\"%s\" is %lld, not %lld", rows[i].text, (long long)length, (long long)rows[i].length);
    }
}

static void what_is_not_a_length_is_refused(void **state)
{
    static const char *const rows[] = {
        "",
        " ",
        "4",
        "4.5",
        "-4:00",
        "4:0",
        "4:60",
        "4:000",
        "1:60:00",
        "1:2:03",
        "1:02:03:04",
        ":30",
        "4:",
        "4:00 min",
        "min",
        "20 apples",
        "20m",
        "10min1h",
        "5s5s",
        "1h,10min",
        "1..5s",
        ".5s",
        "5.s",
        "0x10s",
        "1e3s",
        "+4:00",
        "4:00x",
        "8785h",
        "8784h1ms",
        "8784:00:00.000001",
        "8784:00:01",
        "527040:01",
        "527041:00",
        "8785:00:00",
        "1s1s",
        "1min1h",
        "1h1hour",
        "1:5",
        "01:1:00",
        "1:00:60",
        "5 se",
        "5 hourss",
        "99999999999999999999h",
        "99999999999999999999:00",
        "18446744073709551616s",
        "4\xEF\xBC\x9A"
        "00",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Micros length;
        if (units_parse_length(rows[i], &length))
            fail_msg("\"%s\" was taken for %lld", rows[i], (long long)length);
    }
}

static void a_clock_shows_hours_and_fractions_only_where_there_are_some(void **state)
{
    static const Row rows[] = {
        { "0:00", 0 },
        { "0:45", 45000000 },
        { "12:05", 725000000 },
        { "1:02:03", 3723000000 },
        { "0:00.250", 250000 },
        { "0:01.000001", 1000001 },
        { "24:00:00", 86400000000 },
        { "-0:20", -20000000 },
        { "-1:00:00", -3600000000 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[UNITS_TEXT_SIZE];
        assert_string_equal(units_format_clock(rows[i].length, text), rows[i].text);
    }
}

static void the_largest_numbers_fit_a_clock(void **state)
{
    char text[UNITS_TEXT_SIZE];
    (void)state;
    assert_string_equal(units_format_clock(INT64_MIN, text), "-2562047788:00:54.775808");
    assert_string_equal(units_format_clock(INT64_MAX, text), "2562047788:00:54.775807");
}

static void a_clock_reads_back_as_the_length_it_shows(void **state)
{
    (void)state;
    for (Micros length = 0; length < 30 * MICROS_PER_HOUR; length += 7777777777 / 9) {
        char   text[UNITS_TEXT_SIZE];
        Micros again = -1;
        assert_true(units_parse_length(units_format_clock(length, text), &again));
        assert_int_equal(again, length);
    }
}

static void frames_and_moments_agree_over_a_day(void **state)
{
    (void)state;
    assert_int_equal(frames_at(24 * MICROS_PER_HOUR, 48000), 48000LL * 86400);
    assert_int_equal(frames_at(500000, 44100), 22050);
    assert_int_equal(frames_at(11, 44100), 0);
    assert_int_equal(frames_at(12, 44100), 1);
    for (Frames frame = 0; frame < 44100LL * 86400; frame += 123456789)
        assert_int_equal(frames_at(micros_at(frame, 44100), 44100), frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_read_as_people_write_them),
        cmocka_unit_test(what_is_not_a_length_is_refused),
        cmocka_unit_test(a_clock_shows_hours_and_fractions_only_where_there_are_some),
        cmocka_unit_test(the_largest_numbers_fit_a_clock),
        cmocka_unit_test(a_clock_reads_back_as_the_length_it_shows),
        cmocka_unit_test(frames_and_moments_agree_over_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
