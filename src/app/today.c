#include "app/today.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SECONDS_A_DAY = 24 * 60 * 60 };
#define LAST_SECOND 253402300799LL  // of the year 9999

static bool of_option(const char *on, char out[DATE_SIZE], char why[TODAY_WHY_SIZE])
{
    DateRead read = date_read(on);
    if (read.kind == DATE_FINE)
        date_write(read.day, out);
    else
        snprintf(why, TODAY_WHY_SIZE, "--on \"%.100s\" %s", on, read.why);
    return read.kind == DATE_FINE;
}

// https://reproducible-builds.org/specs/source-date-epoch: seconds since 1970, and nothing else is accepted.
static bool of_epoch(const char *epoch, char out[DATE_SIZE], char why[TODAY_WHY_SIZE])
{
    char *end;
    errno = 0;
    long long seconds = strtoll(epoch, &end, 10);
    bool      right = end != epoch && !*end && !errno && seconds >= 0 && seconds <= LAST_SECOND;
    if (right)
        date_write((int)(seconds / SECONDS_A_DAY), out);
    else
        snprintf(why, TODAY_WHY_SIZE, "SOURCE_DATE_EPOCH is seconds since 1970, not \"%.100s\"", epoch);
    return right;
}

bool today_find(const char *on, char out[DATE_SIZE], char why[TODAY_WHY_SIZE])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (on)
        return of_option(on, out, why);
    if (epoch && *epoch)
        return of_epoch(epoch, out, why);
    time_t    now = time(NULL);
    struct tm local;
    tzset();
    localtime_r(&now, &local);
    strftime(out, DATE_SIZE, "%Y-%m-%d", &local);
    return true;
}
