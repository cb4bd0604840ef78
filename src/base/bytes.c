#include "base/bytes.h"

#include <stdlib.h>
#include <string.h>

void *bytes_grow(Bytes *to, size_t size)
{
    if (to->failed)
        return NULL;
    if (to->size + size > to->room || !to->at) {
        size_t         room = (to->size + size) * 2;
        unsigned char *grown = realloc(to->at, room + 1);
        to->failed = !grown;
        if (to->failed)
            return NULL;
        to->at = grown;
        to->room = room;
    }
    to->size += size;
    return to->at + to->size - size;
}

void bytes_add(Bytes *to, const void *bytes, size_t size)
{
    void *end = bytes_grow(to, size);
    if (end && size)
        memcpy(end, bytes, size);
}
