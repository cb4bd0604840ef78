#include "base/thread.h"

#include <signal.h>

static void *end_at_once(void *self) { return self; }

bool thread_can_start(void)
{
    pthread_t thread;
    return thread_start(&thread, end_at_once, NULL) && pthread_join(thread, NULL) == 0;
}

bool thread_start(pthread_t *thread, void *(*work)(void *self), void *self)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int failed = pthread_create(thread, NULL, work, self);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !failed;
}
