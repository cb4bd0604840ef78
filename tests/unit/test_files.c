// base/files.h: the user's folder before the installed one, names compared loosely, folders never taken for
// files.
#include "base/files.h"
#include "cmocka_all.h"
#include "file_by_hand.h"
#include "session/kinds.h"
#include "sound/pack_read.h"
#include "voice/profile_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    Arena       arena;
    char        folder[64];
    const char *user, *installed;
    SearchPath  path;
} Fixture;

static void make_folders(const char *path)
{
    char part[300];
    snprintf(part, sizeof part, "%s", path);
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(part, 0755);
        *slash = '/';
    }
}

// An empty file below the fixture's folder; returns its path.
static const char *touch(Fixture *fixture, const char *name)
{
    const char *path = arena_printf(&fixture->arena, "%s/%s", fixture->folder, name);
    make_folders(path);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
    return path;
}

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ 0 };
    snprintf(fixture.folder, sizeof fixture.folder, "/tmp/walkcoach-files.XXXXXX");
    if (!mkdtemp(fixture.folder))
        return -1;
    fixture.user = arena_printf(&fixture.arena, "%s/user", fixture.folder);
    fixture.installed = arena_printf(&fixture.arena, "%s/share", fixture.folder);
    fixture.path = (SearchPath){ { fixture.user, fixture.installed }, 2 };
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    folder_remove(fixture->folder);
    arena_free(&fixture->arena);
    return 0;
}

static const char *find(Fixture *fixture, const FileKind *kind, const char *name, int skip)
{
    return files_find(&fixture->path, kind, name, skip, &fixture->arena);
}

static void assert_found(const char *found, const char *expected)
{
    assert_non_null(found);
    assert_string_equal(found, expected);
}

static void each_kind_has_its_folder(void **state)
{
    Fixture    *f = *state;
    const char *session = touch(f, "share/scripts/20min.cfg"),
               *level = touch(f, "share/scripts/levels/3.cfg");
    const char *cues = touch(f, "share/scripts/cues/en.cfg"), *voice = touch(f, "share/voices/calm.cfg");
    const char *sound = touch(f, "share/config/sounds/air.cfg"), *own = touch(f, "user/sounds/mine.cfg");
    assert_found(find(f, &session_files, "20min", 0), session);
    assert_found(find(f, &level_files, "3", 0), level);
    assert_found(find(f, &cue_files, "en", 0), cues);
    assert_found(find(f, &voice_files, "calm", 0), voice);
    assert_found(find(f, &pack_files, "air", 0), sound);
    assert_found(find(f, &pack_files, "mine", 0), own);
    assert_null(find(f, &voice_files, "20min", 0));
    assert_null(find(f, &session_files, "nothing", 0));
}

static void the_users_own_file_comes_first_and_the_next_can_be_had(void **state)
{
    Fixture    *f = *state;
    const char *installed = touch(f, "share/scripts/20min.cfg"), *own = touch(f, "user/scripts/20min.cfg");
    assert_found(find(f, &session_files, "20min", 0), own);
    assert_found(find(f, &session_files, "20min", 1), installed);
    assert_null(find(f, &session_files, "20min", 2));
}

static void names_compare_without_case_hyphens_and_blanks(void **state)
{
    Fixture    *f = *state;
    const char *path = touch(f, "share/scripts/evening-unwind.cfg");
    assert_found(find(f, &session_files, "evening unwind", 0), path);
    assert_found(find(f, &session_files, "Evening_Unwind", 0), path);
    assert_found(find(f, &session_files, "eveningunwind.cfg", 0), path);
    const char *exact = touch(f, "share/scripts/evening_unwind.cfg");
    assert_found(find(f, &session_files, "evening_unwind", 0), exact);
    assert_found(find(f, &session_files, "evening-unwind", 0), path);
}

// macOS writes the accent apart from its letter, a keyboard writes them as one.
static void an_accent_may_be_apart_from_its_letter(void **state)
{
    Fixture    *f = *state;
    const char *apart = touch(f, "user/scripts/cafe\xCC\x81-walk.cfg");
    const char *whole = touch(f, "user/scripts/na\xC3\xAFve.cfg");
    assert_found(find(f, &session_files, "caf\xC3\xA9 walk", 0), apart);
    assert_found(find(f, &session_files, "nai\xCC\x88ve", 0), whole);
    assert_null(find(f, &session_files, "cafe walk", 0));
}

static void a_path_is_taken_as_given(void **state)
{
    Fixture    *f = *state;
    const char *path = touch(f, "elsewhere/park.cfg"), *plain = touch(f, "elsewhere/park");
    const char *level = touch(f, "share/scripts/levels/3.cfg");
    assert_found(find(f, &session_files, path, 0), path);
    assert_found(find(f, &session_files, plain, 0), plain);
    assert_null(find(f, &session_files, path, 1));
    assert_found(find(f, &session_files, "levels/3", 0), level);
    touch(f, "share/park.cfg");
    assert_null(find(f, &session_files, "../park", 0));
    assert_null(find(f, &session_files, "/etc/nothing", 0));
    assert_null(find(f, &session_files, "", 0));
    assert_null(find(f, &session_files, ".cfg", 0));
}

static void a_folder_or_a_pipe_is_not_a_file(void **state)
{
    Fixture *f = *state;
    touch(f, "share/scripts/folder.cfg/inside");
    assert_null(find(f, &session_files, "folder", 0));
    assert_null(find(f, &session_files, f->installed, 0));
    const char *pipe_path = arena_printf(&f->arena, "%s/scripts/pipe.cfg", f->installed);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_null(find(f, &session_files, "pipe", 0));
    assert_null(find(f, &session_files, pipe_path, 0));
    const char *link_path = arena_printf(&f->arena, "%s/loop.cfg", f->installed);
    assert_int_equal(symlink("loop.cfg", link_path), 0);
    assert_null(find(f, &session_files, link_path, 0));
    assert_string_equal(files_odd_kind(pipe_path), "a pipe");
    assert_string_equal(files_odd_kind(f->installed), "a folder");
    assert_string_equal(files_odd_kind("/dev/null"), "a device");
    assert_string_equal(files_odd_kind(link_path), "a link that leads nowhere");
    assert_null(files_odd_kind("/nowhere"));
    assert_null(files_odd_kind(touch(f, "share/scripts/file.cfg")));
    assert_string_equal(files_describe(&f->path, &session_files, pipe_path, &f->arena),
                        arena_printf(&f->arena, "%s is a pipe", pipe_path));
}

static void a_list_counts_as_people_do_and_names_each_once(void **state)
{
    Fixture                 *f = *state;
    static const char *const names[] = {
        "share/scripts/20min-b.cfg",  "share/scripts/20min.cfg",   "share/scripts/5min.cfg",
        "share/scripts/100min.cfg",   "user/scripts/20min.cfg",    "user/scripts/My_walk.cfg",
        "share/scripts/my-walk.cfg",  "share/scripts/walk.cfg",    "share/scripts/levels/3.cfg",
        "share/scripts/notes.txt",    "share/scripts/.hidden.cfg", "share/scripts/park.cfg~",
        "share/scripts/x.cfg/inside",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        touch(f, names[i]);
    static const char *const expected[] = { "5min", "20min", "20min-b", "100min", "My_walk" };
    size_t                   count;
    const char *const       *list = files_list(&f->path, &session_files, &f->arena, &count);
    assert_int_equal(count, 5);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(list[i], expected[i]);
    files_list(&f->path, &voice_files, &f->arena, &count);
    assert_int_equal(count, 0);
}

static void a_message_can_say_where_was_looked(void **state)
{
    Fixture   *f = *state;
    SearchPath path = { { "/home/a/.config/walkcoach", "/usr/share/walkcoach" }, 2 };
    assert_string_equal(files_describe(&path, &session_files, "park", &f->arena),
                        "scripts/park.cfg in /home/a/.config/walkcoach and /usr/share/walkcoach");
    assert_string_equal(files_describe(&path, &voice_files, "calm.cfg", &f->arena),
                        "voices/calm.cfg in /home/a/.config/walkcoach and /usr/share/walkcoach");
    assert_string_equal(files_describe(&path, &session_files, "./park.cfg", &f->arena), "./park.cfg");
    assert_string_equal(files_describe(&path, &session_files, "/x/park.cfg", &f->arena), "/x/park.cfg");
}

static void two_files_meet_before_either_is_there(void **state)
{
    Fixture *f = *state;
    Arena   *arena = &f->arena;
    assert_true(files_meet("walk.cue", "walk.cue", arena));
    assert_true(files_meet("walk.cue", "./walk.CUE", arena));
    assert_true(files_meet("/tmp/walkcoach-none.mp3", "/tmp/../tmp/walkcoach-none.mp3", arena));
    assert_false(files_meet("walk.cue", "walk.mp3", arena));
    assert_false(files_meet("/walk.cue", "/tmp/walk.cue", arena));
}

static void the_nearest_name_is_one_slip_away_or_nobody(void **state)
{
    static const char *const names[] = { "length", "least", "most", "pace", "breath", "core", "most_lifts" };
    static const struct {
        const char *typed, *meant;
    } rows[] = {
        { "lenght", "length" },  { "LENGTH", "length" },
        { "leangth", "length" }, { "pase", "pace" },
        { "corr", "core" },      { "breth", "breath" },
        { "breathe", "breath" }, { "mostlifts", "most_lifts" },
        { "xyzzy", NULL },       { "", NULL },
        { "x", NULL },           { "lo", NULL },
        { "volume", NULL },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *near = files_nearest(rows[i].typed, names, sizeof names / sizeof *names);
        if ((near == NULL) != (rows[i].meant == NULL) || (near && strcmp(near, rows[i].meant) != 0))
            fail_msg("\"%s\": %s, not %s", rows[i].typed, near ? near : "nobody",
                     rows[i].meant ? rows[i].meant : "nobody");
    }
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(files_nearest(endless, names, sizeof names / sizeof *names));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_kind_has_its_folder),
        TEST(the_users_own_file_comes_first_and_the_next_can_be_had),
        TEST(names_compare_without_case_hyphens_and_blanks),
        TEST(an_accent_may_be_apart_from_its_letter),
        TEST(a_path_is_taken_as_given),
        TEST(a_folder_or_a_pipe_is_not_a_file),
        TEST(a_list_counts_as_people_do_and_names_each_once),
        TEST(a_message_can_say_where_was_looked),
        TEST(two_files_meet_before_either_is_there),
        cmocka_unit_test(the_nearest_name_is_one_slip_away_or_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
