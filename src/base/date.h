// Days of the calendar, as they are written and as numbers.
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

// "2026-10-18" in days since 1970-01-01. False when it is not a date: years have four digits, from 1900 on.
bool date_parse(const char *text, int *days);

#endif
