// Days of the calendar as numbers, to count how far apart two of them are.
#include "base/date.h"

#include <ctype.h>
#include <stdlib.h>

// Days since 1970-01-01. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
static int days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = year / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool             leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

// Up to four digits, and what follows them.
static bool count(const char **text, int *out, char after)
{
    char *end;
    if (!isdigit((unsigned char)**text))
        return false;
    *out = (int)strtol(*text, &end, 10);
    if (end - *text > 4 || *end != after)
        return false;
    *text = end + (after != '\0');
    return true;
}

bool date_parse(const char *text, int *days)
{
    int year, month, day;
    if (!count(&text, &year, '-') || !count(&text, &month, '-') || !count(&text, &day, '\0'))
        return false;
    if (year < 1900 || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
        return false;
    *days = days_from_civil(year, month, day);
    return true;
}
