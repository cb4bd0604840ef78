// How a name is written in a copy of a session that is put elsewhere (cast/lasting.h): what is beside the
// file that names it gets its full path, everything else stays as it is.
#include "cast/lasting.h"

#include "session_fixture.h"

#define PACK   "title = \"Mine\"\n"
#define VOICE  "silent: { }\n"
#define CUES   "core_words = [\"up\"]\n"
#define WALK   "phases: { }\n"
#define SAMPLE "RIFF"

// A name in her walk, which is in no folder that is searched.
static Named in_her_walk(Fixture *f, const char *text)
{
    Source *source = ARENA_NEW(&f->arena, Source);
    *source = (Source){ .path = arena_printf(&f->arena, "%s/walks/mine.cfg", f->path.roots[0]) };
    return (Named){ text, { .source = source, .line = 1, .column = 9 } };
}

static const char *beside(Fixture *f, const char *name)
{
    return arena_printf(&f->arena, "%s/walks/%s", f->path.roots[0], name);
}

static void expect(Fixture *f, const char *key, const char *name, const char *lasting)
{
    assert_string_equal(cast_lasting(key, in_her_walk(f, name), &f->desk), lasting);
    assert_int_equal(f->diags.count, 0);
}

static void what_is_beside_the_walk_gets_its_full_path(void **state)
{
    static const struct {
        const char *key, *name, *file, *text;
    } things[] = {
        { "sound", "bell", "bell.cfg", PACK },       { "sound", "./bell.cfg", "bell.cfg", PACK },
        { "voice", "slow", "slow.cfg", VOICE },      { "language", "fr", "fr.cfg", CUES },
        { "bed", "brook.wav", "brook.wav", SAMPLE },
    };
    Fixture *f = *state;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
        expect(f, things[i].key, things[i].name, things[i].name);
        fixture_write(f, arena_printf(&f->arena, "walks/%s", things[i].file), things[i].text);
        expect(f, things[i].key, things[i].name, beside(f, things[i].file));
        unlink(beside(f, things[i].file));
    }
}

// In the folders that are searched, hers or the program's, from wherever it is named.
static void what_is_found_by_its_name_keeps_it(void **state)
{
    static const struct {
        const char *key, *name, *file, *text;
    } things[] = {
        { "sound", "bell", "sounds/bell.cfg", PACK },
        { "voice", "slow", "voices/slow.cfg", VOICE },
        { "language", "fr", "scripts/cues/fr.cfg", CUES },
        { "bed", "brook.wav", "sounds/brook.wav", SAMPLE },
    };
    Fixture *f = *state;
    for (int root = 0; root < 2; root++)
        for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
            fixture_write_in(f, root, things[i].file, things[i].text);
            expect(f, things[i].key, things[i].name, things[i].name);
        }
}

// Each key has files of its own: a walk of that name beside it is neither a pack nor a voice.
static void each_key_looks_for_its_own_kind(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "walks/bell.cfg", WALK);
    expect(f, "sound", "bell", "bell");
    expect(f, "voice", "bell", "bell");
    expect(f, "language", "bell", "bell");
    fixture_write(f, "walks/brook.wav", SAMPLE);
    expect(f, "extends", "brook.wav", "brook.wav");
    fixture_write(f, "walks/slow.cfg", PACK);
    fixture_write(f, "sounds/slow.cfg", PACK);
    expect(f, "sound", "slow", beside(f, "slow.cfg"));  // what is beside comes before the folders
}

static void a_noise_and_a_path_from_home_mean_the_same_everywhere(void **state)
{
    Fixture *f = *state;
    fixture_write(f, "walks/rain", SAMPLE);
    expect(f, "bed", "rain", "rain");
    assert_int_equal(setenv("HOME", arena_printf(&f->arena, "%s/walks", f->path.roots[0]), 1), 0);
    fixture_write(f, "walks/brook.wav", SAMPLE);
    expect(f, "bed", "~/brook.wav", "~/brook.wav");
    expect(f, "bed", "~brook.wav", "~brook.wav");
    fixture_write(f, "walks/~brook.wav", SAMPLE);
    expect(f, "bed", "~brook.wav", beside(f, "~brook.wav"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_beside_the_walk_gets_its_full_path),
        TEST(what_is_found_by_its_name_keeps_it),
        TEST(each_key_looks_for_its_own_kind),
        TEST(a_noise_and_a_path_from_home_mean_the_same_everywhere),
    };
    return cmocka_run_group_tests_name("cast: lasting", tests, NULL, NULL);
}
