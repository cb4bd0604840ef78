// Each thread has its own way out, and only while a call of the library is under way. A thread that the
// library starts (sink/) has none, and needs none: it takes no memory from an arena.
#include "library/guard.h"

#include "base/exhausted.h"

#include <setjmp.h>
#include <stdlib.h>

static _Thread_local jmp_buf *way_out;

_Noreturn void memory_exhausted(void)
{
    if (!way_out)
        abort();
    longjmp(*way_out, 1);
}

WalkcoachStatus guard_run(Guarded *run, void *self)
{
    jmp_buf *const           before = way_out;
    jmp_buf                  here;
    volatile WalkcoachStatus status = WALKCOACH_MEMORY;
    if (setjmp(here) == 0) {
        way_out = &here;
        status = run(self);
    }
    way_out = before;
    return status;
}
