// A thread that no signal disturbs: those are for whoever started it.
#ifndef SINK_THREAD_H
#define SINK_THREAD_H

#include <pthread.h>
#include <stdbool.h>

bool thread_start(pthread_t *thread, void *(*work)(void *self), void *self);

#endif
