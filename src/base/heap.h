// Memory before it is needed.
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stddef.h>

// Gets `bytes` for the malloc calls to come, in one request to the kernel, and keeps what is freed. A page
// touched for the first time costs a fault: in a virtual machine 4-6 ms for each megabyte, asked for at once
// 0.3. Only speed depends on it. Process-wide, and of use to the calling thread; call it once, after the last
// fork of a process that forks, so that no child copies it.
void heap_prepare(size_t bytes);

#endif
