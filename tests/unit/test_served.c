// phone/served.h: what a visitor may fetch, and as what.
#include "cmocka_all.h"

#include "phone/index.h"
#include "phone/served.h"
#include "sink/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void put(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void take_away(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(unlink(path), 0);
}

static void a_walk_of_every_format_is_served_as_what_the_feed_calls_it(void **state)
{
    Arena             arena = { 0 };
    ServedList        list;
    SinkError         error = { 0 };
    size_t            count;
    const FileFormat *formats = file_formats(&count);
    char              folder[] = "/tmp/walkcoach-served.XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < count; i++)
        put(folder, arena_printf(&arena, "walk.%s", formats[i].ending));
    assert_true(served_list(folder, "page.html", "http://here/", &arena, &list, &error));
    assert_int_equal(list.sounds, count);
    for (size_t i = 0; i < count; i++) {
        const char   *name = arena_printf(&arena, "walk.%s", formats[i].ending);
        const Served *served = served_find(&list, name);
        assert_non_null(served);
        assert_string_equal(served->type, index_type(name));
        take_away(folder, name);
    }
    rmdir(folder);
    arena_free(&arena);
}

static void what_is_no_walk_has_no_type_of_a_sound(void **state)
{
    (void)state;
    assert_string_equal(index_type("02-hills.MP3"), "audio/mpeg");
    assert_string_equal(index_type("notes"), "application/octet-stream");
    assert_string_equal(index_type("notes.xyz"), "application/octet-stream");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_of_every_format_is_served_as_what_the_feed_calls_it),
        cmocka_unit_test(what_is_no_walk_has_no_type_of_a_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
