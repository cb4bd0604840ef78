// base/json.h and base/text.h: what is written parses, whatever bytes a session holds.
#include "base/json.h"
#include "cmocka_all.h"

#include <math.h>
#include <string.h>

static void commas_go_between_members_and_nowhere_else(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    Json  json = { .text = &text };
    json_object_open(&json, NULL);
    json_string(&json, "title", "Walk");
    json_array_open(&json, "lengths");
    json_int(&json, NULL, 10);
    json_int(&json, NULL, -20);
    json_array_close(&json);
    json_object_open(&json, "empty");
    json_object_close(&json);
    json_array_open(&json, "none");
    json_array_close(&json);
    json_bool(&json, "pram", true);
    json_bool(&json, "quiet", false);
    json_null(&json, "voice");
    json_string(&json, "bed", NULL);
    json_object_close(&json);
    assert_string_equal(text_string(&text),
                        "{\"title\":\"Walk\",\"lengths\":[10,-20],\"empty\":{},\"none\":[],"
                        "\"pram\":true,\"quiet\":false,\"voice\":null,\"bed\":null}");
    arena_free(&arena);
}

static const char *written(Arena *arena, const char *string)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_string(&json, NULL, string);
    return text_string(&text);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(written(&arena, "say \"lift\" \\ /"), "\"say \\\"lift\\\" \\\\ /\"");
    assert_string_equal(written(&arena, "a\nb\tc\x01\x1f\x7f"), "\"a\\nb\\tc\\u0001\\u001f\\u007f\"");
    assert_string_equal(written(&arena, "Größe 歩く 👣"), "\"Größe 歩く 👣\"");
    assert_string_equal(written(&arena, ""), "\"\"");
    arena_free(&arena);
}

static void bytes_that_are_not_utf8_become_replacement_characters(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(written(&arena, "a\xff"
                                        "b"),
                        "\"a\xEF\xBF\xBD"
                        "b\"");
    assert_string_equal(written(&arena, "\xC3"), "\"\xEF\xBF\xBD\"");
    assert_string_equal(written(&arena, "\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    arena_free(&arena);
}

static const char *number(Arena *arena, double value)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_number(&json, NULL, value);
    return text_string(&text);
}

static void numbers_are_as_short_as_reads_back_the_same(void **state)
{
    (void)state;
    Arena arena = { 0 };
    assert_string_equal(number(&arena, 0.1), "0.1");
    assert_string_equal(number(&arena, 12), "12");
    assert_string_equal(number(&arena, -24.5), "-24.5");
    assert_string_equal(number(&arena, 1200.000001), "1200.000001");
    assert_string_equal(number(&arena, 1.0 / 3.0), "0.3333333333333333");
    assert_string_equal(number(&arena, 0.1 + 0.2), "0.30000000000000004");
    assert_string_equal(number(&arena, 1234567), "1234567");
    assert_string_equal(number(&arena, 1e6), "1e+06");
    assert_string_equal(number(&arena, NAN), "null");
    assert_string_equal(number(&arena, -INFINITY), "null");
    arena_free(&arena);
}

static void a_text_grows_to_any_size(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    assert_string_equal(text_string(&text), "");
    for (int i = 0; i < 20000; i++)
        text_printf(&text, "%05d,", i);
    assert_int_equal(text.length, 120000);
    assert_int_equal(strlen(text.bytes), 120000);
    assert_memory_equal(text.bytes + 60000, "10000,", 6);
    text_add_bytes(&text, "\0x", 2);
    assert_int_equal(text.length, 120002);
    arena_free(&arena);
}

static void words_wrap_below_the_column_where_they_begin(void **state)
{
    (void)state;
    Arena arena = { 0 };
    Text  text = { .arena = &arena };
    text_add(&text, "--to  ");
    text_add_wrapped(&text, "end  here: a time, orsomethingmuchlonger", 6, 16);
    assert_string_equal(text_string(&text), "--to  end here:\n      a time,\n      orsomethingmuchlonger\n");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_go_between_members_and_nowhere_else),
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(bytes_that_are_not_utf8_become_replacement_characters),
        cmocka_unit_test(numbers_are_as_short_as_reads_back_the_same),
        cmocka_unit_test(a_text_grows_to_any_size),
        cmocka_unit_test(words_wrap_below_the_column_where_they_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
