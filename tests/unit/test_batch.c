// batch/batch.h: what `walkcoach batch` makes of a table, what it says about it, and what it refuses.
#include "batch/batch.h"

#include "base/text.h"
#include "captured.h"
#include "file_by_hand.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
    Arena    arena;
    char     folder[40];
    char    *operands[1];
    Settings settings;
    Status   status;
    Captured out, err;
} Fixture;

static const char *in(Fixture *fixture, const char *name)
{
    return arena_printf(&fixture->arena, "%s/%s", fixture->folder, name);
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-batch.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    Settings *settings = &fixture->settings;
    *settings = SETTINGS_DEFAULT;
    fixture->operands[0] = (char *)in(fixture, "walkers.jsonl");
    settings->operands = fixture->operands;
    settings->operand_count = 1;
    settings->on = settings->order.asked.today = "2026-11-29";
    settings->order.asked.walker.voice.text = "silent";
    settings->order.listening.sample_rate = 8000;
    settings->order.listening.mono = true;
    settings->exporting.format = "wav";
    settings->exporting.jobs = 1;
    settings->exporting.folder = in(fixture, "made");
    settings->terminal.width = 80;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_CACHE_HOME", "/nonexistent", 1);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(fixture->folder);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

// What it prints is in out and err.
static Status run(Fixture *fixture, const char *table)
{
    file_put(in(fixture, "walkers.jsonl"), table);
    capture(&fixture->out, stdout);
    capture(&fixture->err, stderr);
    fixture->status = cmd_batch(&fixture->settings);
    captured_text(&fixture->err);
    captured_text(&fixture->out);
    return fixture->status;
}

static Status count(Fixture *fixture, const char *table)
{
    fixture->settings.batching.dry_run = true;
    return run(fixture, table);
}

#define ANNA  "{\"id\":\"anna\",\"weeks\":9,\"walk\":\"5min\"}\n"
#define BERTA "{\"id\":\"berta\",\"weeks\":9,\"walk\":\"5min\"}\n"
#define CLEO  "{\"id\":\"cleo\",\"weeks\":9,\"walk\":\"10min\"}\n"
#define RED   "{\"id\":\"dora\",\"weeks\":9,\"walk\":\"5min\",\"red\":true}\n"
#define WRONG "{\"id\":\"emma\",\"weeks\":9,\"walk\":\"no-such-walk\"}\n"

// --- What is asked for -----------------------------------------------------------------

static void refuses(Fixture *fixture, const char *words)
{
    assert_int_equal(count(fixture, ANNA), STATUS_USAGE);
    assert_string_equal(fixture->err.text, arena_printf(&fixture->arena, "walkcoach: %s\n", words));
    assert_string_equal(fixture->out.text, "");
}

static void it_needs_a_day_and_a_folder(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.exporting.folder = NULL;
    assert_int_equal(run(fixture, ANNA), STATUS_USAGE);
    assert_string_equal(fixture->err.text, "walkcoach: batch needs --to DIR, the folder to fill\n");
    assert_int_equal(count(fixture, ANNA), STATUS_DONE);
    fixture->settings.on = NULL;
    assert_int_equal(count(fixture, ANNA), STATUS_USAGE);
    assert_memory_equal(fixture->err.text, "walkcoach: batch needs --on DATE", 32);
}

static void a_shard_is_one_of_several(void **state)
{
    Fixture                 *fixture = *state;
    static const char *const right[] = { "1/1", "1/2", "2/2", "3/16", "100000/100000" };
    static const char *const wrong[] = { "0/1", "-1/2", "2/1",  "1",     "1/",  "/1",  "/",        "",
                                         "a/2", "1/b",  "1/2x", "1/2/3", "1:2", "1/0", "1/100001", "x1/2" };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        fixture->settings.batching.shard = right[i];
        if (count(fixture, ANNA) != STATUS_DONE)
            fail_msg("%s: %s", right[i], fixture->err.text);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        fixture->settings.batching.shard = wrong[i];
        refuses(fixture, "--shard is I/N: the I-th of N parts, such as 3/16");
    }
}

static void what_does_not_exist_is_refused(void **state)
{
    Fixture  *fixture = *state;
    Settings *settings = &fixture->settings;
    settings->batching.links = "soft";
    refuses(fixture, "--links is hard or json");
    settings->batching.links = "hard";
    settings->exporting.format = "doc";
    refuses(fixture, "--format is mp3, m4b, m4a, opus, ogg, flac or wav");
    settings->exporting.format = "w64";  // no phone plays it
    refuses(fixture, "--format is mp3, m4b, m4a, opus, ogg, flac or wav");
    settings->exporting.format = "wav";
    settings->beside = "doc";
    assert_int_equal(count(fixture, ANNA), STATUS_USAGE);
    assert_non_null(strstr(fixture->err.text, "\"doc\""));
    settings->beside = "vtt";
    settings->tagging.album = "{name}";
    refuses(fixture, "in \"{name}\": the names in braces are {week}, {walk} and {id}");
    settings->tagging.album = "{walk}";
    settings->exporting.format = "mp3", settings->encoding.bits = BITS_24;
    assert_int_equal(count(fixture, ANNA), STATUS_USAGE);
    settings->exporting.format = "wav";
    settings->batching.links = "json";
    assert_int_equal(count(fixture, ANNA), STATUS_DONE);
}

// --- What is hers ----------------------------------------------------------------------

static void stays(Fixture *fixture, const char *name, const char *text)
{
    char  found[200] = "";
    FILE *file = fopen(in(fixture, name), "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void the_table_is_never_the_report(void **state)
{
    Fixture  *fixture = *state;
    Batching *asked = &fixture->settings.batching;
    asked->report = fixture->operands[0];
    const char *words = arena_printf(&fixture->arena, "%s is the table of walkers, and is not replaced",
                                     fixture->operands[0]);
    refuses(fixture, words);
    asked->dry_run = false;
    assert_int_equal(run(fixture, ANNA), STATUS_USAGE);
    stays(fixture, "walkers.jsonl", ANNA);
    assert_int_equal(symlink(fixture->operands[0], in(fixture, "links.jsonl")), 0);
    asked->report = NULL, asked->links = "json", fixture->settings.exporting.folder = fixture->folder;
    assert_int_equal(run(fixture, ANNA), STATUS_USAGE);
    stays(fixture, "walkers.jsonl", ANNA);
}

static void a_report_and_the_links_are_two_files(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.batching.links = "json";
    fixture->settings.exporting.folder = fixture->folder;
    fixture->settings.batching.report = in(fixture, "Links.jsonl");
    refuses(fixture, arena_printf(&fixture->arena, "%s would be written twice: choose another name",
                                  in(fixture, "Links.jsonl")));
}

static void what_is_not_ours_is_in_the_way(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.batching.report = in(fixture, "report");
    file_put(in(fixture, "report"), "her own");
    assert_int_equal(run(fixture, ANNA), STATUS_WORLD);
    stays(fixture, "report", "her own");
    assert_int_equal(access(fixture->settings.exporting.folder, F_OK), -1);  // nothing is made before
    fixture->settings.batching.report = NULL;
    assert_int_equal(
        system(arena_printf(&fixture->arena, "mkdir -p '%s/made/walkers/anna'", fixture->folder)), 0);
    file_put(in(fixture, "made/walkers/anna/5min-level1-week9.wav"), "her own");
    assert_int_equal(run(fixture, ANNA), STATUS_WORLD);
    stays(fixture, "made/walkers/anna/5min-level1-week9.wav", "her own");
    fixture->settings.batching.links = "json";
    file_put(in(fixture, "made/links.jsonl"), "her own");
    assert_int_equal(run(fixture, ANNA), STATUS_WORLD);
    stays(fixture, "made/links.jsonl", "her own");
}

// --- What it comes to ------------------------------------------------------------------

// The number after that word.
static double sum(const Fixture *fixture, const char *word)
{
    const char *at = strstr(fixture->out.text, word);
    if (!at)
        fail_msg("no %s in: %s", word, fixture->out.text);
    return strtod(at + strlen(word) + strspn(at + strlen(word), " abcdefghijklmnopqrstuvwxyz"), NULL);
}

static void a_dry_run_counts_and_makes_nothing(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(count(fixture, ANNA BERTA CLEO RED WRONG), STATUS_MISTAKES);
    assert_int_equal(sum(fixture, "walkers"), 5);
    assert_int_equal(sum(fixture, "red"), 1);
    assert_int_equal(sum(fixture, "wrong"), 1);
    assert_int_equal(sum(fixture, "different walks"), 2);
    assert_int_equal(sum(fixture, "of this shard"), 2);
    assert_int_equal(sum(fixture, "files"), 2);
    assert_true(sum(fixture, "hours of sound") == 0.2);  // 15 minutes, rounded to even
    assert_true(sum(fixture, "phrases") > 20);
    assert_int_equal(access(fixture->settings.exporting.folder, F_OK), -1);
    assert_int_equal(count(fixture, ANNA BERTA CLEO RED), STATUS_DONE);
    fixture->settings.tagging.title = "For {id}";
    assert_int_equal(count(fixture, ANNA BERTA CLEO RED), STATUS_DONE);
    assert_int_equal(sum(fixture, "different walks"), 2);
    assert_int_equal(sum(fixture, "files"), 3);
    fixture->settings.tagging.title = NULL;
    fixture->settings.exporting.split = true;
    assert_int_equal(count(fixture, ANNA BERTA), STATUS_DONE);
    assert_int_equal(sum(fixture, "files"), 6);  // the parts of 5min
}

// An hour of sound in twelve walks: what is guessed for it, by format.
static void the_time_that_it_takes_is_guessed(void **state)
{
    static const struct {
        const char *format;
        double      seconds;
    } formats[] = { { "wav", 3600 * 0.0008 }, { "flac", 3600 * 0.0015 }, { "mp3", 3600 * 0.0045 } };
    Fixture *fixture = *state;
    Text     table = { .arena = &fixture->arena };
    for (int i = 3; i < 15; i++)
        text_printf(&table, "{\"id\":\"w%d\",\"weeks\":%d,\"walk\":\"5min\"}\n", i, i);
    for (int i = 0; i < 3; i++) {
        fixture->settings.exporting.format = formats[i].format;
        assert_int_equal(count(fixture, text_string(&table)), STATUS_DONE);
        assert_true(sum(fixture, "hours of sound") == 1);
        double wanted = formats[i].seconds + 12 * 0.25 + sum(fixture, "phrases") * 0.035;
        assert_true(sum(fixture, "CPU seconds") >= wanted - 0.51 &&
                    sum(fixture, "CPU seconds") <= wanted + 0.51);
    }
}

static void each_walk_is_in_one_shard_and_the_first_speaks(void **state)
{
    Fixture *fixture = *state;
    int      all = 0;
    Text     table = { .arena = &fixture->arena };
    for (int i = 3; i < 11; i++)
        text_printf(&table, "{\"id\":\"w%d\",\"weeks\":%d,\"walk\":\"5min\"}\n", i, i);
    text_add(&table, WRONG);
    for (int shard = 1; shard <= 3; shard++) {
        fixture->settings.batching.shard = arena_printf(&fixture->arena, "%d/3", shard);
        assert_int_equal(count(fixture, text_string(&table)), shard == 1 ? STATUS_MISTAKES : STATUS_DONE);
        assert_int_equal(sum(fixture, "different walks"), 8);
        all += (int)sum(fixture, "of this shard");
        assert_int_equal(strstr(fixture->err.text, ":9: walk: error: ") != NULL, shard == 1);
    }
    assert_int_equal(all, 8);
}

static void warnings_are_for_who_wants_them(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(count(fixture, ANNA), STATUS_DONE);
    assert_string_equal(fixture->err.text, "");
    fixture->settings.terminal.verbose = true;
    assert_int_equal(count(fixture, ANNA), STATUS_DONE);
    const char *wanted = arena_printf(&fixture->arena, "%s:1: walk: warning: ", fixture->operands[0]);
    assert_memory_equal(fixture->err.text, wanted, strlen(wanted));
    assert_non_null(strstr(fixture->err.text, " [silent-voice]\n"));
    assert_int_equal(count(fixture, "{\"id\":\n"), STATUS_MISTAKES);
    wanted = arena_printf(&fixture->arena, "%s:1: error: it is not a JSON object", fixture->operands[0]);
    assert_memory_equal(fixture->err.text, wanted, strlen(wanted));
}

static const char *text_of(Fixture *fixture, const char *name)
{
    static char text[4000];
    FILE       *file = fopen(in(fixture, name), "r");
    text[file ? fread(text, 1, sizeof text - 1, file) : 0] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void a_dry_run_may_write_its_report(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.batching.report = in(fixture, "report.jsonl");
    assert_int_equal(count(fixture, ANNA RED), STATUS_DONE);
    const char *text = text_of(fixture, "report.jsonl");
    assert_memory_equal(text, "{\"line\":1,\"id\":\"anna\",\"state\":\"there\",", 38);
    assert_non_null(strstr(text, "{\"line\":2,\"id\":\"dora\",\"state\":\"red\"}\n"));
    fixture->settings.batching.report = "/no-such-folder/report";
    assert_int_equal(count(fixture, ANNA), STATUS_WORLD);
    assert_memory_equal(fixture->err.text, "walkcoach: /no-such-folder", 26);
}

static void a_table_that_cannot_be_read_is_a_mistake(void **state)
{
    Fixture *fixture = *state;
    fixture->operands[0] = "/no-such-table";
    assert_int_equal(count(fixture, ANNA), STATUS_MISTAKES);
    assert_string_equal(fixture->err.text, "walkcoach: /no-such-table: No such file or directory\n");
}

// --- What is made ----------------------------------------------------------------------

static off_t size_of(Fixture *fixture, const char *name)
{
    struct stat about;
    return stat(in(fixture, name), &about) == 0 ? about.st_size : -1;
}

static struct timespec made_at(Fixture *fixture, const char *name)
{
    struct stat about = { 0 };
    assert_int_equal(stat(in(fixture, name), &about), 0);
    return about.st_mtim;
}

#define OF_ANNA  "made/walkers/anna/5min-level1-week9.wav"
#define OF_BERTA "made/walkers/berta/5min-level1-week9.wav"
#define OF_CLEO  "made/walkers/cleo/10min-level2-week9.wav"

static void each_walk_is_made_once_and_linked_for_all_who_have_it(void **state)
{
    Fixture *fixture = *state;
    if (run(fixture, ANNA BERTA CLEO RED) != STATUS_DONE)
        fail_msg("%s", fixture->err.text);
    assert_string_equal(
        fixture->err.text,
        arena_printf(&fixture->arena,
                     "%s: 2 files made, 0 as they were; 4 walkers, 2 different walks, 1 red, 0 wrong\n",
                     fixture->settings.exporting.folder));
    assert_true(size_of(fixture, OF_ANNA) > 300 * 8000 * 2 && size_of(fixture, OF_ANNA) < 301 * 8000 * 2);
    assert_true(size_of(fixture, OF_CLEO) > 600 * 8000 * 2);
    struct stat one, other;
    assert_true(stat(in(fixture, OF_ANNA), &one) == 0 && stat(in(fixture, OF_BERTA), &other) == 0);
    assert_true(one.st_ino == other.st_ino);
    assert_int_equal(one.st_nlink, 3);  // and the one in the store
    assert_int_equal(size_of(fixture, "made/walkers/dora"), -1);
    assert_int_equal(size_of(fixture, "made/links.jsonl"), -1);
    // The longest is made first.
    struct timespec five = made_at(fixture, OF_ANNA), ten = made_at(fixture, OF_CLEO);
    assert_true(ten.tv_sec < five.tv_sec || (ten.tv_sec == five.tv_sec && ten.tv_nsec < five.tv_nsec));
    run(fixture, ANNA BERTA CLEO RED WRONG);
    assert_int_equal(fixture->status, STATUS_MISTAKES);
    assert_non_null(strstr(fixture->err.text,
                           ": 0 files made, 2 as they were; 5 walkers, 2 different walks, 1 red, 1 wrong\n"));
}

static void what_is_missing_in_the_store_is_made_again(void **state)
{
    Fixture *fixture = *state;
    char     object[300];
    fixture->settings.beside = "vtt,txt";
    assert_int_equal(run(fixture, ANNA), STATUS_DONE);
    const struct timespec first = made_at(fixture, OF_ANNA);
    assert_true(size_of(fixture, "made/walkers/anna/5min-level1-week9.vtt") > 0);
    assert_true(size_of(fixture, "made/walkers/anna/5min-level1-week9.txt") > 0);
    assert_int_equal(size_of(fixture, "made/walkers/anna/5min-level1-week9.srt"), -1);
    assert_int_equal(system(arena_printf(&fixture->arena, "ls %s/made/store/*/*.vtt > %s/name",
                                         fixture->folder, fixture->folder)),
                     0);
    snprintf(object, sizeof object, "%s", text_of(fixture, "name"));
    object[strcspn(object, "\n")] = '\0';
    assert_int_equal(unlink(object), 0);
    assert_int_equal(run(fixture, ANNA), STATUS_DONE);
    assert_non_null(strstr(fixture->err.text, ": 1 files made, 0 as they were;"));
    assert_int_equal(access(object, F_OK), 0);
    const struct timespec again = made_at(fixture, OF_ANNA);  // the sound stays
    assert_true(first.tv_sec == again.tv_sec && first.tv_nsec == again.tv_nsec);
    assert_int_equal(run(fixture, ANNA), STATUS_DONE);
    assert_non_null(strstr(fixture->err.text, ": 0 files made, 1 as they were;"));
}

static void links_may_be_lines_of_json(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.batching.links = "json";
    fixture->settings.batching.report = in(fixture, "report.jsonl");
    assert_int_equal(run(fixture, ANNA BERTA), STATUS_DONE);
    assert_int_equal(size_of(fixture, "made/walkers/anna"), -1);
    const char *text = text_of(fixture, "made/links.jsonl");
    assert_memory_equal(
        text, "{\"id\":\"anna\",\"file\":\"walkers/anna/5min-level1-week9.wav\",\"object\":\"store/", 71);
    assert_non_null(strstr(text, "\n{\"id\":\"berta\","));
    assert_memory_equal(text_of(fixture, "report.jsonl"), "{\"line\":1,\"id\":\"anna\",\"state\":\"there\",",
                        38);
    fixture->settings.batching.shard = "2/2";
    run(fixture, ANNA BERTA);
    assert_true(size_of(fixture, "made/links-2-of-2.jsonl") >= 0);
    assert_null(strstr(fixture->err.text, "walkers,"));  // the first shard says that
}

static void with_her_id_in_its_title_a_file_is_hers_alone(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.exporting.format = "mp3";
    fixture->settings.tagging.title = "For {id}";
    assert_int_equal(run(fixture, ANNA BERTA), STATUS_DONE);
    assert_non_null(strstr(fixture->err.text, ": 2 files made, 0 as they were;"));
    static const char *const names[] = { "anna", "berta" };
    for (int i = 0; i < 2; i++) {
        static char bytes[3000];
        const char *name = arena_printf(&fixture->arena, "made/walkers/%s/5min-level1-week9.mp3", names[i]);
        FILE       *file = fopen(in(fixture, name), "r");
        assert_non_null(file);
        size_t got = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        char   wide[40] = "";  // UTF-16
        size_t length = 0;
        for (const char *at = names[i]; *at; at++)
            wide[length++] = *at, wide[length++] = 0;
        assert_non_null(memmem(bytes, got, wide, length - 1));
    }
}

// Of FLAC's picture (its block 6): 4 bytes each for its kind and its lengths of type and description, with
// these, then its width and its height.
static void its_cover_is(const unsigned char *bytes, size_t size, unsigned side)
{
    size_t at = 4;  // after "fLaC"
    while (at + 4 < size && (bytes[at] & 0x7F) != 6 && !(bytes[at] & 0x80))
        at += 4u + (size_t)(bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3]);
    assert_true(at + 100 < size);
    assert_int_equal(bytes[at] & 0x7F, 6);
    const unsigned char *field = bytes + at + 4 + 4;
    for (int i = 0; i < 2; i++)
        field += 4 + (field[2] << 8 | field[3]);
    for (int i = 0; i < 2; i++, field += 4)
        assert_int_equal(field[0] << 24 | field[1] << 16 | field[2] << 8 | field[3], side);
}

// The cover is drawn once, for the first of them.
static void files_of_one_walk_have_the_same_cover(void **state)
{
#ifdef HAVE_CAIRO
    Fixture *fixture = *state;
    fixture->settings.exporting.format = "flac";
    fixture->settings.tagging.title = "For {id}";
    if (run(fixture, ANNA BERTA) != STATUS_DONE)
        fail_msg("%s", fixture->err.text);
    static const char *const names[] = { "anna", "berta" };
    for (int i = 0; i < 2; i++) {
        static unsigned char bytes[100000];
        const char *name = arena_printf(&fixture->arena, "made/walkers/%s/5min-level1-week9.flac", names[i]);
        FILE       *file = fopen(in(fixture, name), "r");
        assert_non_null(file);
        its_cover_is(bytes, fread(bytes, 1, sizeof bytes, file), 1400);
        fclose(file);
    }
#else
    (void)state;
    skip();
#endif
}

static void a_folder_that_is_a_file_is_named(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.exporting.folder = in(fixture, "walkers.jsonl");
    assert_int_equal(run(fixture, ANNA), STATUS_WORLD);
    assert_non_null(strstr(fixture->err.text, "walkers.jsonl"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(it_needs_a_day_and_a_folder),
        TEST(a_shard_is_one_of_several),
        TEST(what_does_not_exist_is_refused),
        TEST(the_table_is_never_the_report),
        TEST(a_report_and_the_links_are_two_files),
        TEST(what_is_not_ours_is_in_the_way),
        TEST(a_dry_run_counts_and_makes_nothing),
        TEST(the_time_that_it_takes_is_guessed),
        TEST(each_walk_is_in_one_shard_and_the_first_speaks),
        TEST(warnings_are_for_who_wants_them),
        TEST(a_dry_run_may_write_its_report),
        TEST(a_table_that_cannot_be_read_is_a_mistake),
        TEST(each_walk_is_made_once_and_linked_for_all_who_have_it),
        TEST(what_is_missing_in_the_store_is_made_again),
        TEST(links_may_be_lines_of_json),
        TEST(with_her_id_in_its_title_a_file_is_hers_alone),
        TEST(files_of_one_walk_have_the_same_cover),
        TEST(a_folder_that_is_a_file_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
