// phone/export_work.h: the files of one walk, made, kept or taken away. How a sound is made, is by hand here.
#include "phone/export_work.h"

#include "base/ours.h"
#include "cmocka_all.h"
#include "coach/coach.h"
#include "file_by_hand.h"
#include "job/report.h"
#include "phone/follow.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { RATE = 1000 };
#define SECONDS(n) ((Micros)(n)*MICROS_PER_SECOND)

static char folder[] = "/tmp/walkcoach-work.XXXXXX";

// --- How a walk is compiled and a sound made, by hand ----------------------------------

static Status           compiled;
static WalkOrder        order_seen;
static Terminal         terminal_seen;
static DescribeSettings about[2];
static int              described, sounds_made, freed, walks_freed;
static bool             sound_fails, sound_stops, beside_fails, unchanged;
static int              beside_all, beside_missing, shares[2];
static unsigned         texts_seen;
static Micros           done_seen;
static char             made_from[2][80];
static ExportShared    *shared;

Status walk_compile_with_progress(const WalkOrder *order, const char *name, Depth depth,
                                  const Terminal *terminal, Walk *walk)
{
    static const Rule rule = { .name = "no-room" };
    *walk = (Walk){ .score = { .rate = RATE, .audible = LAYERS_ALL } };
    walk->diags.arena = &walk->arena;
    order_seen = *order, terminal_seen = *terminal;
    assert_string_equal(name, "20min");
    assert_int_equal(depth, DEPTH_SCORE);
    if (compiled == STATUS_MISTAKES)
        diag_error(&walk->diags, (SourcePos){ .line = 3 }, &rule, "too many words");
    return compiled;
}
void walk_free(Walk *walk)
{
    walks_freed++;
    arena_free(&walk->arena);
}
bool walk_is_unchecked(const Walk *walk) { return walk->score.rate == RATE; }
bool coach_opens(const Opening *opening, Micros from, Micros to, LayerSet audible)
{
    return opening && audible == LAYERS_ALL && from == 0 && to > 0;
}

const char *produce_path(const char *sound, const char *ending, Arena *arena)
{
    return arena_printf(arena, "%.*s.%s", (int)(strlen(sound) - 4), sound, ending);
}
const char *produce_describe(Production *production, const DescribeSettings *settings, Arena *arena)
{
    (void)arena;
    about[described % 2] = *settings;
    described++;
    production->tags = (Tags){ .fingerprint = "9f3c", .track = settings->track };
    return "";
}
bool produce_may(const Production *production, Arena *arena, SinkError *error)
{
    (void)arena;
    *error = (SinkError){ 0 };
    if (production->over != WHOLE_OURS || !production->cover_file)
        return sink_failed(error, "it may replace too much");
    return ours_is(production->path) || access(production->path, F_OK) != 0 ||
           sink_failed(error, "%s is not ours", production->path);
}
const char *const *produce_files(const Production *production, Arena *arena, size_t *count)
{
    const char **files = ARENA_ARRAY(arena, const char *, 2);
    files[0] = production->path, files[1] = produce_path(production->path, "vtt", arena);
    *count = 2;
    return files;
}
bool produce_sound(Production *production, SinkError *error)
{
    *error = (SinkError){ 0 };
    if (sound_fails)
        return sink_failed(error, "the disk is full");
    bool goes_on = production->go_on(production->self, 1500);
    done_seen = atomic_load(&shared->walks[0].done);
    shares[sounds_made % 2] = production->share(production->self);
    if (sound_stops || !goes_on)
        return false;
    production->replace(production->self);
    file_put(production->path, "sound");
    sounds_made++;
    return true;
}
bool produce_beside(const Production *production, bool all, Arena *arena, SinkError *error)
{
    *error = (SinkError){ 0 };
    *(all ? &beside_all : &beside_missing) += 1;
    texts_seen = production->texts;
    if (beside_fails)
        return sink_failed(error, "no room for the cover");
    file_put(produce_path(production->path, "vtt", arena), "WEBVTT\n\nNOTE Made by walkcoach\n");
    file_put(produce_path(production->path, "png", arena), "mine");
    return true;
}
BesideJob produce_beside_job(const Production *production)
{
    return (BesideJob){ .tags = &production->tags };
}
void produce_free(Production *production) { freed += production->path != NULL; }

const char *follow_json(const BesideJob *job, const char *from, int64_t bytes, Arena *arena)
{
    snprintf(made_from[sounds_made % 2 ? 0 : 1], sizeof *made_from, "%s", from);
    return arena_printf(arena, "{\"by\":\"Made by walkcoach\",\"bytes\":%d,\"track\":%d}\n", (int)bytes,
                        job->tags->track);
}
bool follow_is_made_from(const char *path, const char *from, int64_t bytes)
{
    return unchanged && bytes == 5 && strstr(path, ".json") && strncmp(from, "9f3c-", 5) == 0;
}

// --- A walk of two files ---------------------------------------------------------------

typedef struct {
    Arena      arena;
    ExportFile files[2];
    ExportWalk walk;
    ExportPlan plan;
} Fixture;

static int set_up(void **state)
{
    static const FileFormat mp3 = { .ending = "mp3" };
    Fixture                *fixture = calloc(1, sizeof *fixture);
    fixture->files[0] = (ExportFile){ 0, SECONDS(60), { .stem = "a", .file = "a.mp3", .title = "First" } };
    fixture->files[1] = (ExportFile){ SECONDS(60),
                                      SECONDS(100),
                                      { .stem = "b", .file = "b.mp3", .title = "Second" } };
    fixture->walk = (ExportWalk){ .session = "20min",
                                  .asked = { .seed = 42 },
                                  .files = fixture->files,
                                  .file_count = 2,
                                  .track = 9,
                                  .weeks = 7,
                                  .length = SECONDS(100) };
    fixture->plan = (ExportPlan){ .folder = folder,
                                  .encoding = { .format = &mp3, .quality = QUALITY_HIGH, .bitrate = 96 },
                                  .date = "2026-11-29",
                                  .beside = 3,
                                  .walks = &fixture->walk,
                                  .walk_count = 1 };
    shared = calloc(1, sizeof *shared + sizeof *shared->walks);
    atomic_store(&shared->working, 1);
    compiled = STATUS_DONE;
    described = sounds_made = freed = walks_freed = beside_all = beside_missing = 0;
    sound_fails = sound_stops = beside_fails = unchanged = false;
    *state = fixture;
    return mkdir(folder, 0700);
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(folder);
    arena_free(&fixture->arena);
    free(shared);
    free(fixture);
    return 0;
}

static bool make(Fixture *fixture, int jobs, int number)
{
    static const Terminal terminal = { .live = true, .verbose = true };
    WalkOrder             order = WALK_ORDER_DEFAULT;
    order.jobs = 5;
    bool made = export_make(&order, &terminal, &fixture->plan, 0, (ExportPart){ jobs, number }, shared);
    assert_int_equal(walks_freed, 1);
    walks_freed = 0;
    return made;
}

static bool is_there(const char *name)
{
    char path[80];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return access(path, F_OK) == 0;
}

static const char *text_of(const char *name)
{
    static char text[200];
    return file_text_in(folder, name, text, sizeof text);
}

// --- Making ----------------------------------------------------------------------------

static void each_file_is_made_with_all_that_goes_with_it(void **state)
{
    Fixture *fixture = *state;
    assert_true(make(fixture, 3, 0));
    assert_string_equal(text_of("a.mp3"), "sound");
    assert_string_equal(text_of("a.json"), "{\"by\":\"Made by walkcoach\",\"bytes\":5,\"track\":1}\n");
    assert_string_equal(text_of("b.json"), "{\"by\":\"Made by walkcoach\",\"bytes\":5,\"track\":2}\n");
    assert_true(is_there("a.vtt") && is_there("b.vtt"));
    assert_string_equal(made_from[0], "9f3c-mp3-2-96-0-60000000-1");
    assert_string_equal(made_from[1], "9f3c-mp3-2-96-60000000-100000000-2-without-signs");
    assert_int_equal(shared->made, 2);
    assert_int_equal(shared->kept, 0);
    assert_int_equal(shared->kept_sound, 0);
    assert_int_equal(shared->without_signs, 1);
    assert_int_equal(shared->walks[0].whole, 2);
    assert_int_equal(shared->walks[0].done, SECONDS(100));
    assert_int_equal(done_seen, SECONDS(61) + 500000);  // a second and a half of the second file
    assert_int_equal(beside_all, 2);
    assert_int_equal(freed, 2);
    assert_false(shared->walks[0].left_out);
    assert_int_equal(shared->failed, STATUS_DONE);
}

static void each_file_is_described(void **state)
{
    Fixture *fixture = *state;
    make(fixture, 1, 0);
    assert_string_equal(about[0].title, "First");
    assert_string_equal(about[1].title, "Second");
    assert_true(about[0].track == 1 && about[1].track == 2);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(about[i].date, "2026-11-29");
        assert_true(about[i].weeks == 7 && about[i].cover && about[i].unchecked);
        assert_int_equal(about[i].without_signs, i);
    }
    fixture->walk.file_count = 1;
    make(fixture, 1, 0);
    assert_int_equal(about[0].track, 9);  // of the whole export
}

static void a_walk_is_compiled_as_it_was_asked_for_by_one_job(void **state)
{
    Fixture *fixture = *state;
    make(fixture, 4, 0);
    assert_int_equal(order_seen.jobs, 1);
    assert_int_equal(order_seen.asked.seed, 42);
    assert_false(terminal_seen.live);
    assert_true(terminal_seen.verbose);
}

// Those at work share the jobs; the first ones have what is left.
static void who_still_works_has_its_share_of_the_jobs(void **state)
{
    Fixture *fixture = *state;
    static const struct {
        unsigned working;
        int      jobs, number, share;
    } rows[] = { { 7, 4, 0, 2 }, { 7, 4, 1, 1 }, { 7, 4, 2, 1 }, { 7, 5, 1, 2 },
                 { 7, 5, 2, 1 }, { 7, 3, 0, 1 }, { 5, 4, 0, 2 }, { 5, 4, 2, 2 },
                 { 5, 3, 2, 1 }, { 4, 4, 2, 4 }, { 0, 4, 0, 4 }, { 7, 2, 2, 0 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        atomic_store(&shared->working, rows[i].working);
        sounds_made = 0;
        make(fixture, rows[i].jobs, rows[i].number);
        if (shares[0] != rows[i].share)
            fail_msg("%u, %d jobs, number %d: %d", rows[i].working, rows[i].jobs, rows[i].number, shares[0]);
    }
}

// --- Keeping ---------------------------------------------------------------------------

static void what_is_the_same_stays_and_lacks_nothing(void **state)
{
    Fixture *fixture = *state;
    char     path[80];
    snprintf(path, sizeof path, "%s/a.mp3", folder);
    file_put(path, "sound");
    unchanged = true;
    assert_true(make(fixture, 1, 0));
    assert_int_equal(sounds_made, 1);  // the other one
    assert_int_equal(shared->kept, 1);
    assert_int_equal(shared->made, 1);
    assert_int_equal(shared->kept_sound, SECONDS(60));
    assert_int_equal(beside_missing, 1);
    assert_int_equal(beside_all, 1);
    assert_int_equal(shared->walks[0].whole, 2);
}

static void an_old_one_counts_as_whole_until_its_sound_is_replaced(void **state)
{
    Fixture *fixture = *state;
    fixture->walk.file_count = 1;
    file_put_in(folder, "a.json", "{\"by\":\"Made by walkcoach\"}\n");
    sound_stops = true;
    assert_false(make(fixture, 1, 0));
    assert_true(is_there("a.json"));
    assert_int_equal(shared->failed, STATUS_DONE);  // it was asked to stop
    assert_int_equal(shared->walks[0].whole, 0);
    sound_stops = false;
    beside_fails = true;
    file_put_in(folder, "a.vtt", "WEBVTT\n\nNOTE Made by walkcoach\n");
    assert_false(make(fixture, 1, 0));
    assert_false(is_there("a.json") || is_there("a.mp3") || is_there("a.vtt"));
    assert_int_equal(shared->made, 0);
    assert_int_equal(shared->failed, STATUS_WORLD);
    assert_string_equal(shared->why, "no room for the cover");
}

// lrc is the first of the texts, vtt the second, srt the third.
static void a_text_of_ours_from_an_earlier_export_is_made_anew(void **state)
{
    Fixture *fixture = *state;
    fixture->walk.file_count = 1;
    fixture->plan.beside = 2;
    file_put_in(folder, "a.lrc", "[re:Made by walkcoach]\n");
    file_put_in(folder, "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nHers.\n");
    assert_true(make(fixture, 1, 0));
    assert_int_equal(texts_seen, 1 + 2);
}

static void a_walk_may_be_made_of_a_file_of_another(void **state)
{
    Fixture *fixture = *state;
    Walk     walk = { 0 };
    char     path[80];
    fixture->plan.inputs.arena = &fixture->arena;
    file_put_in(folder, "b.vtt", "");
    assert_null(export_made_of(&fixture->plan, &fixture->arena));
    snprintf(path, sizeof path, "%s/b.vtt", folder);
    walk.paths.profile = path;
    inputs_add(&fixture->plan.inputs, &walk);
    assert_string_equal(export_made_of(&fixture->plan, &fixture->arena), path);
}

static void one_that_may_not_be_written_last_is_taken_away(void **state)
{
    Fixture *fixture = *state;
    fixture->walk.file_count = 1;
    file_put_in(folder, "a.json", "hers");
    assert_false(make(fixture, 1, 0));
    assert_string_equal(text_of("a.json"), "hers");
    assert_false(is_there("a.mp3") || is_there("a.vtt"));
    assert_string_equal(text_of("a.png"), "mine");  // without our mark
    assert_int_equal(shared->failed, STATUS_WORLD);
}

// --- When it goes wrong ----------------------------------------------------------------

static void the_first_failure_is_the_one_that_is_said(void **state)
{
    Fixture *fixture = *state;
    sound_fails = true;
    assert_false(make(fixture, 1, 0));
    assert_int_equal(described, 1);  // the second is not begun
    assert_string_equal(shared->why, "the disk is full");
    assert_int_equal(shared->failed, STATUS_WORLD);
    assert_false(export_fail(shared, STATUS_MISTAKES, "another"));
    assert_string_equal(shared->why, "the disk is full");
    assert_int_equal(shared->failed, STATUS_WORLD);
    sound_fails = false;
    atomic_store(&shared->stop, true);
    assert_false(make(fixture, 1, 0));
    assert_int_equal(sounds_made, 0);
}

static void a_walk_with_mistakes_is_left_out_of_a_set(void **state)
{
    Fixture *fixture = *state;
    compiled = STATUS_MISTAKES;
    assert_false(make(fixture, 1, 0));
    assert_int_equal(shared->failed, STATUS_MISTAKES);
    assert_non_null(strstr(shared->why, "too many words [no-room]\n"));
    assert_false(shared->walks[0].left_out);
    assert_int_equal(shared->walks[0].done, 0);
    fixture->plan.set = true;
    assert_true(make(fixture, 1, 0));
    assert_true(shared->walks[0].left_out);
    assert_non_null(strstr(shared->walks[0].why, "too many words"));
    assert_int_equal(shared->walks[0].done, SECONDS(100));
    assert_int_equal(described, 0);
    compiled = STATUS_WORLD;
    assert_false(make(fixture, 1, 0));
}

// --- What is in the way ----------------------------------------------------------------

static bool may(Fixture *fixture, const char *in_the_way)
{
    char why[WHOLE_WHY_SIZE] = "", path[80];
    snprintf(path, sizeof path, "%s/%s", folder, in_the_way);
    file_put(path, "hers");
    bool allowed = export_may(&fixture->plan, &fixture->arena, why);
    unlink(path);
    if (!allowed)
        assert_memory_equal(why, path, strlen(path));
    return allowed;
}

static void nothing_of_hers_is_replaced(void **state)
{
    Fixture *fixture = *state;
    assert_true(may(fixture, "notes.txt"));
    assert_true(may(fixture, "index.json"));  // it is read before
    assert_false(may(fixture, "walks.m3u8"));
    assert_false(may(fixture, "feed.template.xml"));
    assert_false(may(fixture, "a.mp3"));
    assert_false(may(fixture, "b.mp3"));
    assert_false(may(fixture, "b.json"));
    assert_true(may(fixture, "later.json"));
    fixture->plan.all = true;
    assert_false(may(fixture, "later.json"));
}

static void what_goes_with_a_sound_goes_with_it(void **state)
{
    Fixture                 *fixture = *state;
    static const char *const ours[] = { "a.vtt",
                                        "a.lrc",
                                        "a.srt",
                                        "a.cue",
                                        "a.txt",
                                        "a.chapters.json",
                                        "a.transcript.vtt",
                                        "a.transcript.srt",
                                        "a.png",
                                        "a.json" };
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        file_put_in(folder, ours[i], "Made by walkcoach\n");
    file_put_in(folder, "b.vtt", "Made by walkcoach\n");
    file_put_in(folder, "a.mp3", "Made by walkcoach\n");
    export_take_beside(folder, "a", &fixture->arena);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (is_there(ours[i]))
            fail_msg("%s is there", ours[i]);
    assert_true(is_there("b.vtt") && is_there("a.mp3"));
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        file_put_in(folder, ours[i], "hers");
    export_take_beside(folder, "a", &fixture->arena);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        assert_true(is_there(ours[i]));
}

static int begin_all(void **state)
{
    (void)state;
    return mkdtemp(folder) ? rmdir(folder) : -1;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_file_is_made_with_all_that_goes_with_it),
        TEST(each_file_is_described),
        TEST(a_walk_is_compiled_as_it_was_asked_for_by_one_job),
        TEST(who_still_works_has_its_share_of_the_jobs),
        TEST(what_is_the_same_stays_and_lacks_nothing),
        TEST(an_old_one_counts_as_whole_until_its_sound_is_replaced),
        TEST(a_text_of_ours_from_an_earlier_export_is_made_anew),
        TEST(a_walk_may_be_made_of_a_file_of_another),
        TEST(one_that_may_not_be_written_last_is_taken_away),
        TEST(the_first_failure_is_the_one_that_is_said),
        TEST(a_walk_with_mistakes_is_left_out_of_a_set),
        TEST(nothing_of_hers_is_replaced),
        TEST(what_goes_with_a_sound_goes_with_it),
    };
    return cmocka_run_group_tests(tests, begin_all, NULL);
}
