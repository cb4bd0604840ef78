// job/inputs.h: a walk knows each file that it is made of, by whatever name.
#include "job/inputs.h"

#include "cmocka_all.h"
#include "file_by_hand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// A file for each place from which a walk is read.
enum {
    PROFILE,
    TEXT,
    SECOND_TEXT,
    VOICE,
    PROGRAM,
    RECORDED,
    LISTED,
    PLAN,
    SECOND_VOICE,
    BEDS,
    BEDS_SOUND,
    PACK,
    PACK_SOUND,
    FILES
};

typedef struct {
    Arena         arena;
    char          folder[40];
    const char   *paths[FILES], *other;
    Source        sources[FILES];
    const Source *read[2];
    const char   *argv[3];
    VoiceProfile  second;
    CastBed       bed;
    CastPack      packs[2];
    SoundPack     pack;
    Walk          walk;
} Fixture;

static const char *put(Fixture *fixture, const char *name)
{
    const char *path = arena_printf(&fixture->arena, "%s/%s", fixture->folder, name);
    file_put(path, "");
    return path;
}

static SourcePos at(Fixture *fixture, int file)
{
    fixture->sources[file] = (Source){ .path = fixture->paths[file] };
    return (SourcePos){ .source = &fixture->sources[file], .line = 1 };
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-inputs.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    for (int i = 0; i < FILES; i++)
        fixture->paths[i] = put(fixture, arena_printf(&fixture->arena, "%d", i));
    const char *takes = arena_printf(&fixture->arena, "%s/takes", fixture->folder);
    assert_int_equal(system(arena_printf(&fixture->arena, "mkdir '%s'", takes)), 0);
    fixture->paths[RECORDED] = put(fixture, "takes/lift.wav");
    file_put(arena_printf(&fixture->arena, "%s/manifest.txt", takes), "../LISTED = Lift\n");
    fixture->paths[LISTED] = put(fixture, "LISTED");
    assert_int_equal(system(arena_printf(&fixture->arena, "mkdir -p '%s/scripts/plans'", fixture->folder)),
                     0);
    fixture->paths[PLAN] = put(fixture, "scripts/plans/hers.cfg");
    fixture->argv[0] = "say", fixture->argv[1] = fixture->paths[PROGRAM];
    setenv("XDG_STATE_HOME", "/nonexistent", 1);
    fixture->other = put(fixture, "other");
    fixture->second = (VoiceProfile){ .pos = at(fixture, SECOND_VOICE) };
    fixture->bed.spec = (SoundSpec){ .source = SOURCE_FILE,
                                     .name = fixture->paths[BEDS_SOUND],
                                     .pos = at(fixture, BEDS) };
    fixture->pack.specs[SOUND_KIND_COUNT - 1] = (SoundSpec){ .source = SOURCE_FILE,
                                                             .name = fixture->paths[PACK_SOUND],
                                                             .pos = at(fixture, PACK) };
    fixture->packs[1].pack = &fixture->pack;  // the first could not be read
    fixture->walk.paths.profile = fixture->paths[PROFILE];
    fixture->read[0] = at(fixture, TEXT).source, fixture->read[1] = at(fixture, SECOND_TEXT).source;
    fixture->walk.diags.sources = fixture->read, fixture->walk.diags.source_count = 2;
    fixture->walk.paths.search = (SearchPath){ .roots = { "/nonexistent", fixture->folder }, .count = 2 };
    Cast *cast = &fixture->walk.cast;
    cast->voice = (VoiceProfile){
        .pos = at(fixture, VOICE), .folder = takes, .argv = fixture->argv, .fallback = &fixture->second
    };
    cast->beds = &fixture->bed, cast->bed_count = 1;
    cast->packs = fixture->packs, cast->pack_count = 2;
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

static void each_file_is_read(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < FILES; i++)
        if (!walk_reads(&fixture->walk, fixture->paths[i]))
            fail_msg("%d is not read", i);
    assert_false(walk_reads(&fixture->walk, fixture->other));
}

static void her_log_and_the_list_of_recordings_are_read(void **state)
{
    Fixture *fixture = *state;
    assert_true(
        walk_reads(&fixture->walk, arena_printf(&fixture->arena, "%s/takes/manifest.txt", fixture->folder)));
    assert_int_equal(system(arena_printf(&fixture->arena, "mkdir '%s/walkcoach'", fixture->folder)), 0);
    const char *log = put(fixture, "walkcoach/log.sqlite");
    assert_false(walk_reads(&fixture->walk, log));
    setenv("XDG_STATE_HOME", fixture->folder, 1);
    assert_true(walk_reads(&fixture->walk, log));
}

static void several_walks_are_looked_at_together(void **state)
{
    Fixture *fixture = *state;
    Inputs   inputs = { .arena = &fixture->arena };
    Walk     other = { .paths.profile = fixture->other };
    assert_false(inputs_have(&inputs, fixture->paths[TEXT]));
    inputs_add(&inputs, &fixture->walk);
    assert_false(inputs_have(&inputs, fixture->other));
    inputs_add(&inputs, &other);
    assert_true(inputs_have(&inputs, fixture->other) && inputs_have(&inputs, fixture->paths[TEXT]));
}

static void by_another_name_it_is_the_same(void **state)
{
    Fixture    *fixture = *state;
    const char *name = arena_printf(&fixture->arena, "%s/link", fixture->folder);
    assert_int_equal(symlink(fixture->paths[SECOND_TEXT], name), 0);
    assert_true(walk_reads(&fixture->walk, name));
    unlink(name);
    assert_int_equal(link(fixture->paths[PACK_SOUND], name), 0);
    assert_true(walk_reads(&fixture->walk, name));
}

static void only_a_file_is_read(void **state)
{
    Fixture *fixture = *state;
    assert_false(walk_reads(&fixture->walk, "/tmp/walkcoach-no-such-file"));
    fixture->walk.paths.profile = fixture->folder;
    assert_false(walk_reads(&fixture->walk, fixture->folder));
}

// A pack may call a sound "pink" where there is also a file of that name.
static void a_name_is_a_file_only_where_the_source_is_one(void **state)
{
    Fixture *fixture = *state;
    fixture->bed.spec.source = SOURCE_NONE;
    assert_false(walk_reads(&fixture->walk, fixture->paths[BEDS_SOUND]));
    assert_true(walk_reads(&fixture->walk, fixture->paths[BEDS]));
}

static void a_voice_reads_its_own(void **state)
{
    Fixture            *fixture = *state;
    const VoiceProfile *voice = &fixture->walk.cast.voice;
    assert_true(voice_reads(voice, fixture->paths[VOICE]));
    assert_true(voice_reads(voice, fixture->paths[RECORDED]));
    assert_true(voice_reads(voice, fixture->paths[LISTED]));
    assert_true(voice_reads(voice, fixture->paths[PROGRAM]));
    assert_true(voice_reads(voice, fixture->paths[SECOND_VOICE]));
    assert_false(voice_reads(voice, fixture->paths[PROFILE]));
    assert_false(voice_reads(voice, voice->folder));
    assert_false(voice_reads(voice, "/tmp/walkcoach-no-such-file"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_file_is_read),
        TEST(her_log_and_the_list_of_recordings_are_read),
        TEST(several_walks_are_looked_at_together),
        TEST(by_another_name_it_is_the_same),
        TEST(only_a_file_is_read),
        TEST(a_name_is_a_file_only_where_the_source_is_one),
        TEST(a_voice_reads_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
