// base/path.h: the pieces of a path, whatever is missing in it.
#include "base/path.h"
#include "cmocka_all.h"

static void a_path_has_a_folder_a_name_and_an_ending(void **state)
{
    (void)state;
    static const struct {
        const char *path, *folder, *name, *ending, *other;
    } cases[] = {
        { "walks/park.v2.cfg", "walks", "park.v2.cfg", "cfg", "walks/park.v2.mp3" },
        { "/a/b/c.wav", "/a/b", "c.wav", "wav", "/a/b/c.mp3" },
        { "park", ".", "park", "", "park.mp3" },
        { "/park.", "/", "park.", "", "/park.mp3" },
        { "v1.5/park", "v1.5", "park", "", "v1.5/park.mp3" },
        { ".profile", ".", ".profile", "profile", ".mp3" },
        { "a//b", "a/", "b", "", "a//b.mp3" },
        { "a/", "a", "", "", "a/.mp3" },
        { "", ".", "", "", ".mp3" },
    };
    Arena arena = { 0 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(path_folder(cases[i].path, &arena), cases[i].folder);
        assert_string_equal(path_name(cases[i].path), cases[i].name);
        assert_string_equal(path_ending(cases[i].path), cases[i].ending);
        assert_string_equal(path_with_ending(cases[i].path, "mp3", &arena), cases[i].other);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_path_has_a_folder_a_name_and_an_ending) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
