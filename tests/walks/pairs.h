// Which values of two things have met: the measure of a covering array.
#ifndef WALKS_PAIRS_H
#define WALKS_PAIRS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    THING_SESSION,  // level and length, or a file, or a drill with its form
    THING_WEEK,
    THING_BIRTH,
    THING_CORE,
    THING_TEAR,  // and whether the pelvic floor is cleared
    THING_CLEARED,
    THING_PRAM,
    THING_TALK,
    THINGS
} Thing;
enum { VALUES_MAX = 128 };

typedef struct {
    int of[THINGS];  // 0..VALUES_MAX - 1
} Point;

typedef struct {
    bool   met[THINGS][THINGS][VALUES_MAX][VALUES_MAX];  // the first thing before the second
    size_t count;
} Pairs;

int  pairs_new(const Pairs *pairs, const Point *point);  // of its pairs, how many have not met yet
void pairs_add(Pairs *pairs, const Point *point);

#endif
