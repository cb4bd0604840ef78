// index.json is read back as it was written, and nothing else is taken for one.
#include "cmocka_all.h"

#include "phone/index.h"

#include <string.h>

static const IndexEntry walks[] = {
    { .walk = "20min",
      .stem = "02-20min-level3-week9",
      .file = "02-20min-level3-week9.mp3",
      .type = "audio/mpeg",
      .title = "Größer \"weiter\" \\ \t\n\x01 家",
      .about = "",
      .level = 3,
      .length = 1200 * MICROS_PER_SECOND + 345678,
      .bytes = 14408123 },
    { .walk = "hills",
      .stem = "03-hills",
      .file = "03-hills.m4b",
      .type = "audio/mp4",
      .title = "Hills",
      .about = "Three.",
      .level = 0,
      .length = MICROS_PER_SECOND,
      .bytes = 0 },
};
enum { WALKS = sizeof walks / sizeof *walks };

static void an_index_reads_back_as_it_was_written(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    IndexEntry *read;
    size_t      count;
    assert_true(index_read(index_json(walks, WALKS, &arena), &arena, &read, &count));
    assert_int_equal(count, WALKS);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(read[i].walk, walks[i].walk);
        assert_string_equal(read[i].stem, walks[i].stem);
        assert_string_equal(read[i].file, walks[i].file);
        assert_string_equal(read[i].type, walks[i].type);
        assert_string_equal(read[i].title, walks[i].title);
        assert_string_equal(read[i].about, walks[i].about);
        assert_int_equal(read[i].level, walks[i].level);
        assert_int_equal(read[i].length, walks[i].length);
        assert_int_equal(read[i].bytes, walks[i].bytes);
    }
    assert_true(index_read(index_json(NULL, 0, &arena), &arena, &read, &count));
    assert_int_equal(count, 0);
    arena_free(&arena);
}

static void an_index_cut_short_anywhere_is_none(void **state)
{
    (void)state;
    Arena       arena = { 0 };
    IndexEntry *read;
    size_t      count;
    char       *text = arena_strdup(&arena, index_json(walks, WALKS, &arena));
    for (size_t length = strlen(text) - 2; length-- > 0;) {
        text[length] = '\0';
        assert_false(index_read(text, &arena, &read, &count));
    }
    arena_free(&arena);
}

static void what_another_wrote_is_not_an_index(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",
        "[]",
        "null",
        "{\"pages\":[]}",
        "{\"walks\":{}}",
        "{\"walks\":[{}]}",
        "{\"walks\":[{\"file\":7}]}",
        "{\"walks\":[{\"file\":\"../a.mp3\"}]}",
        "{\"walks\":[{\"file\":\"/etc/a.mp3\"}]}",
        "{\"walks\":[{\"file\":\".mp3\"}]}",
        "{\"walks\":[{\"file\":\"..\"}]}",
        "{\"walks\":[{\"file\":\"plain\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"bytes\":-1}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"bytes\":1e99}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"level\":3000000000}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"seconds\":99999999999}]}",
        "{\"walks\":[{\"file\":\"a\\u0fffb.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\\",
        "{\"walks\":[{\"file\":\"gr\xFC\xDF.mp3\"}]}",  // Latin-1
        "{\"walks\":[{\"file\":\"\x13.\xEA\xEA\xEA\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\",\"title\":\"\xC0\xAF\"}]}",
        "{\"walks\":[{\"file\":\"a\\u0080.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a\\u00ff.mp3\"}]}",
        "{\"walks\":[{\"file\":\"a.mp3\\u0000/b\"}]}",
        "{\"walks\":[{\"file\":\"\\u0041.mp3\"}]}",
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        IndexEntry *read;
        size_t      count;
        if (index_read(others[i], &arena, &read, &count))
            fail_msg("taken for an index: %s", others[i]);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_index_reads_back_as_it_was_written),
        cmocka_unit_test(an_index_cut_short_anywhere_is_none),
        cmocka_unit_test(what_another_wrote_is_not_an_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
