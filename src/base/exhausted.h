// What happens when there is no memory left. The program says so and ends with status 3: there is nothing
// sensible left to do, and no recovery that could be tested. The library has its own (library/exhausted.c):
// it may not end its host.
#ifndef BASE_EXHAUSTED_H
#define BASE_EXHAUSTED_H

_Noreturn void memory_exhausted(void);

#endif
