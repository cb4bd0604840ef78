// The way in to what is shared: a port that will hardly be taken next time, and a secret in the address.
#ifndef PHONE_DOOR_H
#define PHONE_DOOR_H

#include "base/arena.h"
#include "sink/sink.h"

enum { DOOR_SECRET_LENGTH = 20 };  // letters and digits: 100 bits

// NULL: the system gave no random bytes.
const char *door_secret(Arena *arena);

// A socket that listens at a numeric IPv4 or IPv6 address: at the port that it had before (0: none), or else
// at any. *port gets the one it has. -1: error says why.
int door_listen(const char *address, int before, int *port, SinkError *error);

#endif
