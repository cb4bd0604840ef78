#include "base/arena.h"

#include "base/exhausted.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_LEAST = 4 * 1024, BLOCK_MOST = 64 * 1024 };  // each twice the one before: many arenas stay small

struct ArenaBlock {
    ArenaBlock *older;
    size_t      used;
    size_t      size;
    alignas(max_align_t) char bytes[];
};

static ArenaBlock *block_new(size_t size, ArenaBlock *older)
{
    ArenaBlock *block = calloc(1, sizeof *block + size);
    if (!block)
        memory_exhausted();
    block->older = older;
    block->size = size;
    return block;
}

static size_t next_size(const Arena *arena)
{
    size_t size = arena->block ? 2 * arena->block->size : BLOCK_LEAST;
    return size < BLOCK_MOST ? size : BLOCK_MOST;
}

void *arena_alloc(Arena *arena, size_t size)
{
    size_t rounded = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (!arena->block || arena->block->size - arena->block->used < rounded)
        arena->block = block_new(rounded > next_size(arena) ? rounded : next_size(arena), arena->block);
    void *memory = arena->block->bytes + arena->block->used;
    arena->block->used += rounded;
    return memory;
}

char *arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text) { return arena_strndup(arena, text, strlen(text)); }

char *arena_vprintf(Arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int   length = vsnprintf(NULL, 0, format, args);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity)
        return items;
    size_t roomier = *capacity ? *capacity * 2 : 8;
    void  *grown = arena_alloc(arena, roomier * item_size);
    if (count)
        memcpy(grown, items, count * item_size);
    *capacity = roomier;
    return grown;
}

void arena_reset(Arena *arena)
{
    ArenaBlock *block = arena->block;
    if (!block)
        return;
    Arena older = { .block = block->older };
    arena_free(&older);
    memset(block->bytes, 0, block->used);
    block->older = NULL;
    block->used = 0;
}

void arena_free(Arena *arena)
{
    while (arena->block) {
        ArenaBlock *older = arena->block->older;
        free(arena->block);
        arena->block = older;
    }
}
