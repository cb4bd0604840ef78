// phone/served.h: what a visitor may fetch, and as what.
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "processes.h"

#include "phone/index.h"
#include "phone/served.h"
#include "sink/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void take_away(const char *folder, const char *name)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(unlink(path), 0);
}

// RFC 3003, RFC 4337, RFC 5334, RFC 9639; WAV as browsers name it.
static const struct {
    const char *name, *type;
} walks[] = {
    { "walk.wav", "audio/wav" },   { "walk.mp3", "audio/mpeg" }, { "walk.m4b", "audio/mp4" },
    { "walk.m4a", "audio/mp4" },   { "walk.opus", "audio/ogg" }, { "walk.ogg", "audio/ogg" },
    { "walk.flac", "audio/flac" },
};
enum { WALKS = sizeof walks / sizeof *walks };

static void a_walk_of_every_format_is_served_and_fed_by_its_type(void **state)
{
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    size_t     formats, for_phones = 0;
    char       folder[] = "/tmp/walkcoach-served.XXXXXX";
    (void)state;
    const FileFormat *rows = file_formats(&formats);
    for (size_t i = 0; i < formats; i++)
        for_phones += rows[i].for_phones;
    assert_int_equal(for_phones, WALKS);
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < WALKS; i++)
        file_put_in(folder, walks[i].name, "");
    assert_true(served_list(folder, "config/share", "http://here/", &arena, &list, &error));
    assert_int_equal(list.sounds, WALKS);
    for (size_t i = 0; i < WALKS; i++) {
        const Served *served = served_find(&list, walks[i].name);
        assert_non_null(served);
        assert_string_equal(served->type, walks[i].type);
        assert_string_equal(index_type(walks[i].name), walks[i].type);
        take_away(folder, walks[i].name);
    }
    served_close(&list);
    rmdir(folder);
    arena_free(&arena);
}

// The page of a server that runs for weeks lists its folder again and again.
static void only_the_folder_stays_open(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    char       folder[] = "/tmp/walkcoach-served.XXXXXX";
    assert_non_null(mkdtemp(folder));
    file_put_in(folder, "feed.template.xml", "");
    file_put_in(folder, "walk.mp3", "");
    int before = descriptors(getpid(), NULL);
    assert_true(served_list(folder, "config/share", "http://here/", &arena, &list, &error));
    assert_non_null(served_find(&list, "feed.xml"));
    assert_int_equal(descriptors(getpid(), NULL), before + 1);
    served_close(&list);
    take_away(folder, "feed.template.xml");
    take_away(folder, "walk.mp3");
    rmdir(folder);
    arena_free(&arena);
}

static void the_feed_has_the_address_wherever_it_belongs(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    char       folder[] = "/tmp/walkcoach-served.XXXXXX";
    assert_non_null(mkdtemp(folder));
    file_put_in(folder, "feed.template.xml", "<rss>\n@BASE@a.mp3 and @BASE@@BASE@\n@BASE @base@\n</rss>");
    assert_true(served_list(folder, "config/share", "http://here/", &arena, &list, &error));
    assert_string_equal(served_find(&list, "feed.xml")->text,
                        "<rss>\nhttp://here/a.mp3 and http://here/http://here/\n@BASE @base@\n</rss>");
    assert_string_equal(served_find(&list, "feed.xml")->type, "application/rss+xml; charset=utf-8");
    assert_null(served_find(&list, "feed.template.xml"));
    served_close(&list);
    take_away(folder, "feed.template.xml");
    rmdir(folder);
    arena_free(&arena);
}

static void a_folder_without_a_list_gets_one_of_its_sounds(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    char       folder[] = "/tmp/walkcoach-served.XXXXXX", link[80];
    assert_non_null(mkdtemp(folder));
    file_put_in(folder, "walk 10.mp3", "1234567");
    file_put_in(folder, "walk 9.ogg", "");
    file_put_in(folder, "caf\351.mp3", "12");
    file_put_in(folder, "walk.png", "");
    file_put_in(folder, ".hidden.mp3", "");
    file_put_in(folder, "notes.html", "");
    snprintf(link, sizeof link, "%s/link.mp3", folder);
    assert_int_equal(symlink("walk 10.mp3", link), 0);
    assert_true(served_list(folder, "config/share", "http://here/", &arena, &list, &error));
    assert_int_equal(list.files, 4);
    assert_int_equal(list.sounds, 3);
    assert_string_equal(served_find(&list, "index.json")->text,
                        "{\"walks\":[{\"file\":\"caf\357\277\275.mp3\",\"link\":\"caf%E9.mp3\",\"bytes\":2},"
                        "{\"file\":\"walk 9.ogg\",\"bytes\":0},{\"file\":\"walk 10.mp3\",\"bytes\":7}]}");
    assert_null(served_find(&list, "link.mp3"));
    assert_null(served_find(&list, ".hidden.mp3"));
    assert_null(served_find(&list, "notes.html"));
    served_close(&list);
    static const char *const names[] = { "walk 10.mp3", "walk 9.ogg", "caf\351.mp3", "walk.png",
                                         ".hidden.mp3", "notes.html", "link.mp3" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        take_away(folder, names[i]);
    rmdir(folder);
    arena_free(&arena);
}

static void a_page_that_is_not_there_is_said(void **state)
{
    (void)state;
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    char       folder[] = "/tmp/walkcoach-served.XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_false(served_list(folder, "/nonexistent", "http://here/", &arena, &list, &error));
    assert_string_equal(error.text, "/nonexistent/page.html: No such file or directory");
    served_close(&list);
    rmdir(folder);
    assert_false(served_list(folder, "config/share", "http://here/", &arena, &list, &error));
    arena_free(&arena);
}

// Read by pieces of 4,096 bytes: of 4,097 the last one is in a piece of its own.
static void the_page_is_served_to_its_last_byte(void **state)
{
    static const struct {
        const char *file, *name, *type;
        size_t      size;
    } rows[] = {
        { "page.html", "", "text/html; charset=utf-8", 4096 },
        { "page.css", "page.css", "text/css; charset=utf-8", 4097 },
        { "page.js", "page.js", "text/javascript; charset=utf-8", 1 },
        { "hers.js", "hers.js", "text/javascript; charset=utf-8", 4095 },
        { "step.js", "step.js", "text/javascript; charset=utf-8", 8193 },
        { "worker.js", "worker.js", "text/javascript; charset=utf-8", 2 },
    };
    (void)state;
    Arena      arena = { 0 };
    ServedList list;
    SinkError  error = { 0 };
    char       folder[] = "/tmp/walkcoach-served.XXXXXX", text[8194];
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        memset(text, 'a' + (int)i, rows[i].size);
        text[rows[i].size] = '\0';
        file_put_in(folder, rows[i].file, text);
    }
    assert_true(served_list(folder, folder, "http://here/", &arena, &list, &error));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Served *served = served_find(&list, rows[i].name);
        assert_non_null(served);
        assert_string_equal(served->type, rows[i].type);
        assert_int_equal(strlen(served->text), rows[i].size);
        assert_int_equal(served->text[rows[i].size - 1], 'a' + i);
    }
    served_close(&list);
    folder_remove(folder);
    arena_free(&arena);
}

static void what_is_not_a_walk_has_no_type_of_a_sound(void **state)
{
    (void)state;
    assert_string_equal(index_type("02-hills.MP3"), "audio/mpeg");
    assert_string_equal(index_type("notes"), "application/octet-stream");
    assert_string_equal(index_type("notes.xyz"), "application/octet-stream");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_walk_of_every_format_is_served_and_fed_by_its_type),
        cmocka_unit_test(only_the_folder_stays_open),
        cmocka_unit_test(the_feed_has_the_address_wherever_it_belongs),
        cmocka_unit_test(a_folder_without_a_list_gets_one_of_its_sounds),
        cmocka_unit_test(a_page_that_is_not_there_is_said),
        cmocka_unit_test(the_page_is_served_to_its_last_byte),
        cmocka_unit_test(what_is_not_a_walk_has_no_type_of_a_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
