#include "export/network.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

// Interfaces that another device on the wireless network hardly reaches.
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
    return one->ifa_addr && one->ifa_addr->sa_family == AF_INET && (one->ifa_flags & IFF_UP) && !(one->ifa_flags & IFF_LOOPBACK);
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
    bool found = best && inet_ntop(AF_INET, &((const struct sockaddr_in *)best->ifa_addr)->sin_addr, out, (socklen_t)size);
    freeifaddrs(all);
    return found;
}
