#include "play/first_sound.h"

#include "job/stopwatch.h"

#include <stdatomic.h>

static void stamp(_Atomic double *moment)
{
    if (atomic_load_explicit(moment, memory_order_relaxed) == 0)
        atomic_store_explicit(moment, stopwatch_now(), memory_order_release);
}

void first_sound_called(FirstSound *first, bool walk)
{
    stamp(&first->called);
    if (walk)
        stamp(&first->carried);
}

// A device asks for its whole buffer at once: the walk is handed over early, and heard only after the
// silence of the lead.
bool first_sound_took(const FirstSound *first, double started, double *all, double *device)
{
    double carried = atomic_load_explicit(&first->carried, memory_order_acquire);
    double called = atomic_load_explicit(&first->called, memory_order_acquire);
    if (carried == 0)
        return false;
    double heard = called + first->lead;
    *all = (carried > heard ? carried : heard) - started;
    *device = called - first->opening;
    return true;
}
