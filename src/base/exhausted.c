#include "base/exhausted.h"

#include <stdio.h>
#include <stdlib.h>

_Noreturn void memory_exhausted(void)
{
    fputs("walkcoach: out of memory\n", stderr);
    exit(3);
}
