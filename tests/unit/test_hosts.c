// phone/hosts.h: the names by which this computer is asked for.
#include "cmocka_all.h"
#include "phone/hosts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void a_host_is_known_by_its_whole_name(void **state)
{
    (void)state;
    const char              *names[] = { "192.168.1.20", "attic", "fe80::1" };
    const Hosts              hosts = { names, 3, 3 };
    static const char *const known[] = { "attic",     "ATTIC",          "attic:8080", "attic.",
                                         "attic.:80", "[fe80::1]:8080", "[FE80::1]",  "192.168.1.20:1" };
    static const char *const others[] = { "",           "attic.local", "atti", "attics", "attic..", "fe80::1",
                                          "[fe80::11]", "192.168.1.2", ".",    ":80",    "[]" };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!hosts_know(&hosts, known[i]))
            fail_msg("%s is not known", known[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (hosts_know(&hosts, others[i]))
            fail_msg("%s is known", others[i]);
    assert_false(hosts_know(&hosts, NULL));
}

static bool is_there(const Hosts *hosts, const char *name)
{
    for (size_t i = 0; i < hosts->count; i++)
        if (strcmp(hosts->names[i], name) == 0)
            return true;
    return false;
}

static void this_computer_has_its_names(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Hosts hosts;
    char  name[300] = "", local[320];
    hosts_find("192.0.2.7", &arena, &hosts);
    assert_string_equal(hosts.names[0], "192.0.2.7");
    assert_true(is_there(&hosts, "localhost"));
    assert_true(is_there(&hosts, "127.0.0.1"));
    assert_int_equal(gethostname(name, sizeof name - 1), 0);
    if (*name) {
        assert_true(is_there(&hosts, name));
        name[strcspn(name, ".")] = '\0';
        snprintf(local, sizeof local, "%s.local", name);
        assert_true(is_there(&hosts, name));
        assert_true(is_there(&hosts, local));
    }
    for (size_t i = 0; i < hosts.count; i++)
        assert_null(strchr(hosts.names[i], '%'));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_host_is_known_by_its_whole_name),
        cmocka_unit_test(this_computer_has_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
