// Days of the calendar, as people write them and as numbers: days since 1970-01-01, from the year 1900 on.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

enum { DATE_SIZE = 12, DATE_WORDS_SIZE = 32, DATE_WHY_SIZE = 120 };

typedef enum {
    DATE_FINE,
    DATE_EITHER,  // day and month could be swapped: "9/3/2026"
    DATE_NOT,
} DateKind;

typedef struct {
    DateKind kind;
    int      day;    // DATE_EITHER: read as day, month, year
    int      other;  // DATE_EITHER: read as month, day, year
    // To be printed after the text: "is not a date: September has 30 days", "is 9 March 2026 or
    // 3 September 2026: write 2026-03-09 or 2026-09-03". "" where it is fine.
    char why[DATE_WHY_SIZE];
} DateRead;

// "2026-03-09", "9 March 2026", "Mar 9, 2026", "Monday, 9th of March 2026", "9.3.2026", "2026/3/9". With
// points the day comes first; with slashes, dashes or blanks either may (DATE_EITHER where both are days).
// The year has four digits. A weekday, if named, has to be right, and decides between two readings.
DateRead date_read(const char *text);

// The same, for callers that can use only one reading. False: not a date, or ambiguous.
bool date_parse(const char *text, int *day);

const char *date_write(int day, char out[DATE_SIZE]);        // "2026-03-09"; returns out, as below
const char *date_words(int day, char out[DATE_WORDS_SIZE]);  // "Monday 9 March 2026"
int         date_weekday(int day);                           // 1 is Monday, 7 is Sunday

#endif
