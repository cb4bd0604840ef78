// How long `check`, `show` and `list` take from the start of the program to its end.
#ifndef BENCH_CHECK_H
#define BENCH_CHECK_H

#include <stdbool.h>

bool check_rows(const char *program);  // false: it cannot be run, or finds mistakes

#endif
