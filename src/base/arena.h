// Memory that is given back all at once: the compiler half of the program never frees a single thing.
//
// Running out of memory ends the program: base/exhausted.h.
// Not thread-safe; one thread, one arena.
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;
typedef struct {
    ArenaBlock *block;  // newest; {0} is an empty arena
} Arena;

void *arena_alloc(Arena *arena, size_t size);  // zeroed, aligned for any type
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list args);
void  arena_free(Arena *arena);
void  arena_reset(
     Arena *arena);  // empty again; keeps a block, so that using it for one item after another costs nothing

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))

// Room for one more item in an array that grows in the arena (capacity doubles; the old copy stays until the
// end). items is an lvalue pointer, count and capacity are size_t lvalues; returns a pointer to the new
// zeroed last item.
#define ARENA_PUSH(arena, items, count, capacity) \
    ((items) = arena_grow((arena), (items), (count), &(capacity), sizeof *(items)), &(items)[(count)++])
void *arena_grow(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size);

#endif
