// batch/report.h: a line for each file of each walker, whole, of a batch made by hand.
#include "batch/report.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WALKS = 3 };

// Anna and Cleo have walk 0, Cleo walk 1 too, which is wrong; Berta is red, Dora's line has a mistake; walk 2
// is another shard's.
static BatchPart parts[WALKS][2] = {
    { { 0, 300500000, "5min-week9", NULL } },
    { { 0, 1000000, "10min-week9-01-open", "Open" }, { 1000000, 3000000, "10min-week9-02-close", "Close" } },
    { { 0, 1, "hills", NULL } },
};
static BatchWalk walks[WALKS] = {
    { .hash = "aa", .session = "5min", .title = "Five", .parts = parts[0], .part_count = 1 },
    { .hash = "bb", .session = "10min", .title = "Ten", .parts = parts[1], .part_count = 2 },
    { .hash = "cc", .session = "hills", .title = "Hills", .parts = parts[2], .part_count = 1 },
};
static size_t       of_anna[] = { 0 }, of_cleo[] = { 0, 1, 2 };
static BatchMessage warned[] = { { DIAG_WARNING, "walk", "is long", "walk-too-long" },
                                 { DIAG_NOTE, "walk", "is so", "note" },
                                 { DIAG_WARNING, "", "is late", "dose" } };
static BatchMessage wrong[] = { { DIAG_ERROR, "walk", "there is no \"x\"", "no-file" },
                                { DIAG_WARNING, "walk", "is long", "walk-too-long" },
                                { DIAG_ERROR, "", "too long", "line" } };
static BatchKind    kinds[] = {
       { .walks = of_anna, .walk_count = 1, .messages = warned, .message_count = 3 },
       { .state = KIND_RED },
       { .walks = of_cleo, .walk_count = 3 },
       { .state = KIND_WRONG, .messages = wrong, .message_count = 3 },
};
static BatchLine lines[] = { { "anna", 2, 0 }, { "berta", 3, 1 }, { "cleo", 4, 2 }, { NULL, 5, 3 } };
static Crowd     crowd = {
        .lines = lines, .line_count = 4, .kinds = kinds, .kind_count = 4, .walks = walks, .walk_count = WALKS
};
static bool is_own[WALKS] = { true, true, false };

static Arena        arena;
static BatchShared *shared;
static Batch        batch = { .crowd = &crowd, .is_own = is_own };

static const char *object(size_t walk, size_t part, const char *ending)
{
    const char *hash = object_of(&walks[walk], part, &batch.tags, "", &arena).hash;
    return arena_printf(&arena, "store/%.2s/%.40s.%s", hash, hash, ending);
}

static const char *written(bool links, bool whole)
{
    char        path[] = "/tmp/walkcoach-report.XXXXXX", *text = arena_alloc(&arena, 10000);
    const char *why = "";
    close(mkstemp(path));
    if (!(links ? report_links(&batch, shared, path, &arena, &why)
                : report_write(&batch, shared, whole, path, &arena, &why)))
        fail_msg("%s", why);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, 9999, file)] = '\0';
    fclose(file);
    unlink(path);
    return text;
}

static const char *fine_lines(const char *of_berta)
{
    return arena_printf(
        &arena,
        "{\"line\":2,\"id\":\"anna\",\"state\":\"there\",\"file\":\"walkers/anna/"
        "5min-week9.mp3\",\"object\":\"%s\","
        "\"walk\":\"5min\",\"seconds\":300.5,\"warnings\":[\"walk-too-long\",\"dose\"],"
        "\"by\":\"Made by walkcoach\"}\n%s"
        "{\"line\":4,\"id\":\"cleo\",\"state\":\"there\",\"file\":\"walkers/cleo/"
        "5min-week9.mp3\",\"object\":\"%s\","
        "\"walk\":\"5min\",\"seconds\":300.5,\"warnings\":[]}\n"
        "{\"line\":4,\"id\":\"cleo\",\"state\":\"failed\",\"file\":\"walkers/cleo/10min-week9-01-open.mp3\","
        "\"object\":null,\"walk\":\"10min\",\"seconds\":1,\"warnings\":[]}\n"
        "{\"line\":4,\"id\":\"cleo\",\"state\":\"failed\",\"file\":\"walkers/cleo/10min-week9-02-close.mp3\","
        "\"object\":null,\"walk\":\"10min\",\"seconds\":2,\"warnings\":[]}\n",
        object(0, 0, "mp3"), of_berta, object(0, 0, "mp3"));
}

static void every_line_of_the_table_is_reported(void **state)
{
    (void)state;
    assert_string_equal(
        written(false, true),
        arena_printf(
            &arena,
            "%s{\"line\":5,\"id\":null,\"state\":\"wrong\",\"messages\":[\"walk: there is no \\\"x\\\"\","
            "\"too long\"]}\n",
            fine_lines("{\"line\":3,\"id\":\"berta\",\"state\":\"red\"}\n")));
}

static void another_shard_leaves_out_lines_without_a_walk(void **state)
{
    (void)state;
    assert_string_equal(written(false, false), fine_lines(""));
}

static void links_are_of_what_is_there_and_of_its_texts(void **state)
{
    (void)state;
    batch.texts = 1 << 1;  // vtt
    assert_string_equal(
        written(true, false),
        arena_printf(&arena,
                     "{\"id\":\"anna\",\"file\":\"walkers/anna/5min-week9.mp3\",\"object\":\"%s\","
                     "\"by\":\"Made by walkcoach\"}\n"
                     "{\"id\":\"anna\",\"file\":\"walkers/anna/5min-week9.vtt\",\"object\":\"%s\"}\n"
                     "{\"id\":\"cleo\",\"file\":\"walkers/cleo/5min-week9.mp3\",\"object\":\"%s\"}\n"
                     "{\"id\":\"cleo\",\"file\":\"walkers/cleo/5min-week9.vtt\",\"object\":\"%s\"}\n",
                     object(0, 0, "mp3"), object(0, 0, "vtt"), object(0, 0, "mp3"), object(0, 0, "vtt")));
    batch.texts = 0;
}

static void only_an_earlier_report_is_replaced(void **state)
{
    (void)state;
    char        path[] = "/tmp/walkcoach-report.XXXXXX";
    const char *why = "";
    close(mkstemp(path));
    assert_true(report_write(&batch, shared, true, path, &arena, &why));
    assert_true(report_write(&batch, shared, true, path, &arena, &why));
    assert_true(report_links(&batch, shared, path, &arena, &why));
    FILE *file = fopen(path, "w");
    fputs("{\"id\":\"a17\",\"walk\":\"5min\"}\n", file);
    fclose(file);
    assert_false(report_write(&batch, shared, true, path, &arena, &why));
    assert_false(report_links(&batch, shared, path, &arena, &why));
    assert_non_null(strstr(why, " was not made by walkcoach"));
    unlink(path);
}

static void a_report_that_cannot_be_written_says_why(void **state)
{
    (void)state;
    const char *why = "";
    assert_false(report_write(&batch, shared, true, "/tmp/walkcoach-no-such-folder/r", &arena, &why));
    assert_memory_equal(why, "/tmp/walkcoach-no-such-folder", 29);
}

static int set_up(void **state)
{
    (void)state;
    shared = calloc(1, sizeof *shared + WALKS * sizeof *shared->wrong);
    atomic_store(&shared->wrong[1], true);
    batch.encoding.format = file_format_of("a.mp3");
    return 0;
}

static int free_all(void **state)
{
    (void)state;
    free(shared);
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_of_the_table_is_reported),
        cmocka_unit_test(another_shard_leaves_out_lines_without_a_walk),
        cmocka_unit_test(links_are_of_what_is_there_and_of_its_texts),
        cmocka_unit_test(only_an_earlier_report_is_replaced),
        cmocka_unit_test(a_report_that_cannot_be_written_says_why),
    };
    return cmocka_run_group_tests(tests, set_up, free_all);
}
