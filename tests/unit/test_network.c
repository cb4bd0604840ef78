// phone/network.h: where share listens.
#include "cmocka_all.h"
#include "phone/network.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void a_port_of_its_own_is_found_and_can_be_reached(void **state)
{
    (void)state;
    SinkError error = { 0 };
    int       port = 0, yes = 0;
    socklen_t size = sizeof yes;
    int       fd = network_listen("127.0.0.1", &port, &error);
    assert_true(fd >= 0 && port > 0);
    assert_true(fcntl(fd, F_GETFL) & O_NONBLOCK);
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    assert_int_equal(getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, &size), 0);
    assert_true(yes);
    const struct sockaddr_in there = { .sin_family = AF_INET,
                                       .sin_port = htons((uint16_t)port),
                                       .sin_addr = { htonl(INADDR_LOOPBACK) } };
    int                      phone = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(connect(phone, (const struct sockaddr *)&there, sizeof there), 0);
    close(phone);
    close(fd);
}

static void a_port_that_is_taken_is_reported_and_nothing_stays_open(void **state)
{
    (void)state;
    SinkError error = { 0 };
    int       port = 0;
    char      wanted[120];
    int       fd = network_listen("127.0.0.1", &port, &error), same = port;
    assert_true(fd >= 0);
    assert_int_equal(network_listen("127.0.0.1", &same, &error), -1);
    snprintf(wanted, sizeof wanted, "cannot serve on 127.0.0.1 port %d: Address already in use", port);
    assert_string_equal(error.text, wanted);
    int next = dup(0);
    assert_int_equal(next, fd + 1);
    close(next);
    close(fd);
}

static void a_name_is_not_an_address(void **state)
{
    (void)state;
    static const char *const names[] = { "attic", "", "192.168.1", "::1%lo" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        SinkError error = { 0 };
        int       port = 0;
        char      wanted[120];
        assert_int_equal(network_listen(names[i], &port, &error), -1);
        snprintf(wanted, sizeof wanted, "\"%s\" is not a numeric address, such as 192.168.1.20", names[i]);
        assert_string_equal(error.text, wanted);
    }
}

static void the_other_family_has_ports_too(void **state)
{
    (void)state;
    SinkError error = { 0 };
    int       port = 0, again = 0;
    int       fd = network_listen("::1", &port, &error);
    if (fd < 0)
        skip();
    again = port;
    assert_true(port > 0);
    assert_int_equal(network_listen("::1", &again, &error), -1);
    close(fd);
    fd = network_listen("::1", &again, &error);
    assert_true(fd >= 0);
    assert_int_equal(again, port);
    close(fd);
}

static void its_own_address_is_one_that_others_reach(void **state)
{
    (void)state;
    char           text[64] = "", none[2];
    struct in_addr address;
    if (!network_own_address(text, sizeof text))
        skip();
    assert_int_equal(inet_pton(AF_INET, text, &address), 1);
    assert_int_not_equal(ntohl(address.s_addr) >> 24, 127);
    assert_false(network_own_address(none, sizeof none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_port_of_its_own_is_found_and_can_be_reached),
        cmocka_unit_test(a_port_that_is_taken_is_reported_and_nothing_stays_open),
        cmocka_unit_test(a_name_is_not_an_address),
        cmocka_unit_test(the_other_family_has_ports_too),
        cmocka_unit_test(its_own_address_is_one_that_others_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
