// What a server on the network may do to this computer: as little as it needs, in case somebody ever takes it
// over.
#ifndef PHONE_POWER_H
#define PHONE_POWER_H

#include <stdbool.h>

enum { POWER_WHY_SIZE = 120 };

// As root: becomes the owner of the folder. If that is root, becomes nobody, who may read everything and
// change nothing. For good, and only for threads that begin afterwards: call it before there are any. Not as
// root: only makes sure that it cannot gain powers. False: why.
bool power_only_read(int folder, char why[POWER_WHY_SIZE]);

// As root: becomes the owner of that file, and keeps none of root's powers even if that is root. Not as root:
// only makes sure that it cannot gain powers. False: why.
bool power_only_own(const char *file, char why[POWER_WHY_SIZE]);

#endif
