// A block of that size is taken from the top of the heap, its pages are asked for in one call, and it is
// given back to the heap, which keeps it.
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
    mallopt(M_TOP_PAD, 1024 * 1024);

    char     *room = malloc(bytes);
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)room + page - 1) & ~(page - 1),
              end = ((uintptr_t)room + bytes) & ~(page - 1);
    if (room && end > from)
        madvise((void *)from, end - from, MADV_POPULATE_WRITE);
    free(room);
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
