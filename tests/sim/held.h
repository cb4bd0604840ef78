// Memory that was asked for and has not been given back, by who asked.
#ifndef SIM_HELD_H
#define SIM_HELD_H

#include <stddef.h>
#include <stdint.h>

void held_clear(void);
void held_add(void *memory, size_t size, void *caller);
void held_remove(void *memory);  // what is not known is nothing
// callers: offsets in the program's file, a few of them.
void held_report(int *blocks, long *bytes, uintptr_t *callers, int room);

#endif
