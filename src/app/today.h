// The calendar. Nothing else reads it: whatever depends on the day gets it as an argument.
#ifndef APP_TODAY_H
#define APP_TODAY_H

#include "base/date.h"

#include <stdbool.h>

enum { TODAY_WHY_SIZE = 300 };

// The day as "2026-11-27": from --on (NULL: not given), else from SOURCE_DATE_EPOCH (in UTC), else from the
// calendar where she is. False: `why` says which of the first two is not a day.
bool today_find(const char *on, char out[DATE_SIZE], char why[TODAY_WHY_SIZE]);

#endif
