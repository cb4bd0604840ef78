// Warns about parts that are spoken over for too much of their time.
#ifndef MIX_CROWDED_H
#define MIX_CROWDED_H

#include "mix/score.h"

void crowded_check(const Score *score, DiagList *diags);

#endif
