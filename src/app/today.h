// The calendar. Nothing else reads it: whatever depends on the day gets it as an argument.
#ifndef APP_TODAY_H
#define APP_TODAY_H

#include "base/date.h"

#include <stdbool.h>

enum { TODAY_WHY_SIZE = 300 };

// The day as "2026-11-27": of --on (NULL: not given), else of SOURCE_DATE_EPOCH (there in UTC), else of the
// calendar where she is. False: `why` says which of the two is not a day.
bool today_find(const char *on, char out[DATE_SIZE], char why[TODAY_WHY_SIZE]);

#endif
