// glibc's heap grows by M_TOP_PAD when it is short; the pages of that growth are then asked for in one call.
#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23  // Linux 5.14; older ones say EINVAL and nothing is lost
#endif

void heap_prepare(size_t bytes)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, (int)bytes);
    void *volatile more = malloc(mallinfo2().keepcost +
                                 1);  // more than is left at the top: the heap grows by the pad
    free(more);
    mallopt(M_TOP_PAD, 1024 * 1024);

    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), end = (uintptr_t)sbrk(0) & ~(page - 1);
    uintptr_t from = (end - bytes + page - 1) & ~(page - 1);
    madvise((void *)from, end - from, MADV_POPULATE_WRITE);
#else
    (void)bytes;
#endif
}

void heap_trim(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
