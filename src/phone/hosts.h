// The names by which visitors may call this computer. A page elsewhere could point its own name at this
// computer, and then read from here through her browser: whoever asks for another name gets nothing.
#ifndef PHONE_HOSTS_H
#define PHONE_HOSTS_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct {
    const char **names;
    size_t       count, room;
} Hosts;

// The address that we serve on, the computer's other addresses, its name, NAME.local, and localhost.
void hosts_find(const char *bind, Arena *arena, Hosts *out);

// The Host header of a request, with or without a port. NULL is not among them.
bool hosts_know(const Hosts *hosts, const char *header);

#endif
