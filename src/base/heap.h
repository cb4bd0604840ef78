// Memory before it is needed.
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

// Gets `bytes` for the malloc calls to come, in one request to the kernel, and keeps what is freed. A page
// touched for the first time costs a fault: in a virtual machine 4-6 ms for each megabyte, asked for at once
// 0.3. Only speed depends on it. Process-wide; call it once, from main's thread, behind the last fork.
void heap_prepare(size_t bytes);

#endif
