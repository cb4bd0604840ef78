// A table with open addresses, in memory of its own; any thread.
#include "held.h"

#include <dlfcn.h>
#include <stdatomic.h>
#include <string.h>

enum { ROOM = 1 << 13 };

typedef struct {
    void  *memory;  // NULL: empty
    void  *caller;
    size_t size;
} Block;

static Block       blocks[ROOM];
static atomic_flag locked = ATOMIC_FLAG_INIT;
static int         count;

static void lock(void)
{
    while (atomic_flag_test_and_set_explicit(&locked, memory_order_acquire))
        continue;
}
static void unlock(void) { atomic_flag_clear_explicit(&locked, memory_order_release); }

static size_t home(const void *memory) { return ((uintptr_t)memory >> 4) * 2654435761u % ROOM; }

static Block *find(const void *memory)
{
    size_t at = home(memory);
    while (blocks[at].memory && blocks[at].memory != memory)
        at = (at + 1) % ROOM;
    return &blocks[at];
}

void held_clear(void)
{
    if (count)
        memset(blocks, 0, sizeof blocks);
    count = 0;
}

void held_add(void *memory, size_t size, void *caller)
{
    lock();
    if (count < ROOM / 2) {
        Block *block = find(memory);
        count += !block->memory;
        *block = (Block){ memory, caller, size };
    }
    unlock();
}

// Those after it that would no longer be found move up.
void held_remove(void *memory)
{
    if (!count)
        return;
    lock();
    Block *block = find(memory);
    if (block->memory) {
        count--;
        block->memory = NULL;
        for (size_t at = (size_t)(block - blocks + 1) % ROOM; blocks[at].memory; at = (at + 1) % ROOM) {
            Block moved = blocks[at];
            blocks[at].memory = NULL;
            *find(moved.memory) = moved;
        }
    }
    unlock();
}

void held_report(int *found, long *bytes, uintptr_t *callers, int room)
{
    Dl_info about;
    *found = 0;
    *bytes = 0;
    for (size_t i = 0; i < ROOM; i++) {
        if (!blocks[i].memory)
            continue;
        if (*found < room && dladdr(blocks[i].caller, &about))
            callers[*found] = (uintptr_t)blocks[i].caller - (uintptr_t)about.dli_fbase;
        ++*found;
        *bytes += (long)blocks[i].size;
    }
}
