#include "spread.h"

#include <stdlib.h>

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

Spread spread_of(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, compare);
    return (Spread){ values[0], (values[(count - 1) / 2] + values[count / 2]) / 2, values[count - 1] };
}
