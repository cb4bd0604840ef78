// Numbers drawn from a seed, one after the other.
#ifndef SIM_DRAW_H
#define SIM_DRAW_H

#include "base/rng.h"

#include <stdbool.h>

typedef struct {
    uint64_t seed, index;
} Draw;

static inline int draw_below(Draw *draw, int n)
{
    return (int)rng_below(draw->seed, draw->index++, (uint32_t)n);
}

static inline int draw_within(Draw *draw, int low, int high)
{
    return low + draw_below(draw, high - low + 1);
}

static inline bool draw_of_100(Draw *draw, int percent) { return draw_below(draw, 100) < percent; }

// 1..most; half as likely for twice as many.
static inline int draw_few(Draw *draw, int most)
{
    int powers = 1;
    while (1 << powers <= most)
        powers++;
    int n = 1 + draw_below(draw, 1 << draw_below(draw, powers));
    return n > most ? most : n;
}

#define DRAW_OF(draw, list) ((list)[draw_below((draw), (int)(sizeof(list) / sizeof *(list)))])

#endif
