// Everything that can be asked for by name: each level with its lengths and twelve between, the named walks
// at each level, the drills with each form.
#ifndef WALKS_OFFERS_H
#define WALKS_OFFERS_H

#include "case.h"
#include "pairs.h"

typedef struct {
    const char *name;
    int         level;    // 0: a drill
    double      minutes;  // 0: as its file says
    int         form;
} Offer;

typedef struct {
    Offer  items[VALUES_MAX];
    size_t count;
} Offers;

void offers_walks(Arena *arena, Offers *out);
void offers_drills(Offers *out);

#endif
