// What only the placed words show: a breath that changes is announced, a question leaves quiet to feel the
// answer, and a drill's repetitions are never long without a voice. Pure; reports warnings.
#ifndef COACH_MOMENTS_H
#define COACH_MOMENTS_H

#include "mix/score.h"

void moments_check(const Score *score, Arena *arena, DiagList *diags);

#endif
