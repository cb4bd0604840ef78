// app/today.h: which day it is, and what is not a day.
#include "app/today.h"

#include "cmocka_all.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static char day[DATE_SIZE], why[TODAY_WHY_SIZE];

static void is(const char *on, const char *epoch, const char *expected)
{
    if (epoch)
        setenv("SOURCE_DATE_EPOCH", epoch, 1);
    else
        unsetenv("SOURCE_DATE_EPOCH");
    if (!today_find(on, day, why))
        fail_msg("%s, %s: %s", on ? on : "-", epoch ? epoch : "-", why);
    assert_string_equal(day, expected);
}

static void is_not(const char *on, const char *epoch, const char *expected)
{
    setenv("SOURCE_DATE_EPOCH", epoch, 1);
    assert_false(today_find(on, day, why));
    assert_string_equal(why, expected);
}

static void a_day_that_was_typed_comes_first(void **state)
{
    (void)state;
    is("9 March 2026", "0", "2026-03-09");
    is("2026-03-09", "not a number", "2026-03-09");
    is_not("9 March", "0", "--on \"9 March\" is not a date: it has no year");
    is_not("9/3/2026", "0",
           "--on \"9/3/2026\" is 9 March 2026 or 3 September 2026: write 2026-03-09 or 2026-09-03");
    is_not("", "0", "--on \"\" is not a date: write it as 9 March 2026, or as 2026-03-09");
}

// Seconds since 1970 in UTC, up to the last one of the year 9999.
static void then_the_variable_for_builds_that_repeat(void **state)
{
    (void)state;
    is(NULL, "0", "1970-01-01");
    is(NULL, "86399", "1970-01-01");
    is(NULL, "86400", "1970-01-02");
    is(NULL, "1795910400", "2026-11-29");
    is(NULL, "253402300799", "9999-12-31");
#define NOT_SECONDS(text) is_not(NULL, text, "SOURCE_DATE_EPOCH is seconds since 1970, not \"" text "\"")
    NOT_SECONDS("253402300800");
    NOT_SECONDS("-1");
    NOT_SECONDS("today");
    NOT_SECONDS("12 ");
    NOT_SECONDS(" ");
    NOT_SECONDS("99999999999999999999");
}

// Kiritimati is 14 hours ahead of UTC, at UTC-12 a day ends a day later.
static void at_last_the_calendar_where_she_is(void **state)
{
    (void)state;
    static const struct {
        const char *zone;
        int         hours;
    } zones[] = { { "KIR-14", 14 }, { "WES12", -12 }, { "UTC", 0 } };
    for (int i = 0; i < 3; i++)
        for (int variable = 0; variable < 2; variable++) {
            char expected[2][DATE_SIZE];
            setenv("TZ", zones[i].zone, 1);
            if (variable)
                setenv("SOURCE_DATE_EPOCH", "", 1);
            else
                unsetenv("SOURCE_DATE_EPOCH");
            date_write((int)((time(NULL) + zones[i].hours * 3600) / 86400), expected[0]);
            assert_true(today_find(NULL, day, why));
            date_write((int)((time(NULL) + zones[i].hours * 3600) / 86400), expected[1]);
            assert_true(strcmp(day, expected[0]) == 0 || strcmp(day, expected[1]) == 0);  // at midnight
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_that_was_typed_comes_first),
        cmocka_unit_test(then_the_variable_for_builds_that_repeat),
        cmocka_unit_test(at_last_the_calendar_where_she_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
