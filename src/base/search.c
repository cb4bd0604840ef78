#include "base/search.h"

size_t search_first(const void *items, size_t count, size_t size, size_t offset, int64_t value)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t         middle = low + (high - low) / 2;
        const int64_t *field = (const void *)((const char *)items + middle * size + offset);
        if (*field < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
