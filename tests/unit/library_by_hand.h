// A test's own calls in place of a library's: they go into the table that library_open fills.
#ifndef LIBRARY_BY_HAND_H
#define LIBRARY_BY_HAND_H

#include <stddef.h>
#include <string.h>

typedef struct {
    const char *name;
    void (*call)(void);
} CallByHand;

#define CALL(name, call)             \
    {                                \
        name, (void (*)(void))(call) \
    }

// What is not among them stays as it is in the table.
static inline void library_fill(const char *const *names, size_t count, const CallByHand *calls,
                                size_t call_count, void *table)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < call_count; k++)
            if (strcmp(names[i], calls[k].name) == 0)
                ((void (**)(void))table)[i] = calls[k].call;
}

#endif
