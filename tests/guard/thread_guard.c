// No thread can be started, as where a user may have no more processes.
#include <errno.h>
#include <pthread.h>

int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*work)(void *), void *self)
{
    (void)thread, (void)how, (void)work, (void)self;
    return EAGAIN;
}
