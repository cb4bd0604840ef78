#include "phone/range.h"

#include <stdbool.h>
#include <string.h>

// Digits up to the first other character; false without a digit or beyond 64 bits.
static bool read_number(const char **at, uint64_t *out)
{
    const char *from = *at;
    for (*out = 0; **at >= '0' && **at <= '9'; (*at)++) {
        if (*out > (UINT64_MAX - 9) / 10)
            return false;
        *out = *out * 10 + (uint64_t)(**at - '0');
    }
    return *at != from;
}

// "-500": the last 500 bytes.
static RangeKind last_bytes(uint64_t size, uint64_t *first, uint64_t *last)
{
    if (*last == 0 || size == 0)
        return RANGE_OUTSIDE;
    *first = *last < size ? size - *last : 0;
    *last = size - 1;
    return RANGE_PART;
}

RangeKind range_parse(const char *header, uint64_t size, uint64_t *first, uint64_t *last)
{
    if (!header || strncmp(header, "bytes=", 6) != 0)
        return RANGE_WHOLE;
    const char *at = header + 6;
    bool        has_first = read_number(&at, first);
    if (*at != '-')
        return RANGE_WHOLE;
    at++;
    bool has_last = read_number(&at, last);
    if (*at || (!has_first && !has_last) || (has_first && has_last && *last < *first))
        return RANGE_WHOLE;
    if (!has_first)
        return last_bytes(size, first, last);
    if (*first >= size)
        return RANGE_OUTSIDE;
    if (!has_last || *last >= size)
        *last = size - 1;
    return RANGE_PART;
}
