// A table of bits: a pair is looked up, never searched.
#include "pairs.h"

int pairs_new(const Pairs *pairs, const Point *point)
{
    int count = 0;
    for (int a = 0; a < THINGS; a++)
        for (int b = a + 1; b < THINGS; b++)
            count += !pairs->met[a][b][point->of[a]][point->of[b]];
    return count;
}

void pairs_add(Pairs *pairs, const Point *point)
{
    pairs->count += (size_t)pairs_new(pairs, point);
    for (int a = 0; a < THINGS; a++)
        for (int b = a + 1; b < THINGS; b++)
            pairs->met[a][b][point->of[a]][point->of[b]] = true;
}
