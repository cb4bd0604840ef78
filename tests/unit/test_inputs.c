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
    BED,
    SAID,
    PART,
    SAID_IN_PART,
    INNER,
    VOICE,
    RECORDED,
    SECOND_VOICE,
    BEDS,
    BEDS_SOUND,
    PACK,
    PACK_SOUND,
    FILES
};

typedef struct {
    Arena        arena;
    char         folder[40];
    const char  *paths[FILES], *other;
    Source       sources[FILES];
    Wording      wordings[2][2];
    Pool         pools[2];
    Say          says[2];
    Phase        inner, parts[2];
    VoiceProfile second;
    CastBed      bed;
    CastPack     packs[2];
    SoundPack    pack;
    Walk         walk;
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

// The second wording of a pool is the one that is in the file.
static Say said(Fixture *fixture, int number, int file)
{
    fixture->wordings[number][1] = (Wording){ .text = "Words.", .pos = at(fixture, file) };
    fixture->pools[number] = (Pool){ .full = { fixture->wordings[number], 2 } };
    return (Say){ .pool = &fixture->pools[number] };
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
    fixture->other = put(fixture, "other");
    fixture->says[0] = said(fixture, 0, SAID), fixture->says[1] = said(fixture, 1, SAID_IN_PART);
    fixture->inner = (Phase){ .pos = at(fixture, INNER) };
    fixture->parts[0] = (Phase){ .pos = at(fixture, PART) };
    fixture->parts[1] = (Phase){
        .says = &fixture->says[1], .say_count = 1, .phases = &fixture->inner, .phase_count = 1
    };
    fixture->second = (VoiceProfile){ .pos = at(fixture, SECOND_VOICE) };
    fixture->bed.spec = (SoundSpec){ .source = SOURCE_FILE,
                                     .name = fixture->paths[BEDS_SOUND],
                                     .pos = at(fixture, BEDS) };
    fixture->pack.specs[SOUND_KIND_COUNT - 1] = (SoundSpec){ .source = SOURCE_FILE,
                                                             .name = fixture->paths[PACK_SOUND],
                                                             .pos = at(fixture, PACK) };
    fixture->packs[1].pack = &fixture->pack;  // the first could not be read
    fixture->walk.paths.profile = fixture->paths[PROFILE];
    Session *session = &fixture->walk.session;
    session->bed.pos = at(fixture, BED);
    session->says = fixture->says, session->say_count = 1;
    session->phases = fixture->parts, session->phase_count = 2;
    Cast *cast = &fixture->walk.cast;
    cast->voice = (VoiceProfile){ .pos = at(fixture, VOICE), .folder = takes, .fallback = &fixture->second };
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

static void by_another_name_it_is_the_same(void **state)
{
    Fixture    *fixture = *state;
    const char *name = arena_printf(&fixture->arena, "%s/link", fixture->folder);
    assert_int_equal(symlink(fixture->paths[PART], name), 0);
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
    assert_true(voice_reads(voice, fixture->paths[SECOND_VOICE]));
    assert_false(voice_reads(voice, fixture->paths[PROFILE]));
    assert_false(voice_reads(voice, voice->folder));
    assert_false(voice_reads(voice, "/tmp/walkcoach-no-such-file"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(each_file_is_read),     TEST(by_another_name_it_is_the_same),
        TEST(only_a_file_is_read),   TEST(a_name_is_a_file_only_where_the_source_is_one),
        TEST(a_voice_reads_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
