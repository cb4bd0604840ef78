// The forms in which `show` prints a walk.
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "job/compile.h"
#include "job/terminal.h"

void show_plan(const Terminal *terminal, const Walk *walk);  // a table a person can read
void show_stats(const Terminal *terminal, Walk *walk);       // numbers for each part

#endif
