// What only placed words can show: a breath that changes is announced, a question leaves quiet to feel the
// answer, and the repetitions of a drill are never without a voice for long. Pure; reports warnings.
#ifndef COACH_MOMENTS_H
#define COACH_MOMENTS_H

#include "mix/score.h"

void moments_check(const Score *score, Arena *arena, DiagList *diags);

#endif
