#include "phone/hosts.h"

#include <ifaddrs.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static void add(Hosts *hosts, const char *name, Arena *arena)
{
    *ARENA_PUSH(arena, hosts->names, hosts->count, hosts->room) = arena_strdup(arena, name);
}

static void add_addresses(Hosts *hosts, Arena *arena)
{
    struct ifaddrs *all = NULL;
    char            text[NI_MAXHOST];
    if (getifaddrs(&all) != 0)
        return;
    for (const struct ifaddrs *one = all; one; one = one->ifa_next) {
        int       family = one->ifa_addr ? one->ifa_addr->sa_family : AF_UNSPEC;
        socklen_t size = family == AF_INET    ? sizeof(struct sockaddr_in)
                         : family == AF_INET6 ? sizeof(struct sockaddr_in6)
                                              : 0;
        if (size && getnameinfo(one->ifa_addr, size, text, sizeof text, NULL, 0, NI_NUMERICHOST) == 0) {
            text[strcspn(text, "%")] = '\0';  // "fe80::1%eth0"
            add(hosts, text, arena);
        }
    }
    freeifaddrs(all);
}

// "attic.example.org" is also "attic", and "attic.local", its name on the local network.
static void add_name(Hosts *hosts, Arena *arena)
{
    char name[NI_MAXHOST] = "";
    if (gethostname(name, sizeof name - 1) != 0 || !*name)
        return;
    add(hosts, name, arena);
    name[strcspn(name, ".")] = '\0';
    add(hosts, name, arena);
    add(hosts, arena_printf(arena, "%s.local", name), arena);
}

void hosts_find(const char *bind, Arena *arena, Hosts *out)
{
    *out = (Hosts){ 0 };
    add(out, bind, arena);
    add(out, "localhost", arena);
    add_addresses(out, arena);
    add_name(out, arena);
}

// Removes the port, the brackets of IPv6, and the dot that ends a full name.
static size_t bare(const char **host)
{
    if (**host == '[') {
        (*host)++;
        return strcspn(*host, "]");
    }
    size_t length = strcspn(*host, ":");
    return length > 0 && (*host)[length - 1] == '.' ? length - 1 : length;
}

bool hosts_know(const Hosts *hosts, const char *header)
{
    if (!header)
        return false;
    const char *host = header;
    size_t      length = bare(&host);
    for (size_t i = 0; i < hosts->count; i++)
        if (strlen(hosts->names[i]) == length && strncasecmp(hosts->names[i], host, length) == 0)
            return true;
    return false;
}
