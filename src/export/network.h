// The machine's own address on the local network.
#ifndef EXPORT_NETWORK_H
#define EXPORT_NETWORK_H

#include <stdbool.h>
#include <stddef.h>

// The numeric IPv4 address of the first interface that is up and no loopback; a tunnel or a container's bridge only where
// there is nothing better. False: there is none.
bool network_own_address(char *out, size_t size);

#endif
