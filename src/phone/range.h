// The Range header of a request: one range of bytes (RFC 9110, section 14). Phones ask for "bytes=0-1" and
// expect 206.
#ifndef PHONE_RANGE_H
#define PHONE_RANGE_H

#include <stdint.h>

typedef enum {
    RANGE_WHOLE,    // no header, or one to be ignored: several ranges, another unit, nonsense
    RANGE_PART,     // first and last are set, first <= last < size
    RANGE_OUTSIDE,  // it asks for nothing that is in the file: 416
} RangeKind;

RangeKind range_parse(const char *header, uint64_t size, uint64_t *first, uint64_t *last);

#endif
