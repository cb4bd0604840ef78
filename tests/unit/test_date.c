// Dates as people write them, against days that are typed here; and every day of two centuries against the C
// library's own calendar.
#include "base/date.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static int day(int year, int month, int day_of_month)
{
    struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day_of_month };
    time_t    seconds = timegm(&tm);
    return (int)(seconds / 86400 - (seconds % 86400 < 0));
}

static void a_date_is_read_as_it_is_written(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "2026-03-09",        "2026-3-9",          "2026/3/9",
        "2026.03.09",        "20260309",          "9 March 2026",
        "9. March 2026",     "9th of March 2026", "the 9th March 2026",
        "9 Mar 2026",        "9-mar-2026",        "March 9, 2026",
        "MARCH 9 2026",      "Mar. 9th, 2026",    "9.3.2026",
        "09.03.2026",        "9. 3. 2026",        "Monday 9 March 2026",
        "Mon, 9 March 2026", "Mon 9/3/2026",      " 9 March 2026 ",
        "9March2026",        "2026 March 9",      "Monday, March 9, 2026.",
        "9 March, 2026",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        DateRead read = date_read(ways[i]);
        if (read.kind != DATE_FINE || read.day != day(2026, 3, 9))
            fail_msg("\"%s\": kind %d, day %d, %s", ways[i], (int)read.kind, read.day, read.why);
    }
}

static void where_day_and_month_could_be_swapped_there_are_two_readings(void **state)
{
    (void)state;
    static const char *const ways[] = { "9/3/2026", "09/03/2026", "9-3-2026", "9 3 2026", "09-03-2026" };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        DateRead read = date_read(ways[i]);
        int      ignored;
        if (read.kind != DATE_EITHER || read.day != day(2026, 3, 9) || read.other != day(2026, 9, 3))
            fail_msg("\"%s\": kind %d, days %d and %d", ways[i], (int)read.kind, read.day, read.other);
        assert_string_equal(read.why, "is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03");
        assert_false(date_parse(ways[i], &ignored));
    }
}

static void where_only_one_of_them_is_a_day_it_is_that(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int         month, day;
    } ways[] = { { "13/3/2026", 3, 13 }, { "3/13/2026", 3, 13 },       { "3-13-2026", 3, 13 },
                 { "5/5/2026", 5, 5 },   { "12/31/2026", 12, 31 },     { "31/12/2026", 12, 31 },
                 { "30-2-2026", 0, 0 },  { "Thursday 9/3/2026", 9, 3 } };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        DateRead read = date_read(ways[i].text);
        if (ways[i].month ? read.kind != DATE_FINE || read.day != day(2026, ways[i].month, ways[i].day)
                          : read.kind != DATE_NOT)
            fail_msg("\"%s\": kind %d, day %d, %s", ways[i].text, (int)read.kind, read.day, read.why);
    }
}

static void what_is_not_a_date_says_why(void **state)
{
    (void)state;
    static const char *const refused[][2] = {
        { "31 September 2026", "September has 30 days" },
        { "2026-09-31", "September has 30 days" },
        { "31/9/2026", "September has 30 days" },
        { "9/31/2026", "September has 30 days" },
        { "31.9.2026", "September has 30 days" },
        { "2026-02-29", "February 2026 has 28 days" },
        { "30 Feb 2028", "February 2028 has 29 days" },
        { "1900-02-29", "February 1900 has 28 days" },
        { "2026-13-01", "there is no month 13" },
        { "14/13/2026", "there is no month 13" },
        { "3.13.2026", "there is no month 13" },
        { "2026-00-01", "there is no month 0" },
        { "1.1.0000", "years are from 1900 on" },
        { "0 March 2026", "there is no day 0" },
        { "9 March", "it has no year" },
        { "9/3", "it has no year" },
        { "March 9", "it has no year" },
        { "9.3.26", "its year needs four digits" },
        { "9 March 26", "its year needs four digits" },
        { "26-3-9", "its year needs four digits" },
        { "1899-12-31", "years are from 1900 on" },
        { "0026-03-09", "years are from 1900 on" },
        { "Tuesday 9 March 2026", "that day is Monday 9 March 2026" },
        { "Friday 9/3/2026", "that day is Monday 9 March 2026" },
        { "", "write it as" },
        { " ", "write it as" },
        { "yesterday", "write it as" },
        { "2026", "write it as" },
        { "March 2026", "write it as" },
        { "March", "write it as" },
        { "Monday", "write it as" },
        { "2026-1-1x", "write it as" },
        { "2026-03-09T10:00", "write it as" },
        { "2026--03-09", "write it as" },
        { "-2026-03-09", "write it as" },
        { "2026-03-09-", "write it as" },
        { "2026-03-09 1", "write it as" },
        { "202-03-09", "write it as" },
        { "020260309", "write it as" },
        { "99999999999999999999", "write it as" },
        { "9 Ma 2026", "write it as" },
        { "9 Marchy 2026", "write it as" },
        { "th 9 March 2026", "write it as" },
        { "9 M\xc3\xa4rz 2026", "write it as" },
        { "9 March March 2026", "write it as" },
        { "2026 2026 2026", "write it as" },
        { "\xff\xfe", "write it as" },
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        DateRead read = date_read(refused[i][0]);
        if (read.kind != DATE_NOT || strncmp(read.why, "is not a date: ", 15) != 0 ||
            strncmp(read.why + 15, refused[i][1], strlen(refused[i][1])) != 0)
            fail_msg("\"%s\": kind %d, \"%s\"", refused[i][0], (int)read.kind, read.why);
    }
}

// 1900 to 2100, through every form: as number, as text, as words, and its day of the week.
static void every_day_is_the_c_librarys(void **state)
{
    (void)state;
    int last = day(2100, 12, 31), seen = 0;
    for (int at = day(1900, 1, 1); at <= last; at++, seen++) {
        time_t    seconds = (time_t)at * 86400;
        struct tm tm;
        char      text[40], found[DATE_WORDS_SIZE];
        gmtime_r(&seconds, &tm);
        strftime(text, sizeof text, "%Y-%m-%d", &tm);
        assert_string_equal(date_write(at, found), text);
        assert_true(date_read(text).kind == DATE_FINE && date_read(text).day == at);
        strftime(text, sizeof text, "%A %e %B %Y", &tm);
        assert_true(date_read(text).kind == DATE_FINE && date_read(text).day == at);
        if (strstr(text, "  "))
            memmove(strstr(text, "  "), strstr(text, "  ") + 1, strlen(strstr(text, "  ")));
        assert_string_equal(date_words(at, found), text);
        assert_int_equal(date_weekday(at), tm.tm_wday ? tm.tm_wday : 7);
    }
    assert_int_equal(seen, 73414);  // 201 years, 49 of them with a leap day: neither 1900 nor 2100
}

// Between all real days of a year there is none more: 32 days by 14 months are offered.
static void no_other_day_exists(void **state)
{
    (void)state;
    static const int years[] = { 1900, 1999, 2000, 2024, 2026, 2100 },
                     lengths[] = { 365, 365, 366, 366, 365, 365 };
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        int days = 0;
        for (int month = 0; month <= 13; month++)
            for (int at = 0; at <= 32; at++) {
                char text[40];
                snprintf(text, sizeof text, "%d.%d.%d", at, month, years[i]);
                days += date_read(text).kind == DATE_FINE;
            }
        assert_int_equal(days, lengths[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_read_as_it_is_written),
        cmocka_unit_test(where_day_and_month_could_be_swapped_there_are_two_readings),
        cmocka_unit_test(where_only_one_of_them_is_a_day_it_is_that),
        cmocka_unit_test(what_is_not_a_date_says_why),
        cmocka_unit_test(every_day_is_the_c_librarys),
        cmocka_unit_test(no_other_day_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
