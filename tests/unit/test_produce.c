// job/produce.h: the files that a score becomes are whole or not there.
#include "job/produce.h"
#include "walk.h"

#include "cmocka_all.h"

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

#define SECONDS(n) ((Micros)((n)*WALK_SECOND))

typedef struct {
    Walk      *walk;
    char       folder[64];
    Production production;
    SinkError  error;
    int        asked;  // calls of go_on
    int        replaced;
} Fixture;

// --- Files -----------------------------------------------------------------------------

static const char *in_folder(Fixture *fixture, const char *name)
{
    return arena_printf(&fixture->walk->arena, "%s/%s", fixture->folder, name);
}

static void put_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static char *read_file(Fixture *fixture, const char *name, size_t *size)
{
    static const size_t most = 8 << 20;
    char               *bytes = ARENA_ARRAY(&fixture->walk->arena, char, most);
    FILE               *file = fopen(in_folder(fixture, name), "r");
    assert_non_null(file);
    *size = fread(bytes, 1, most - 1, file);
    fclose(file);
    return bytes;
}

static int files_in_folder(const Fixture *fixture)
{
    int  count = 0;
    DIR *dir = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(dir);
    return count;
}

// The samples of a WAV file.
static const char *samples_of(Fixture *fixture, const char *name, size_t *size)
{
    size_t  all;
    char   *bytes = read_file(fixture, name, &all), *data = memmem(bytes, all, "data", 4);
    int32_t length;
    assert_non_null(data);
    memcpy(&length, data + 4, 4);
    *size = (size_t)length;
    return data + 8;
}

static bool never(void *self, Frames done)
{
    (void)done;
    ((Fixture *)self)->asked++;
    return false;
}

// The old sound has the name until now.
static void note_replaced(void *self)
{
    Fixture *fixture = self;
    size_t   size;
    fixture->replaced++;
    assert_string_equal(read_file(fixture, "a.wav", &size), "old");
}

// --- Tests -----------------------------------------------------------------------------

static void a_stretch_is_that_part_of_the_whole_sound(void **state)
{
    Fixture    *fixture = *state;
    Production *production = &fixture->production;
    size_t      whole_size, part_size;
    assert_true(produce_sound(production, &fixture->error));
    production->path = in_folder(fixture, "part.wav");
    production->stretch = (Stretch){ SECONDS(2), SECONDS(5) };
    assert_int_equal(produce_length(production), 3 * WALK_RATE);
    assert_true(produce_sound(production, &fixture->error));
    const char *whole = samples_of(fixture, "a.wav", &whole_size);
    const char *part = samples_of(fixture, "part.wav", &part_size);
    assert_int_equal(whole_size, 8 * WALK_RATE * 4);
    assert_int_equal(part_size, 3 * WALK_RATE * 4);
    assert_memory_equal(part, whole + 2 * WALK_RATE * 4, part_size);
}

static void what_is_stopped_leaves_the_old_file_alone(void **state)
{
    Fixture *fixture = *state;
    size_t   size;
    put_text(fixture->production.path, "old");
    fixture->production.over = WHOLE_ANY;
    fixture->production.go_on = never;
    fixture->production.self = fixture;
    assert_false(produce_sound(&fixture->production, &fixture->error));
    assert_false(fixture->error.failed);
    assert_int_equal(fixture->asked, 1);
    assert_string_equal(read_file(fixture, "a.wav", &size), "old");
    assert_int_equal(files_in_folder(fixture), 1);
}

static void replace_is_called_once_before_the_new_sound_has_the_name(void **state)
{
    Fixture *fixture = *state;
    put_text(fixture->production.path, "old");
    fixture->production.over = WHOLE_ANY;
    fixture->production.replace = note_replaced;
    fixture->production.self = fixture;
    assert_true(produce_sound(&fixture->production, &fixture->error));
    assert_int_equal(fixture->replaced, 1);
}

static void a_sound_that_has_no_folder_names_its_path(void **state)
{
    Fixture *fixture = *state;
    fixture->production.path = in_folder(fixture, "nowhere/a.wav");
    assert_false(produce_sound(&fixture->production, &fixture->error));
    assert_true(fixture->error.failed);
    assert_non_null(strstr(fixture->error.text, "nowhere/a.wav"));
}

static void what_goes_with_a_sound_has_its_name_and_is_all_that_was_asked_for(void **state)
{
    Fixture         *fixture = *state;
    Arena           *arena = &fixture->walk->arena;
    DescribeSettings about = { .weeks = -1 };
    size_t           size;
    fixture->production.texts = beside_parse("vtt,chapters");
    produce_describe(&fixture->production, &about, arena);
    assert_true(produce_beside(&fixture->production, true, arena, &fixture->error));
    assert_int_equal(files_in_folder(fixture), 2);
    assert_memory_equal(read_file(fixture, "a.vtt", &size), "WEBVTT", 6);
    assert_non_null(strstr(read_file(fixture, "a.chapters.json", &size), "\"chapters\""));
}

static void a_text_that_is_there_stays_unless_all_are_wanted(void **state)
{
    Fixture *fixture = *state;
    Arena   *arena = &fixture->walk->arena;
    size_t   size;
    fixture->production.texts = beside_parse("vtt");
    put_text(in_folder(fixture, "a.vtt"), "old: Made by walkcoach");
    assert_true(produce_beside(&fixture->production, false, arena, &fixture->error));
    assert_string_equal(read_file(fixture, "a.vtt", &size), "old: Made by walkcoach");
    assert_true(produce_beside(&fixture->production, true, arena, &fixture->error));
    assert_memory_equal(read_file(fixture, "a.vtt", &size), "WEBVTT", 6);
}

static void what_somebody_else_wrote_stops_it_before_anything_is_written(void **state)
{
    Fixture *fixture = *state;
    Arena   *arena = &fixture->walk->arena;
    fixture->production.texts = beside_parse("vtt,txt");
    assert_true(produce_may(&fixture->production, arena, &fixture->error));
    put_text(in_folder(fixture, "a.txt"), "my own notes");
    assert_false(produce_may(&fixture->production, arena, &fixture->error));
    assert_non_null(strstr(fixture->error.text, "a.txt was not made by walkcoach"));
}

static void the_ending_is_what_follows_the_last_dot_of_the_name(void **state)
{
    Arena *arena = &((Fixture *)*state)->walk->arena;
    assert_string_equal(produce_path("out/20min.mp3", "vtt", arena), "out/20min.vtt");
    assert_string_equal(produce_path("my.walk.wav", "chapters.json", arena), "my.walk.chapters.json");
    assert_string_equal(produce_path("old.walks/pond", "lrc", arena), "old.walks/pond.lrc");
}

// A rising line, in place of a recording.
static Frames fill_ramp(void *source, float *out, Frames frames)
{
    Frames *at = source, count = 1000 - *at < frames ? 1000 - *at : frames;
    for (Frames i = 0; i < count; i++)
        out[i] = (float)(*at + i) / 2000;
    *at += count;
    return count;
}

static void frames_that_are_not_a_score_become_a_file_too(void **state)
{
    Fixture      *fixture = *state;
    Frames        at = 0;
    size_t        size;
    int16_t       sample;
    ProduceFrames frames = { fill_ramp, &at, 8000, 1, 1000 };
    assert_true(produce_frames(&frames, &fixture->production.encoding, fixture->production.path, WHOLE_OURS,
                               &fixture->error));
    const char *samples = samples_of(fixture, "a.wav", &size);
    assert_int_equal(size, 2000);
    memcpy(&sample, samples + 2 * 800, 2);
    assert_int_equal(sample, 13107);  // 0.4 of 32767
}

static int setup(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-produce.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->walk = walk_new();
    fixture->walk->session.title = "A walk";
    fixture->walk->session.about = "";
    walk_phase(fixture->walk, "open", 8);
    walk_say(fixture->walk, SECONDS(1), ANCHOR_START, PRIORITY_SHOULD, "Grow taller with each breath");
    if (!walk_build(fixture->walk))
        return -1;
    fixture->production = (Production){ .score = &fixture->walk->score,
                                        .stretch = { 0, SECONDS(8) },
                                        .encoding = { .format = file_format_of("a.wav") },
                                        .path = in_folder(fixture, "a.wav") };
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    Fixture *fixture = *state;
    DIR     *dir = opendir(fixture->folder);
    for (struct dirent *entry; (entry = readdir(dir));)
        unlink(in_folder(fixture, entry->d_name));
    closedir(dir);
    rmdir(fixture->folder);
    walk_free(fixture->walk);
    free(fixture);
    return 0;
}
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_stretch_is_that_part_of_the_whole_sound),
        TEST(what_is_stopped_leaves_the_old_file_alone),
        TEST(replace_is_called_once_before_the_new_sound_has_the_name),
        TEST(a_sound_that_has_no_folder_names_its_path),
        TEST(what_goes_with_a_sound_has_its_name_and_is_all_that_was_asked_for),
        TEST(a_text_that_is_there_stays_unless_all_are_wanted),
        TEST(what_somebody_else_wrote_stops_it_before_anything_is_written),
        TEST(the_ending_is_what_follows_the_last_dot_of_the_name),
        TEST(frames_that_are_not_a_score_become_a_file_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
