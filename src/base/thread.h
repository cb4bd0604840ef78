// A thread that takes no signals: they go to the thread that started it.
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

// Whether one can be started now: for a library that does not check.
bool thread_can_start(void);

bool thread_start(pthread_t *thread, void *(*work)(void *self), void *self);

#endif
