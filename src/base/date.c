// A date is three things in some order: a day, a month that may be a word, and a year of four digits.
//
//     text ─▶ items, without blanks, signs, "th", "of" ─▶ by their kinds, which is which ─▶ a day that exists
#include "base/date.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December" };
static const char *const weekdays[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday" };
static const char        form[] = "write it as 9 March 2026, or as 2026-03-09";

// --- Days as numbers -------------------------------------------------------------------

typedef struct {
    int year, month, day;
} Civil;

// Both from Hinnant, "chrono-compatible low-level date algorithms", with years that begin in March.
static int days_from_civil(Civil civil)
{
    int year = civil.year - (civil.month <= 2);
    int era = year / 400;
    int year_of_era = year - era * 400;
    int day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static Civil civil_from_days(int days)
{
    days += 719468;
    int era = days / 146097;
    int day_of_era = days - era * 146097;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int from_march = (5 * day_of_year + 2) / 153;
    int month = from_march < 10 ? from_march + 3 : from_march - 9;
    return (Civil){ year_of_era + era * 400 + (month <= 2), month,
                    day_of_year - (153 * from_march + 2) / 5 + 1 };
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool             leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

int date_weekday(int day) { return ((day + 3) % 7 + 7) % 7 + 1; }  // 1970-01-01 was a Thursday

const char *date_write(int day, char out[DATE_SIZE])
{
    Civil civil = civil_from_days(day);
    snprintf(out, DATE_SIZE, "%04u-%02u-%02u", (unsigned)civil.year % 10000, (unsigned)civil.month % 100,
             (unsigned)civil.day % 100);
    return out;
}

const char *date_words(int day, char out[DATE_WORDS_SIZE])
{
    Civil civil = civil_from_days(day);
    snprintf(out, DATE_WORDS_SIZE, "%s %d %s %d", weekdays[date_weekday(day) - 1], civil.day,
             months[civil.month - 1], civil.year);
    return out;
}

// --- A text in items -------------------------------------------------------------------

typedef enum { ITEM_SMALL, ITEM_YEAR, ITEM_ALL, ITEM_MONTH } ItemKind;  // ITEM_ALL: "20260309"

typedef struct {
    ItemKind kind;
    int      value;
    char     sign;  // after it: '.', '/', '-' or ','; ' ' for blanks or nothing
} Item;

enum { ITEMS = 3 };
typedef struct {
    Item items[ITEMS];
    int  count;
    int  weekday;  // 0: none was named
} Items;

// The place of a word in a list, from 1; its first three letters are enough. 0: not in the list.
static int place_in(const char *const *words, int count, const char *word, size_t length)
{
    for (int i = 0; i < count && length >= 3; i++)
        if (length <= strlen(words[i]) && strncasecmp(words[i], word, length) == 0)
            return i + 1;
    return 0;
}

static bool is_one_of(const char *words, const char *word, size_t length)
{
    for (; *words; words += strcspn(words, " "), words += strspn(words, " "))
        if (strcspn(words, " ") == length && strncasecmp(words, word, length) == 0)
            return true;
    return false;
}

static bool add(Items *items, ItemKind kind, int value)
{
    if (items->count == ITEMS)
        return false;
    items->items[items->count++] = (Item){ kind, value, ' ' };
    return true;
}

static bool add_number(Items *items, const char *text, size_t length)
{
    ItemKind kind = length <= 2 ? ITEM_SMALL : length == 4 ? ITEM_YEAR : ITEM_ALL;
    return (kind != ITEM_ALL || length == 8) && add(items, kind, (int)strtol(text, NULL, 10));
}

static bool add_word(Items *items, const char *text, size_t length)
{
    int month = place_in(months, 12, text, length), weekday = place_in(weekdays, 7, text, length);
    if (month)
        return add(items, ITEM_MONTH, month);
    if (weekday && !items->weekday)
        return (items->weekday = weekday, true);
    return is_one_of("st nd rd th", text, length) ? items->count > 0 : is_one_of("of the", text, length);
}

// At most one separator, with blanks around it. False: something else is there.
static bool skip_signs(Items *items, const char **text)
{
    char sign = ' ';
    for (; **text && !isalnum((unsigned char)**text); (*text)++) {
        if (isspace((unsigned char)**text))
            continue;
        if (sign != ' ' || !strchr("./-,", **text))
            return false;
        sign = **text;
    }
    if (items->count > 0)
        items->items[items->count - 1].sign = sign;
    return items->count > 0 || sign == ' ' || (items->weekday && sign == ',');
}

static bool split(const char *text, Items *out)
{
    *out = (Items){ .count = 0 };
    if (!skip_signs(out, &text))
        return false;
    while (*text) {
        bool   number = isdigit((unsigned char)*text);
        size_t length = number ? strspn(text, "0123456789") : 0;
        while (!number && isalpha((unsigned char)text[length]))
            length++;
        if (!(number ? add_number : add_word)(out, text, length))
            return false;
        text += length;
        if (!skip_signs(out, &text))
            return false;
    }
    return out->count > 0 && strchr(" .,", out->items[out->count - 1].sign);
}

// --- Which is which --------------------------------------------------------------------

static DateRead __attribute__((format(printf, 1, 2))) refuse(const char *format, ...)
{
    DateRead read = { .kind = DATE_NOT, .why = "is not a date: " };
    size_t   length = strlen(read.why);
    va_list  args;
    va_start(args, format);
    vsnprintf(read.why + length, sizeof read.why - length, format, args);
    va_end(args);
    return read;
}

static DateRead too_late(Civil civil)
{
    const char *month = months[civil.month - 1];
    int         days = month_days(civil.year, civil.month);
    return civil.month == 2 ? refuse("%s %d has %d days", month, civil.year, days)
                            : refuse("%s has %d days", month, days);
}

// The day, or why there is no such day.
static DateRead day_of(Civil civil)
{
    if (civil.year < 1900)
        return refuse("years are from 1900 on");
    if (civil.month < 1 || civil.month > 12)
        return refuse("there is no month %d", civil.month);
    if (civil.day < 1)
        return refuse("there is no day 0");
    return civil.day > month_days(civil.year, civil.month)
               ? too_late(civil)
               : (DateRead){ .kind = DATE_FINE, .day = days_from_civil(civil) };
}

static DateRead two_readings(int day, int other)
{
    DateRead read = { .kind = DATE_EITHER, .day = day, .other = other };
    char     text[2][DATE_SIZE], words[2][DATE_WORDS_SIZE];
    date_words(day, words[0]);
    date_words(other, words[1]);
    snprintf(read.why, sizeof read.why, "is %s or %s: write %s or %s", strchr(words[0], ' ') + 1,
             strchr(words[1], ' ') + 1, date_write(day, text[0]), date_write(other, text[1]));
    return read;
}

// Two small numbers and a year: the day may be the first or the second of the two.
static DateRead either(int first, int second, int year)
{
    DateRead a = day_of((Civil){ year, second, first }), b = day_of((Civil){ year, first, second });
    if (a.kind == DATE_FINE && b.kind == DATE_FINE && a.day != b.day)
        return two_readings(a.day, b.day);
    if (a.kind == DATE_FINE || b.kind == DATE_FINE)
        return a.kind == DATE_FINE ? a : b;
    return second > 12 && first <= 12 ? b : a;
}

static DateRead without_a_year(const Items *items)
{
    int month = 0, small = 0;
    for (int i = 0; i < items->count; i++) {
        month += items->items[i].kind == ITEM_MONTH;
        small += items->items[i].kind == ITEM_SMALL;
    }
    if (month > 1 || month + small != items->count || small == 0)
        return refuse("%s", form);
    return items->count == 2   ? refuse("it has no year")
           : items->count == 3 ? refuse("its year needs four digits")
                               : refuse("%s", form);
}

static DateRead arrange(const Items *items)
{
    const Item *item = items->items;
    char        kinds[ITEMS + 1] = "";
    for (int i = 0; i < items->count; i++)
        kinds[i] = "dyam"[item[i].kind];
    if (strcmp(kinds, "a") == 0)
        return day_of((Civil){ item[0].value / 10000, item[0].value / 100 % 100, item[0].value % 100 });
    if (strcmp(kinds, "ydd") == 0 || strcmp(kinds, "ymd") == 0)
        return day_of((Civil){ item[0].value, item[1].value, item[2].value });
    if (strcmp(kinds, "dmy") == 0 || (strcmp(kinds, "ddy") == 0 && item[0].sign == '.'))
        return day_of((Civil){ item[2].value, item[1].value, item[0].value });
    if (strcmp(kinds, "mdy") == 0)
        return day_of((Civil){ item[2].value, item[0].value, item[1].value });
    if (strcmp(kinds, "ddy") == 0)
        return either(item[0].value, item[1].value, item[2].value);
    return without_a_year(items);
}

// Compares the weekday that was named with the real one.
static DateRead check_weekday(DateRead read, int weekday)
{
    char words[DATE_WORDS_SIZE];
    bool first = date_weekday(read.day) == weekday, other = date_weekday(read.other) == weekday;
    if (read.kind == DATE_NOT || (first && (read.kind == DATE_FINE || other)))
        return read;
    if (read.kind == DATE_EITHER && (first || other))
        return (DateRead){ .kind = DATE_FINE, .day = first ? read.day : read.other };
    return refuse("that day is %s", date_words(read.day, words));
}

DateRead date_read(const char *text)
{
    Items items;
    if (!split(text, &items))
        return refuse("%s", form);
    DateRead read = arrange(&items);
    return items.weekday ? check_weekday(read, items.weekday) : read;
}

bool date_parse(const char *text, int *day)
{
    DateRead read = date_read(text);
    if (read.kind != DATE_FINE)
        return false;
    *day = read.day;
    return true;
}
