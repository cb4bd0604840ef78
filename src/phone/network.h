// The machine on its local network: its own address, and a socket that waits there for visitors.
#ifndef PHONE_NETWORK_H
#define PHONE_NETWORK_H

#include "sink/sink.h"

#include <stddef.h>

// The numeric IPv4 address of the first interface that is up and not loopback; a tunnel or a container's
// bridge only if there is nothing better. False: there is none.
bool network_own_address(char *out, size_t size);

bool network_is_address(const char *text);  // numeric, IPv4 or IPv6

// A socket that listens on a numeric IPv4 or IPv6 address. port: 0 for any free one; gets the port it has in
// the end. -1: error says why.
int network_listen(const char *address, int *port, SinkError *error);

#endif
