// base/find.h: beside the file that names a thing, then her own folder, then the installed one; ~/ is her
// home.
#include "base/find.h"
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "session/kinds.h"
#include "sound/pack_keys.h"
#include "voice/profile_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const FileKind takes = { .folders = { "voices" } };

typedef struct {
    Arena       arena;
    char        folder[64];
    const char *home;  // as it was before the test
    DiagList    diags;
    SearchPath  path;
    Desk        desk;
} Fixture;

static const char *below(Fixture *f, const char *name)
{
    return arena_printf(&f->arena, "%s/%s", f->folder, name);
}

// An empty file below the fixture's folder; its path.
static const char *touch(Fixture *f, const char *name)
{
    const char *path = below(f, name);
    assert_int_equal(system(arena_printf(&f->arena, "mkdir -p \"$(dirname '%s')\" && : >'%s'", path, path)),
                     0);
    return path;
}

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ .home = getenv("HOME") };
    snprintf(fixture.folder, sizeof fixture.folder, "/tmp/walkcoach-find.XXXXXX");
    if (!mkdtemp(fixture.folder))
        return -1;
    fixture.path = (SearchPath){ { below(&fixture, "user"), below(&fixture, "share") }, 2 };
    fixture.desk = (Desk){ &fixture.arena, &fixture.diags, &fixture.path, NULL };
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *f = *state;
    folder_remove(f->folder);
    if (f->home)
        setenv("HOME", f->home, 1);
    arena_free(&f->arena);
    return 0;
}

// A name as the file at `path` would say it.
static Named named_in(Fixture *f, const char *path, const char *text)
{
    Source *source = ARENA_NEW(&f->arena, Source);
    *source = (Source){ .path = path };
    return (Named){ text, { .source = source, .line = 1, .column = 1 } };
}

static const char *voice(Fixture *f, Named named, int skip)
{
    return find_text(&f->desk, &voice_files, named, skip);
}

static void assert_found(const char *found, const char *expected)
{
    assert_non_null(found);
    assert_string_equal(found, expected);
}

static void beside_comes_before_her_own_folder_and_that_before_the_installed_one(void **state)
{
    Fixture    *f = *state;
    const char *installed = touch(f, "share/voices/calm.cfg"), *own = touch(f, "user/voices/calm.cfg");
    const char *beside = touch(f, "d/calm.cfg");
    const Named calm = named_in(f, below(f, "d/be.cfg"), "calm");
    assert_found(voice(f, calm, 0), beside);
    assert_found(voice(f, calm, 1), own);
    assert_found(voice(f, calm, 2), installed);
    assert_null(voice(f, calm, 3));
    assert_true(find_is_guess(&f->desk, &voice_files, calm));
}

static void a_default_is_not_looked_for_beside_anything(void **state)
{
    Fixture *f = *state;
    touch(f, "calm.cfg");
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(f->folder), 0);
    assert_null(voice(f, (Named){ .text = "calm" }, 0));
    assert_found(voice(f, (Named){ .text = "calm.cfg" }, 0), "calm.cfg");
    assert_found(voice(f, named_in(f, "--voice", "calm"), 0), "calm.cfg");
    assert_int_equal(chdir(here), 0);
}

static void among_the_roots_own_folders_her_own_files_still_win(void **state)
{
    Fixture    *f = *state;
    const char *installed = touch(f, "share/scripts/20min.cfg"), *own = touch(f, "user/scripts/20min.cfg");
    const Named base = named_in(f, touch(f, "share/scripts/25min.cfg"), "20min");
    assert_found(find_text(&f->desk, &session_files, base, 0), own);
    assert_found(find_text(&f->desk, &session_files, base, 1), installed);
    const char *folder = below(f, "d/../share/scripts/25min.cfg");  // the same folder, written otherwise
    touch(f, "d/x.cfg");
    assert_found(find_text(&f->desk, &session_files, named_in(f, folder, "20min"), 0), own);
}

static void a_file_that_names_its_own_name_means_another(void **state)
{
    Fixture    *f = *state;
    const char *installed = touch(f, "share/scripts/20min.cfg"), *own = touch(f, "d/20min.cfg");
    assert_found(find_text(&f->desk, &session_files, named_in(f, own, "20min"), 0), installed);
}

static void names_beside_compare_loosely_too(void **state)
{
    Fixture    *f = *state;
    const char *path = touch(f, "d/my-voice.cfg");
    assert_found(voice(f, named_in(f, below(f, "d/be.cfg"), "My Voice"), 0), path);
}

static void a_path_counts_from_the_file_that_names_it(void **state)
{
    Fixture    *f = *state;
    const char *path = touch(f, "d/v/mine.cfg");
    assert_found(voice(f, named_in(f, below(f, "d/be.cfg"), "v/mine.cfg"), 0), path);
    assert_found(voice(f, named_in(f, below(f, "d/be.cfg"), "./v/mine.cfg"), 0), path);
    assert_found(voice(f, named_in(f, below(f, "elsewhere/be.cfg"), path), 0), path);
    assert_found(voice(f, named_in(f, below(f, "d/be.cfg"), "v/mine"), 0), path);
    assert_null(voice(f, named_in(f, below(f, "d/v/be.cfg"), "v/mine.cfg"), 0));
}

static void a_tilde_is_her_home_wherever_it_is_written(void **state)
{
    Fixture    *f = *state;
    const char *path = touch(f, "home/rain.wav"), *text = touch(f, "home/mine.cfg");
    setenv("HOME", below(f, "home"), 1);
    assert_found(find_whole(&f->desk, &sound_files, named_in(f, below(f, "d/be.cfg"), "~/rain.wav")), path);
    assert_found(find_whole(&f->desk, &sound_files, named_in(f, "--bed", "~/rain.wav")), path);
    assert_found(voice(f, named_in(f, below(f, "d/be.cfg"), "~/mine.cfg"), 0), text);
    assert_null(find_whole(&f->desk, &sound_files, named_in(f, below(f, "d/be.cfg"), "~/snow.wav")));
}

static void sounds_and_recordings_are_looked_for_below_the_roots_last(void **state)
{
    Fixture    *f = *state;
    const Named rain = named_in(f, below(f, "d/be.cfg"), "rain.wav");
    const char *shared = touch(f, "share/config/sounds/rain.wav");
    assert_found(find_whole(&f->desk, &sound_files, rain), shared);
    const char *own = touch(f, "user/rain.wav");
    assert_found(find_whole(&f->desk, &sound_files, rain), own);
    const char *beside = touch(f, "d/rain.wav");
    assert_found(find_whole(&f->desk, &sound_files, rain), beside);
    touch(f, "user/voices/takes/lift.wav");
    assert_found(find_whole(&f->desk, &takes, named_in(f, below(f, "d/me.cfg"), "takes")),
                 below(f, "user/voices/takes"));
}

static void nothing_is_found_outside_the_roots_by_climbing(void **state)
{
    Fixture *f = *state;
    touch(f, "secret.wav");
    assert_null(find_whole(&f->desk, &sound_files, named_in(f, below(f, "d/e/be.cfg"), "../secret.wav")));
    assert_null(find_whole(&f->desk, &sound_files, named_in(f, below(f, "d/be.cfg"), "")));
}

static void a_message_says_every_place_that_was_looked_at(void **state)
{
    Fixture    *f = *state;
    const Named gone = named_in(f, below(f, "d/be.cfg"), "gone");
    const char *roots = arena_printf(&f->arena, "voices/gone.cfg in %s and %s", f->path.roots[0],
                                     f->path.roots[1]);
    assert_string_equal(find_describe(&f->desk, &voice_files, (Named){ .text = "gone" }), roots);
    assert_string_equal(find_describe(&f->desk, &voice_files, gone),
                        arena_printf(&f->arena, "%s, %s", below(f, "d/gone.cfg"), roots));
    touch(f, "d/folder.cfg/x");
    const Named folder = named_in(f, below(f, "d/be.cfg"), "folder.cfg");
    assert_string_equal(find_describe(&f->desk, &voice_files, folder),
                        arena_printf(&f->arena, "%s is a folder", below(f, "d/folder.cfg")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(beside_comes_before_her_own_folder_and_that_before_the_installed_one),
        TEST(a_default_is_not_looked_for_beside_anything),
        TEST(among_the_roots_own_folders_her_own_files_still_win),
        TEST(a_file_that_names_its_own_name_means_another),
        TEST(names_beside_compare_loosely_too),
        TEST(a_path_counts_from_the_file_that_names_it),
        TEST(a_tilde_is_her_home_wherever_it_is_written),
        TEST(sounds_and_recordings_are_looked_for_below_the_roots_last),
        TEST(nothing_is_found_outside_the_roots_by_climbing),
        TEST(a_message_says_every_place_that_was_looked_at),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
