// phone/export_lists.h: what a folder lists after an export, and what that export takes away.
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "phone/export_lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WALKS = 3 };

#define MARK "Made by walkcoach"

// A folder with what an export of three walks has left: two of them are whole, one is of two files.
typedef struct {
    Arena         arena;
    char          path[40];
    ExportFile    files[WALKS + 1];
    ExportWalk    walks[WALKS];
    ExportPlan    plan;
    ExportShared *shared;
    ExportBefore  before;
    IndexEntry    old[6];
    ExportLists   lists;
    char          why[WHOLE_WHY_SIZE];
} Folder;

static const char *path_of(Folder *folder, const char *name)
{
    return arena_printf(&folder->arena, "%s/%s", folder->path, name);
}

static bool is_there(Folder *folder, const char *name) { return access(path_of(folder, name), F_OK) == 0; }

static const char *text_of(Folder *folder, const char *name)
{
    char  *text = arena_alloc(&folder->arena, 20000);
    FILE  *file = fopen(path_of(folder, name), "r");
    size_t got = file ? fread(text, 1, 19999, file) : 0;
    if (file)
        fclose(file);
    text[got] = '\0';
    return text;
}

static IndexEntry entry_of(Folder *folder, const char *walk, const char *stem, int level, int64_t bytes)
{
    return (IndexEntry){ .walk = walk,
                         .stem = stem,
                         .file = arena_printf(&folder->arena, "%s.mp3", stem),
                         .type = "audio/mpeg",
                         .title = walk,
                         .about = "",
                         .level = level,
                         .length = 60 * MICROS_PER_SECOND,
                         .bytes = bytes };
}

// The sound, of that many bytes, and what goes with it.
static IndexEntry add_sound(Folder *folder, const char *walk, const char *stem, int level, int bytes)
{
    IndexEntry entry = entry_of(folder, walk, stem, level, bytes);
    char       sound[100];
    memset(sound, 'x', sizeof sound);
    sound[bytes] = '\0';
    if (bytes >= (int)strlen(MARK))
        memcpy(sound, MARK, strlen(MARK));
    file_put_in(folder->path, entry.file, sound);
    file_put_in(folder->path, arena_printf(&folder->arena, "%s.json", stem),
                "{\"by\":\"Made by walkcoach\"}\n");
    file_put_in(folder->path, arena_printf(&folder->arena, "%s.vtt", stem),
                "WEBVTT\n\nNOTE Made by walkcoach\n");
    return entry;
}

static void begin(Folder *folder)
{
    *folder = (Folder){ .path = "/tmp/walkcoach-lists.XXXXXX" };
    assert_non_null(mkdtemp(folder->path));
    folder->shared = calloc(1, sizeof *folder->shared + WALKS * sizeof *folder->shared->walks);
    // The longest is made first, and was asked for last.
    folder->files[0].entry = add_sound(folder, "40min", "40min-new", 3, 40);
    folder->files[1].entry = add_sound(folder, "20min", "20min-part1", 2, 20);
    folder->files[2].entry = add_sound(folder, "20min", "20min-part2", 2, 21);
    folder->files[3].entry = add_sound(folder, "10min", "10min-new", 2, 10);
    for (int i = 0; i < WALKS; i++)
        folder->walks[i] = (ExportWalk){ .files = &folder->files[i + (i == 2)],
                                         .file_count = i == 1 ? 2 : 1,
                                         .track = WALKS - i };
    atomic_store(&folder->shared->walks[0].whole, 1);
    atomic_store(&folder->shared->walks[1].whole,
                 1);  // its second part is not there yet
    atomic_store(&folder->shared->walks[2].whole, 1);
    folder->plan = (ExportPlan){ .folder = folder->path, .walks = folder->walks, .walk_count = WALKS };
    folder->before.entries = folder->old;
}

static void end(Folder *folder)
{
    folder_remove(folder->path);
    free(folder->shared);
    arena_free(&folder->arena);
}

static void write_lists(Folder *folder)
{
    if (!export_write_lists(&folder->plan, folder->shared, &folder->before, &folder->arena, &folder->lists,
                            folder->why))
        fail_msg("%s", folder->why);
}

// "a.mp3 b.mp3": the files that index.json lists.
static const char *listed(Folder *folder)
{
    ExportBefore   read;
    const Terminal terminal = { .quiet = true };
    const char    *names = "";
    assert_int_equal(export_read_lists(&terminal, &folder->plan, &folder->arena, &read), STATUS_DONE);
    for (size_t i = 0; i < read.count; i++)
        names = arena_printf(&folder->arena, "%s%s%s", names, i ? " " : "", read.entries[i].file);
    return names;
}

static void what_is_whole_is_listed_in_the_order_asked_for(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    write_lists(&folder);
    assert_string_equal(listed(&folder), "10min-new.mp3 20min-part1.mp3 40min-new.mp3");
    assert_int_equal(folder.lists.walks, 3);
    assert_int_equal(folder.lists.removed, 0);
    assert_int_equal(folder.lists.bytes, 10 + 20 + 40);
    assert_non_null(
        strstr(text_of(&folder, "walks.m3u8"), "\n10min-new.mp3\n#EXTINF:60,20min\n20min-part1.mp3\n"));
    assert_false(is_there(&folder, "later.json"));
    end(&folder);
}

static void what_is_made_anew_takes_away_its_earlier_file_alone(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    folder.old[0] = add_sound(&folder, "40min", "40min-old", 3, 30);     // replaced
    folder.old[1] = add_sound(&folder, "40min", "40min-level2", 2, 31);  // another level
    folder.old[2] = add_sound(&folder, "20min", "20min-old", 2,
                              32);  // the new one is not whole
    folder.old[3] = add_sound(&folder, "10min", "10min-hers", 2,
                              33);  // replaced, but no longer ours
    folder.old[3].bytes = 34;
    folder.old[4] = entry_of(&folder, "hills", "hills", 4, 35);  // not there any more
    folder.old[5] = folder.files[0].entry;                       // made again
    folder.before.count = 6;
    write_lists(&folder);
    assert_string_equal(listed(&folder), "10min-new.mp3 20min-part1.mp3 40min-new.mp3 40min-level2.mp3 "
                                         "20min-old.mp3");
    assert_int_equal(folder.lists.removed, 1);
    assert_int_equal(folder.lists.walks, 5);
    assert_int_equal(folder.lists.bytes, 10 + 20 + 40 + 31 + 32);
    assert_false(is_there(&folder, "40min-old.mp3") || is_there(&folder, "40min-old.json") ||
                 is_there(&folder, "40min-old.vtt"));
    assert_true(is_there(&folder, "10min-hers.mp3") && is_there(&folder, "10min-hers.json"));
    end(&folder);
}

static IndexEntry from(IndexEntry entry, const char *origin)
{
    entry.from = origin;
    return entry;
}

// Two walks called pond, of one file and of two, from A and from B.
static const char *named(Folder *folder, const char *first, const char *second)
{
    ExportFile files[] = { { .entry = from(entry_of(folder, "pond", "pond", 3, 0), first) },
                           { .entry = from(entry_of(folder, "pond", "pond", 3, 0), second) },
                           { .entry = from(entry_of(folder, "pond", "pond-01-open", 3, 0), second) } };
    ExportWalk walks[] = { { .stem = "pond", .files = files, .file_count = 1 },
                           { .stem = "pond", .files = files + 1, .file_count = 2 } };
    ExportPlan plan = { .folder = folder->path, .walks = walks, .walk_count = 2 };
    export_name(&plan, &folder->before, &folder->arena);
    return arena_printf(&folder->arena, "%s %s %s %s", files[0].entry.file, files[1].entry.stem,
                        files[2].entry.file, walks[1].stem);
}

static void each_session_keeps_the_name_that_is_listed(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    assert_string_equal(named(&folder, "A", "B"), "pond.mp3 pond-2 pond-2-01-open.mp3 pond-2");
    folder.old[0] = from(add_sound(&folder, "pond", "pond", 3, 20), "A");
    folder.old[1] = from(add_sound(&folder, "pond", "pond-2", 3, 20), "B");
    folder.before.count = 2;
    assert_string_equal(named(&folder, "A", "B"), "pond.mp3 pond-2 pond-2-01-open.mp3 pond-2");
    assert_string_equal(named(&folder, "B", "A"), "pond-2.mp3 pond pond-01-open.mp3 pond");
    assert_string_equal(named(&folder, "C", "D"), "pond-3.mp3 pond-4 pond-4-01-open.mp3 pond-4");
    assert_int_equal(unlink(path_of(&folder, "pond.mp3")), 0);  // its name is free again
    assert_string_equal(named(&folder, "C", "B"), "pond.mp3 pond-2 pond-2-01-open.mp3 pond-2");
    folder.old[0] = from(add_sound(&folder, "pond", "pond", 3, 20), "");  // by an earlier version
    assert_string_equal(named(&folder, "C", "B"), "pond.mp3 pond-2 pond-2-01-open.mp3 pond-2");
    end(&folder);
}

static void another_session_of_that_name_stays(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    folder.files[0].entry.from = "A";
    folder.old[0] = from(add_sound(&folder, "40min", "40min-of-b", 3, 30), "B");
    folder.old[1] = from(add_sound(&folder, "40min", "40min-of-a", 3, 30), "A");
    folder.old[2] = from(add_sound(&folder, "40min", "40min-before", 3, 30), "");
    folder.before.count = 3;
    write_lists(&folder);
    assert_int_equal(folder.lists.removed, 2);
    assert_true(is_there(&folder, "40min-of-b.mp3") && is_there(&folder, "40min-of-b.json"));
    assert_non_null(strstr(text_of(&folder, "index.json"), "\"from\":\"B\""));
    end(&folder);
}

// Her own file of the old one's size, and one of ours that a walk is made of.
static void only_what_is_ours_and_not_needed_is_taken_away(void **state)
{
    (void)state;
    Folder folder;
    Walk   walk = { 0 };
    begin(&folder);
    folder.plan.inputs.arena = &folder.arena;
    folder.old[0] = add_sound(&folder, "40min", "40min-hers", 3, 30);
    file_put_in(folder.path, "40min-hers.mp3", "her own, of just thirty bytes.");
    folder.old[1] = add_sound(&folder, "40min", "40min-bed", 3, 31);
    walk.paths.profile = path_of(&folder, "40min-bed.mp3");
    inputs_add(&folder.plan.inputs, &walk);
    folder.old[2] = add_sound(&folder, "40min", "40min-old", 3, 30);
    folder.before.count = 3;
    write_lists(&folder);
    assert_int_equal(folder.lists.removed, 1);
    assert_string_equal(text_of(&folder, "40min-hers.mp3"), "her own, of just thirty bytes.");
    assert_true(is_there(&folder, "40min-bed.mp3") && !is_there(&folder, "40min-old.mp3"));
    end(&folder);
}

static void texts_that_a_new_sound_shares_stay(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    folder.old[0] = add_sound(&folder, "40min", "40min-new", 3, 40);
    folder.old[0].file = "40min-new.opus";
    file_put_in(folder.path, "40min-new.opus", MARK);
    folder.old[0].bytes = 17;
    folder.before.count = 1;
    write_lists(&folder);
    assert_int_equal(folder.lists.removed, 1);
    assert_false(is_there(&folder, "40min-new.opus"));
    assert_true(is_there(&folder, "40min-new.mp3") && is_there(&folder, "40min-new.json"));
    end(&folder);
}

static void a_sound_without_its_json_is_not_listed(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    assert_int_equal(unlink(path_of(&folder, "40min-new.json")), 0);
    assert_int_equal(unlink(path_of(&folder, "10min-new.mp3")), 0);
    write_lists(&folder);
    assert_string_equal(listed(&folder), "20min-part1.mp3");
    end(&folder);
}

// RFC 9562: version 4, variant 10.
static void a_feed_keeps_its_name(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    write_lists(&folder);
    const char *guid = strstr(text_of(&folder, "feed.template.xml"), "<podcast:guid>");
    assert_non_null(guid);
    guid += strlen("<podcast:guid>");
    assert_int_equal(strspn(guid, "0123456789abcdef-"), 36);
    assert_true(guid[8] == '-' && guid[13] == '-' && guid[18] == '-' && guid[23] == '-');
    assert_int_equal(guid[14], '4');
    assert_non_null(strchr("89ab", guid[19]));
    folder.files[0].entry.title = "Another";
    write_lists(&folder);
    assert_memory_equal(strstr(text_of(&folder, "feed.template.xml"), "<podcast:guid>") + 14, guid, 36);
    end(&folder);
}

static void lists_that_say_the_same_are_not_written_again(void **state)
{
    (void)state;
    static const char *const names[] = { "walks.m3u8", "feed.template.xml", "index.json", "later.json" };
    Folder                   folder;
    struct stat              first[4], then;
    begin(&folder);
    folder.plan.all = true;
    write_lists(&folder);
    for (int i = 0; i < 4; i++)
        assert_int_equal(stat(path_of(&folder, names[i]), &first[i]), 0);
    write_lists(&folder);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(stat(path_of(&folder, names[i]), &then), 0);
        assert_true(then.st_ino == first[i].st_ino && then.st_mtim.tv_nsec == first[i].st_mtim.tv_nsec);
    }
    assert_string_equal(text_of(&folder, "later.json"), "{\"by\":\"Made by walkcoach\",\"later\":[]}\n");
    end(&folder);
}

static void nothing_there_leaves_no_lists(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    write_lists(&folder);
    folder.plan.walk_count = 0;
    write_lists(&folder);
    assert_int_equal(folder.lists.walks, 0);
    assert_false(is_there(&folder, "index.json") || is_there(&folder, "walks.m3u8") ||
                 is_there(&folder, "feed.template.xml"));
    assert_string_equal(listed(&folder), "");
    end(&folder);
}

static void a_list_of_somebody_else_stops_it(void **state)
{
    (void)state;
    Folder folder;
    begin(&folder);
    file_put_in(folder.path, "walks.m3u8", "#EXTM3U\nhers.mp3\n");
    assert_false(export_write_lists(&folder.plan, folder.shared, &folder.before, &folder.arena, &folder.lists,
                                    folder.why));
    assert_memory_equal(folder.why, folder.path, strlen(folder.path));
    assert_string_equal(text_of(&folder, "walks.m3u8"), "#EXTM3U\nhers.mp3\n");
    assert_false(is_there(&folder, "index.json") || is_there(&folder, "feed.template.xml"));
    end(&folder);
}

static void an_index_that_is_not_ours_is_reported(void **state)
{
    (void)state;
    Folder         folder;
    ExportBefore   read;
    const Terminal terminal = { .quiet = true };
    begin(&folder);
    file_put_in(folder.path, "index.json", "{}");
    assert_int_equal(export_read_lists(&terminal, &folder.plan, &folder.arena, &read), STATUS_WORLD);
    end(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_whole_is_listed_in_the_order_asked_for),
        cmocka_unit_test(what_is_made_anew_takes_away_its_earlier_file_alone),
        cmocka_unit_test(texts_that_a_new_sound_shares_stay),
        cmocka_unit_test(each_session_keeps_the_name_that_is_listed),
        cmocka_unit_test(another_session_of_that_name_stays),
        cmocka_unit_test(only_what_is_ours_and_not_needed_is_taken_away),
        cmocka_unit_test(a_sound_without_its_json_is_not_listed),
        cmocka_unit_test(a_feed_keeps_its_name),
        cmocka_unit_test(lists_that_say_the_same_are_not_written_again),
        cmocka_unit_test(nothing_there_leaves_no_lists),
        cmocka_unit_test(a_list_of_somebody_else_stops_it),
        cmocka_unit_test(an_index_that_is_not_ours_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
