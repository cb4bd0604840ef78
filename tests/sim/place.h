// Where the program believes it is, and what it draws by lot.
#ifndef SIM_PLACE_H
#define SIM_PLACE_H

#include <stdint.h>

// Of this process and those it forks: it is PREFIX/bin/walkcoach, and what is drawn by lot follows from luck.
void place_begin(uint64_t luck, const char *prefix);

#endif
