// Asks for memory before it is needed.
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

// Gets `bytes` for the malloc calls to come, in one request to the kernel, and keeps what is freed. A page
// touched for the first time costs a fault: in a virtual machine 4-6 ms for each megabyte; asked for all at
// once, 0.3. Threads share the one heap: each with its own would keep what it freed. Only speed and memory
// depend on it. Process-wide; call it again when more is to come. In a process that forks, call it after the
// last fork, so that no child copies it.
void heap_prepare(size_t bytes);

// Gives freed memory back to the kernel, after work that took more than the rest will.
void heap_trim(void);

#endif
