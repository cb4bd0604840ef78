// What she walked, a bar for each week, beside what the plan had for it:
//
//                  ◆
//     minutes   ___█___
//               █  █  |      |: planned   ◆: a sign for a shorter walk, or (dark) to stop
//     weeks     6  7  8
#ifndef PICTURE_PLOT_WEEKS_H
#define PICTURE_PLOT_WEEKS_H

#include "picture/picture.h"
#include "plan/walked.h"

// sign_words: what to show for the signs of each week. Drawn into out, whose arena is that one.
void plot_weeks(const Walked *walked, const char *const *sign_words, Arena *arena, Picture *out);

#endif
