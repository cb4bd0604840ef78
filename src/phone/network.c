#include "phone/network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// Interfaces that other devices on the wireless network can hardly reach.
static bool is_inner(const char *name)
{
    static const char *const starts[] = { "docker", "br-", "veth", "virbr", "tun", "tap", "wg", "lxc" };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(name, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static bool is_candidate(const struct ifaddrs *one)
{
    return one->ifa_addr && one->ifa_addr->sa_family == AF_INET && (one->ifa_flags & IFF_UP) &&
           !(one->ifa_flags & IFF_LOOPBACK);
}

bool network_own_address(char *out, size_t size)
{
    struct ifaddrs *all = NULL;
    if (getifaddrs(&all) != 0)
        return false;
    const struct ifaddrs *best = NULL;
    for (const struct ifaddrs *one = all; one; one = one->ifa_next)
        if (is_candidate(one) && (!best || (is_inner(best->ifa_name) && !is_inner(one->ifa_name))))
            best = one;
    bool found = best && inet_ntop(AF_INET, &((const struct sockaddr_in *)best->ifa_addr)->sin_addr, out,
                                   (socklen_t)size);
    freeifaddrs(all);
    return found;
}

typedef union {
    struct sockaddr     any;
    struct sockaddr_in  v4;
    struct sockaddr_in6 v6;
} Address;

// The size of the address; 0: not an address.
static socklen_t read_address(const char *text, int port, Address *out)
{
    memset(out, 0, sizeof *out);
    if (inet_pton(AF_INET, text, &out->v4.sin_addr) == 1) {
        out->v4.sin_family = AF_INET;
        out->v4.sin_port = htons((uint16_t)port);
        return sizeof out->v4;
    }
    if (inet_pton(AF_INET6, text, &out->v6.sin6_addr) == 1) {
        out->v6.sin6_family = AF_INET6;
        out->v6.sin6_port = htons((uint16_t)port);
        return sizeof out->v6;
    }
    return 0;
}

bool network_is_address(const char *text)
{
    Address address;
    return read_address(text, 0, &address) != 0;
}

static bool listen_there(int fd, const Address *address, socklen_t size, int *port)
{
    const int yes = 1;
    Address   got = { 0 };
    socklen_t length = sizeof got;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes,
               sizeof yes);  // the port of a server that has just ended is free at once
    if (bind(fd, &address->any, size) != 0 || listen(fd, SOMAXCONN) != 0 ||
        getsockname(fd, &got.any, &length) != 0)
        return false;
    *port = ntohs(got.any.sa_family == AF_INET6 ? got.v6.sin6_port : got.v4.sin_port);
    return true;
}

int network_listen(const char *address, int *port, SinkError *error)
{
    Address   there;
    socklen_t size = read_address(address, *port, &there);
    if (size == 0) {
        sink_failed(error, "\"%s\" is not a numeric address, such as 192.168.1.20", address);
        return -1;
    }
    int fd = socket(there.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && listen_there(fd, &there, size, port))
        return fd;
    sink_failed(error, "cannot serve on %s port %d: %s", address, *port, strerror(errno));
    if (fd >= 0)
        close(fd);
    return -1;
}
