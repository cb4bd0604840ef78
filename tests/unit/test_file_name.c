// job/file_name.h: what a memory card takes, and a list in JSON.
#include "cmocka_all.h"
#include "job/file_name.h"

static void a_name_keeps_what_any_card_takes(void **state)
{
    static const struct {
        const char *name, *safe;
    } rows[] = {
        { "20min", "20min" },
        { "/a/her walks/evening.cfg", "evening" },
        { "Größer_2.x-家", "Größer_2.x-家" },
        { "a b:c\n?*", "a-b-c---" },
        { "gr\xFCn", "gr-n" },   // Latin-1
        { "\xFF\xFE", "--" },    // UTF-16
        { "a\xE5\xAE", "a--" },  // half a character
        { "\xC0\xAF"
          "b",
          "--b" },  // a slash in two bytes
    };
    (void)state;
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(file_name_safe(rows[i].name, &arena), rows[i].safe);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_keeps_what_any_card_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
