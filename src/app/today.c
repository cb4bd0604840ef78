#include "app/today.h"

#include <time.h>

const char *today_here(char out[TODAY_SIZE])
{
    time_t    now = time(NULL);
    struct tm local;
    localtime_r(&now, &local);
    strftime(out, TODAY_SIZE, "%Y-%m-%d", &local);
    return out;
}
