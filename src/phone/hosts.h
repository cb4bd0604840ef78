// The names under which this computer is asked for. A page elsewhere may have its own name lead to this
// computer, and would then read here in her browser's stead: whoever asks for another name gets nothing.
#ifndef PHONE_HOSTS_H
#define PHONE_HOSTS_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct {
    const char **names;
    size_t       count, room;
} Hosts;

// The address that is served on, the computer's other ones, its name, NAME.local, and localhost.
void hosts_find(const char *bind, Arena *arena, Hosts *out);

// The Host header of a request, with or without a port. NULL is nobody's.
bool hosts_know(const Hosts *hosts, const char *header);

#endif
