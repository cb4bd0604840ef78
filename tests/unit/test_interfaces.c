// phone/network.h: of this computer's addresses, the one that a phone in the house reaches.
#include "cmocka_all.h"
#include "phone/network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>

typedef struct {
    const char *name, *address;
    unsigned    flags;
} Interface;

static const Interface    *interfaces;
static bool                none_can_be_read;
static struct ifaddrs      list[8];
static struct sockaddr_in  v4[8];
static struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
static int                 lists;

int getifaddrs(struct ifaddrs **all)
{
    if (none_can_be_read) {
        errno = EACCES;
        return -1;
    }
    int count = 0;
    for (; interfaces[count].name; count++) {
        const Interface *one = &interfaces[count];
        v4[count] = (struct sockaddr_in){ .sin_family = AF_INET };
        bool is_v4 = one->address && inet_pton(AF_INET, one->address, &v4[count].sin_addr) == 1;
        list[count] = (struct ifaddrs){ .ifa_next = interfaces[count + 1].name ? &list[count + 1] : NULL,
                                        .ifa_name = (char *)one->name,
                                        .ifa_flags = one->flags,
                                        .ifa_addr = !one->address ? NULL
                                                    : is_v4       ? (struct sockaddr *)&v4[count]
                                                                  : (struct sockaddr *)&v6 };
    }
    *all = count ? list : NULL;
    lists++;
    return 0;
}
void freeifaddrs(struct ifaddrs *all) { lists -= !all || all == list; }

static const char *own(const Interface *of)
{
    static char text[64];
    interfaces = of;
    strcpy(text, "none");
    bool found = network_own_address(text, sizeof text);
    assert_int_equal(lists, 0);
    return found ? text : NULL;
}
#define OWN(...) own((const Interface[]){ __VA_ARGS__, { 0 } })

static void the_first_that_is_up_is_taken(void **state)
{
    (void)state;
    assert_string_equal(OWN({ "lo", "127.0.0.1", IFF_UP | IFF_LOOPBACK }, { "eth0", "192.168.1.20", IFF_UP },
                            { "wlan0", "192.168.1.21", IFF_UP }),
                        "192.168.1.20");
    assert_string_equal(OWN({ "eth0", "192.168.1.20", 0 }, { "wlan0", "192.168.1.21", IFF_UP }),
                        "192.168.1.21");
    assert_string_equal(OWN({ "eth0", NULL, IFF_UP }, { "eth0", "fe80::1", IFF_UP },
                            { "wlan0", "10.0.0.7", IFF_UP }),
                        "10.0.0.7");
}

static void a_container_or_a_tunnel_is_taken_last(void **state)
{
    (void)state;
    static const char *const inner[] = { "docker0", "br-12ab", "veth7", "virbr0",
                                         "tun0",    "tap0",    "wg0",   "lxcbr0" };
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
        assert_string_equal(OWN({ inner[i], "172.17.0.1", IFF_UP }, { "wlan0", "192.168.1.21", IFF_UP }),
                            "192.168.1.21");
        assert_string_equal(OWN({ "wlan0", "192.168.1.21", IFF_UP }, { inner[i], "172.17.0.1", IFF_UP }),
                            "192.168.1.21");
        assert_string_equal(OWN({ inner[i], "172.17.0.1", IFF_UP }, { "docker9", "172.18.0.1", IFF_UP }),
                            "172.17.0.1");
    }
    assert_string_equal(OWN({ "docker0", "172.17.0.1", IFF_UP }, { "br0", "192.168.1.20", IFF_UP },
                            { "eth0", "192.168.1.21", IFF_UP }),
                        "192.168.1.20");
}

static void without_one_there_is_none(void **state)
{
    (void)state;
    assert_null(OWN({ "lo", "127.0.0.1", IFF_UP | IFF_LOOPBACK }, { "eth0", "192.168.1.20", 0 }));
    assert_null(own((const Interface[]){ { 0 } }));
    none_can_be_read = true;
    assert_null(OWN({ "eth0", "192.168.1.20", IFF_UP }));
    none_can_be_read = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_is_up_is_taken),
        cmocka_unit_test(a_container_or_a_tunnel_is_taken_last),
        cmocka_unit_test(without_one_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
