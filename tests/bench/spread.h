// Several measurements of one thing: the one in the middle, and how far apart they are.
#ifndef BENCH_SPREAD_H
#define BENCH_SPREAD_H

typedef struct {
    double low, middle, high;
} Spread;

Spread spread_of(double *values, int count);  // sorts them

#endif
