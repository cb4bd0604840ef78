// The cases, dealt by a seed.
//
//   walks    everyone (week -1 to 20 x birth x core x tear x cleared x pram x talk, the whole product) is
//            given two walks that she can have, those whose pairs have met least
//   drills   everyone without a pram is given one drill in one form, in the same way
//   refused  what she cannot have: each drill, and each level a little too long and too short
#ifndef WALKS_DEAL_H
#define WALKS_DEAL_H

#include "case.h"

typedef struct {
    Cases  walks, drills, refused;  // those by which new pairs met first
    size_t pairs, pairs_possible;   // of walks and of drills, that met and that can meet
} Dealt;

void deal(int seed, Arena *arena, Dealt *out);

#endif
