// phone/posted.h: who may note something for her.
#include "cmocka_all.h"
#include "phone/posted.h"

#include <stddef.h>

#define HOST "192.168.1.20:8080"
#define JSON "application/json"

typedef struct {
    PostedHead head;
    unsigned   refusal;
} Row;

#define CHECK_ALL(rows)                                           \
    for (size_t i = 0; i < sizeof(rows) / sizeof *(rows); i++)    \
        if (posted_refusal(&(rows)[i].head) != (rows)[i].refusal) \
            fail_msg("row %zu is %u", i, posted_refusal(&(rows)[i].head));

static void only_our_own_page_may_post(void **state)
{
    (void)state;
    static const Row rows[] = {
        { { HOST, "http://" HOST, NULL, JSON, "20", false }, 0 },
        { { HOST, "http://" HOST, "same-origin", JSON, "20", false }, 0 },
        { { "Attic:8080", "http://attic:8080", "same-origin", JSON, "20", false }, 0 },
        { { HOST, "https://" HOST, NULL, JSON, "20", true }, 0 },
        { { HOST, "http://" HOST, NULL, JSON, "20", true }, 403 },
        { { HOST, "https://" HOST, NULL, JSON, "20", false }, 403 },
        { { HOST, "http://" HOST, "same-site", JSON, "20", false }, 403 },
        { { HOST, "http://" HOST, "cross-site", JSON, "20", false }, 403 },
        { { HOST, "http://" HOST "1", NULL, JSON, "20", false }, 403 },
        { { HOST, "http://elsewhere.example", NULL, JSON, "20", false }, 403 },
        { { HOST, "null", NULL, JSON, "20", false }, 403 },
        { { HOST, NULL, NULL, JSON, "20", false }, 403 },
        { { NULL, "http://" HOST, NULL, JSON, "20", false }, 403 },
    };
    CHECK_ALL(rows)
}

static void only_json_is_taken(void **state)
{
    (void)state;
    static const Row rows[] = {
        { { HOST, "http://" HOST, NULL, "APPLICATION/JSON", "20", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON "  ", "20", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON ";charset=utf-8", "20", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON "; charset=UTF-8", "20", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON " ; charset=utf-8", "20", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON "; charset=latin1", "20", false }, 415 },
        { { HOST, "http://" HOST, NULL, "application/jsonp", "20", false }, 415 },
        { { HOST, "http://" HOST, NULL, "application/jso", "20", false }, 415 },
        { { HOST, "http://" HOST, NULL, "text/plain", "20", false }, 415 },
        { { HOST, "http://" HOST, NULL, NULL, "20", false }, 415 },
        { { HOST, "http://elsewhere.example", NULL, "text/plain", "99999", false }, 403 },
    };
    CHECK_ALL(rows)
}

static void a_kilobyte_is_the_most(void **state)
{
    (void)state;
    static const Row rows[] = {
        { { HOST, "http://" HOST, NULL, JSON, NULL, false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON, "0", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON, "1024", false }, 0 },
        { { HOST, "http://" HOST, NULL, JSON, "1025", false }, 413 },
        { { HOST, "http://" HOST, NULL, JSON, "00020", false }, 413 },
        { { HOST, "http://" HOST, NULL, JSON, "-20", false }, 413 },
        { { HOST, "http://" HOST, NULL, JSON, "20k", false }, 413 },
        { { HOST, "http://" HOST, NULL, JSON, "99999999999999999999", false }, 413 },
        { { HOST, "http://" HOST, NULL, "text/plain", "1025", false }, 415 },
    };
    CHECK_ALL(rows)
}

static void thirty_in_a_minute_are_the_most(void **state)
{
    (void)state;
    PostedRate rate = { 0 };
    for (int i = 0; i < 30; i++)
        assert_true(posted_count(&rate, 1000 + i));
    assert_false(posted_count(&rate, 1030));
    assert_false(posted_count(&rate, 1059.9));
    assert_true(posted_count(&rate, 1060));  // a minute after the first
    for (int i = 1; i < 30; i++)
        assert_true(posted_count(&rate, 1119));
    assert_false(posted_count(&rate, 1119.9));
    assert_true(posted_count(&rate, 1120));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_our_own_page_may_post),
        cmocka_unit_test(only_json_is_taken),
        cmocka_unit_test(a_kilobyte_is_the_most),
        cmocka_unit_test(thirty_in_a_minute_are_the_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
