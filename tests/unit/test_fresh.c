// phone/fresh.h: whether a phone has a file already, and whether her half of it
// is of the same file.
#include "cmocka_all.h"
#include "phone/fresh.h"

#include <stddef.h>
#include <string.h>

#define TAG  "\"1a-2b-de0b6b3a7640005\""  // 10^18 + 5
#define TIME "Sun, 09 Sep 2001 01:46:40 GMT"

static FreshMarks marks(void)
{
    const struct stat about = { .st_ino = 0x1a, .st_size = 0x2b, .st_mtim = { 1000000000, 5 } };
    return fresh_of_file(&about);
}

static void a_file_is_marked_by_what_it_is_and_when_it_was_written(void **state)
{
    (void)state;
    const FreshMarks found = marks();
    assert_string_equal(found.tag, TAG);
    assert_string_equal(found.modified, TIME);
}

// The published values of FNV-1a with 64 bits.
static void a_text_is_marked_by_its_words(void **state)
{
    (void)state;
    assert_string_equal(fresh_of_text("a").tag, "\"af63dc4c8601ec8c\"");
    assert_string_equal(fresh_of_text("foobar").tag, "\"85944171f73967e8\"");
    assert_string_equal(fresh_of_text("a").modified, "");
}

// RFC 9110, 13.2.2: which condition comes first, and what it means.
static void what_is_asked_for_is_answered_by_the_marks(void **state)
{
    (void)state;
    static const struct {
        FreshAsked  asked;
        FreshAnswer answer;
    } rows[] = {
        { { NULL }, FRESH_SEND },
        { { .if_match = "*" }, FRESH_SEND },
        { { .if_match = TAG }, FRESH_SEND },
        { { .if_match = "\"x\", " TAG }, FRESH_SEND },
        { { .if_match = "\"x\"" }, FRESH_OTHER },
        { { .if_match = TAG, .if_unmodified_since = "Sat" }, FRESH_SEND },
        { { .if_unmodified_since = TIME }, FRESH_SEND },
        { { .if_unmodified_since = "Sat, 08 Sep 2001 01:46:40 GMT" }, FRESH_OTHER },
        { { .if_none_match = "*" }, FRESH_KNOWN },
        { { .if_none_match = TAG }, FRESH_KNOWN },
        { { .if_none_match = "W/" TAG }, FRESH_KNOWN },
        { { .if_none_match = "\"x\"" }, FRESH_SEND },
        { { .if_none_match = "\"x\"", .if_modified_since = TIME }, FRESH_SEND },
        { { .if_modified_since = TIME }, FRESH_KNOWN },
        { { .if_modified_since = "Sat, 08 Sep 2001 01:46:40 GMT" }, FRESH_SEND },
        { { .if_match = "\"x\"", .if_none_match = TAG }, FRESH_OTHER },
        { { .if_range = TAG }, FRESH_SEND },
        { { .if_range = TIME }, FRESH_SEND },
        { { .if_range = "\"x\"" }, FRESH_WHOLE },
        { { .if_range = "\"x\"", .if_none_match = TAG }, FRESH_KNOWN },
    };
    const FreshMarks found = marks();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (fresh_answer(&found, &rows[i].asked) != rows[i].answer)
            fail_msg("row %zu is %d", i, fresh_answer(&found, &rows[i].asked));
}

static void without_a_time_only_the_tag_counts(void **state)
{
    (void)state;
    const FreshMarks text = fresh_of_text("a");
    assert_int_equal(fresh_answer(&text, &(FreshAsked){ .if_modified_since = "" }), FRESH_SEND);
    assert_int_equal(fresh_answer(&text, &(FreshAsked){ .if_unmodified_since = "" }), FRESH_OTHER);
    assert_int_equal(fresh_answer(&text, &(FreshAsked){ .if_none_match = "\"af63dc4c8601ec8c\"" }),
                     FRESH_KNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_marked_by_what_it_is_and_when_it_was_written),
        cmocka_unit_test(a_text_is_marked_by_its_words),
        cmocka_unit_test(what_is_asked_for_is_answered_by_the_marks),
        cmocka_unit_test(without_a_time_only_the_tag_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
