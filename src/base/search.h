// Where a moment falls in an array that is sorted by one of its fields.
#ifndef BASE_SEARCH_H
#define BASE_SEARCH_H

#include <stddef.h>
#include <stdint.h>

// How many items come before the first whose field is `value` or more; all of them where there is none. The
// field is an int64_t (Micros, Frames). O(log count); may be called from any thread, the audio thread too.
//
//     events at     0  5  5  9
//     SEARCH(events, 4, at, 5)       1     the first at or after 5
//     SEARCH(events, 4, at, 5 + 1)   3     the first after 5, and after the last at or before it
#define SEARCH(items, count, field, value)                                                 \
    search_first((items), (count), sizeof *(items), offsetof(__typeof__(*(items)), field), \
                 _Generic((items)->field, int64_t                                          \
                          : (value)))

size_t search_first(const void *items, size_t count, size_t size, size_t offset, int64_t value);

#endif
