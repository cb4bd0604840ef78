// A growing buffer on the heap: for what we hand to a library or to another process, where an arena would be
// too much.
//
//     Bytes bytes = { 0 };
//     bytes_add(&bytes, "ID3", 3);
//     if (bytes.failed) ...          asked once, at the end
//     free(bytes.at);
#ifndef BASE_BYTES_H
#define BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    unsigned char *at;  // the owner's to free; aligned for any type
    size_t         size, room;
    bool           failed;  // there was no memory: what was there stays, and nothing more is added
} Bytes;

// `size` more bytes at the end, to be filled by the caller; good until the next addition. NULL: failed.
void *bytes_grow(Bytes *to, size_t size);

void bytes_add(Bytes *to, const void *bytes, size_t size);

#endif
