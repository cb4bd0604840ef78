// phone/keeper.h: her log is kept by a process of its own, which the server asks.
#include "phone/keeper.h"

#include "cmocka_all.h"
#include "file_by_hand.h"
#include "log/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DAY = 20786 };  // 2026-11-29

typedef struct {
    Arena arena;
    char  folder[40], why[DIARY_WHY_SIZE];
    Paths paths;
    Asked asked;
    Diary diary;
} Fixture;

static bool find_day(const char *on, char out[DATE_SIZE], char *why)
{
    (void)why;
    snprintf(out, DATE_SIZE, "%s", on);
    return true;
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-keeper.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    const char *profile = arena_printf(&fixture->arena, "%s/walkcoach.cfg", fixture->folder);
    file_put(profile, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    fixture->paths = (Paths){ .search = { .roots = { fixture->folder, "." }, .count = 2 },
                              .user = fixture->folder,
                              .profile = profile };
    fixture->asked = (Asked){ .walker = WALKER_UNKNOWN, .seed = -1 };
    fixture->diary = (Diary){ .paths = &fixture->paths,
                              .asked = &fixture->asked,
                              .state = arena_printf(&fixture->arena, "%s/state", fixture->folder),
                              .on = "2026-11-29",
                              .find_today = find_day };
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

static Keeper *begin(Fixture *fixture)
{
    return keeper_begin(&fixture->diary, fixture->paths.profile, &fixture->arena, fixture->why);
}

static void her_day_is_asked_for_and_answers_are_noted(void **state)
{
    Fixture    *fixture = *state;
    PageAnswer  said = { .id = "0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11",
                         .day = DAY,
                         .walk = "10min",
                         .level = 1,
                         .minutes = 10,
                         .feel = FEEL_HARD };
    struct stat about;
    Keeper     *keeper = begin(fixture);
    assert_non_null(keeper);
    assert_int_equal(stat(fixture->diary.state, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0700);
    const ServeHers *hers = keeper_hers(keeper);
    const char      *first = hers->today(hers->self, &fixture->arena);
    assert_non_null(first);
    assert_memory_equal(first, "{\"day\":\"2026-11-29\",\"week\":6,", 29);
    assert_string_equal(first, diary_today(&fixture->diary, &fixture->arena));
    assert_int_equal(hers->note(hers->self, &said), NOTING_DONE);
    assert_int_equal(hers->note(hers->self, &said), NOTING_TWICE);
    said.id[0] = '1', said.day = DAY + 2;
    assert_int_equal(hers->note(hers->self, &said), NOTING_REFUSED);
    assert_non_null(hers->today(hers->self, &fixture->arena));
    keeper_end(keeper);
    keeper_end(NULL);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);  // nobody is left
    History history;
    Log    *log = NULL;
    char    why[LOG_WHY_SIZE];
    assert_int_equal(log_open(fixture->diary.state, &log, why), LOG_FINE);
    assert_int_equal(log_read(log, 0, &history, &fixture->arena, why), LOG_FINE);
    log_close(log);
    assert_int_equal(history.count, 1);
    assert_int_equal(history.entries[0].feel, FEEL_HARD);
    assert_string_equal(history.entries[0].session, "10min");
}

static void what_is_not_known_is_not_answered(void **state)
{
    Fixture *fixture = *state;
    file_put(fixture->paths.profile, "");
    Keeper *keeper = begin(fixture);
    assert_non_null(keeper);
    const ServeHers *hers = keeper_hers(keeper);
    const PageAnswer said = { .id = "a", .day = DAY, .walk = "10min" };
    assert_null(hers->today(hers->self, &fixture->arena));
    assert_int_equal(hers->note(hers->self, &said), NOTING_TROUBLE);
    keeper_end(keeper);
}

static void a_folder_that_cannot_be_made_is_said_at_once(void **state)
{
    Fixture *fixture = *state;
    fixture->diary.state = arena_printf(&fixture->arena, "%s/state", fixture->paths.profile);
    assert_null(begin(fixture));
    assert_string_equal(fixture->why,
                        arena_printf(&fixture->arena, "%s: Not a directory", fixture->diary.state));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(her_day_is_asked_for_and_answers_are_noted),
        TEST(what_is_not_known_is_not_answered),
        TEST(a_folder_that_cannot_be_made_is_said_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
