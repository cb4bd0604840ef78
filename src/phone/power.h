// What a server on the network may do to this computer: as little as it needs, should it ever be led astray.
#ifndef PHONE_POWER_H
#define PHONE_POWER_H

#include <stdbool.h>

enum { POWER_WHY_SIZE = 120 };

// As root: becomes the owner of the folder; where that is root, nobody, who may read everything and change
// nothing. For ever, and for threads that begin after it: call it before there are any. Not as root: it only
// cannot become more. False: why.
bool power_only_read(int folder, char why[POWER_WHY_SIZE]);

// As root: becomes the owner of that file, and keeps none of root's powers even where that is root. Not as
// root: it only cannot become more. False: why.
bool power_only_own(const char *file, char why[POWER_WHY_SIZE]);

#endif
