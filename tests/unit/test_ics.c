// app/ics.h: the walks to come as a calendar (RFC 5545), byte for byte.
#include "app/ics.h"

#include "cmocka_all.h"

#include <string.h>

#ifdef HAVE_ICAL

enum { BORN = 20744, STAMP = BORN + 42 };  // 2026-10-18, 2026-11-29

static Arena arena;

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const char *calendar_of(const PlannedDay *days, int count, bool own)
{
    char        why[ICS_WHY_SIZE] = "";
    const char *text = ics_write(days, count, own, BORN, STAMP, &arena, why);
    if (!text)
        fail_msg("%s", why);
    return text;
}

static const char *calendar(const PlannedDay *days, int count) { return calendar_of(days, count, false); }

#define HEAD                                 \
    "BEGIN:VCALENDAR\r\n"                    \
    "VERSION:2.0\r\n"                        \
    "PRODID:-//walkcoach//walkcoach//EN\r\n" \
    "COMMENT:Made by walkcoach\r\n"
#define TAIL "END:VCALENDAR\r\n"

static void a_walk_is_a_day_with_a_reminder_at_nine(void **state)
{
    (void)state;
    const PlannedDay day = { .day = STAMP + 2,
                             .advice = { .state = STATE_WALK,
                                         .walk = { .session = "15min", .level = 2 },
                                         .drill = "open-book",
                                         .why = "Easy does it." },
                             .number = 7 };
    assert_string_equal(calendar(&day, 1),
                        HEAD "BEGIN:VEVENT\r\n"
                             "UID:walk-7-of-2026-10-18@walkcoach\r\n"
                             "DTSTAMP:20261129T000000Z\r\n"
                             "SEQUENCE:42\r\n"
                             "DTSTART;VALUE=DATE:20261201\r\n"
                             "SUMMARY:Walk: 15min\\, level 2\r\n"
                             "DESCRIPTION:walkcoach play today\\nStrength: open-book\\nEasy does it.\r\n"
                             "TRANSP:TRANSPARENT\r\n"
                             "BEGIN:VALARM\r\n"
                             "ACTION:DISPLAY\r\n"
                             "TRIGGER:PT9H\r\n"
                             "DESCRIPTION:Walk: 15min\\, level 2\r\n"
                             "END:VALARM\r\n"
                             "END:VEVENT\r\n" TAIL);
}

// Neither a drill nor a reason: a line is left, and no more.
static void each_walk_has_its_own_day_and_number(void **state)
{
    (void)state;
    const PlannedDay days[] = {
        { .day = STAMP,
          .advice = { .state = STATE_WALK, .walk = { .session = "5min", .level = 1 } },
          .number = 1 },
        { .day = STAMP + 34,
          .advice = { .state = STATE_WALK, .walk = { .session = "10min", .level = 3 } },
          .number = 2 },
    };
    const char *text = calendar(days, 2);
    assert_non_null(strstr(text, "\r\nUID:walk-1-of-2026-10-18@walkcoach\r\n"));
    assert_non_null(strstr(text, "\r\nDTSTART;VALUE=DATE:20261129\r\nSUMMARY:Walk: 5min\\, level 1\r\n"
                                 "DESCRIPTION:walkcoach play today\\n\r\n"));
    assert_non_null(strstr(text, "\r\nUID:walk-2-of-2026-10-18@walkcoach\r\n"));
    assert_non_null(strstr(text, "\r\nDTSTART;VALUE=DATE:20270102\r\nSUMMARY:Walk: 10min\\, level 3\r\n"));
}

// `play today` follows the plan of her profile.
static void of_another_plan_each_walk_is_named(void **state)
{
    (void)state;
    const PlannedDay day = { .day = STAMP,
                             .advice = { .state = STATE_WALK, .walk = { .session = "5min", .level = 1 } },
                             .number = 1 };
    assert_non_null(
        strstr(calendar_of(&day, 1, true), "\r\nDESCRIPTION:walkcoach play 5min --level 1\\n\r\n"));
}

static void a_day_without_a_walk_is_not_in_it(void **state)
{
    (void)state;
    const PlannedDay days[] = {
        { .day = STAMP, .advice = { .state = STATE_DAY_OFF, .walk = { .session = "5min", .level = 1 } } },
        { .day = STAMP + 1, .advice = { .state = STATE_DONE, .walk = { .session = "5min", .level = 1 } } },
        { .day = STAMP + 2, .advice = { .state = STATE_RED } },
        { .day = STAMP + 3,
          .advice = { .state = STATE_WALK, .walk = { .session = "5min", .level = 1 } },
          .number = 9 },
    };
    assert_string_equal(calendar(days, 3), HEAD TAIL);
    assert_string_equal(calendar(days, 0), HEAD TAIL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_is_a_day_with_a_reminder_at_nine),
        cmocka_unit_test(each_walk_has_its_own_day_and_number),
        cmocka_unit_test(of_another_plan_each_walk_is_named),
        cmocka_unit_test(a_day_without_a_walk_is_not_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}

#else

static void it_says_what_it_was_built_without(void **state)
{
    Arena arena = { 0 };
    char  why[ICS_WHY_SIZE];
    (void)state;
    assert_null(ics_write(NULL, 0, false, 0, 0, &arena, why));
    assert_string_equal(why, "this walkcoach was built without libical");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(it_says_what_it_was_built_without) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
