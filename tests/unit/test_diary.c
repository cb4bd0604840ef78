// phone/diary.h: her day for the page, and which of her answers there are noted.
#include "phone/diary.h"

#include "cmocka_all.h"
#include "file_by_hand.h"
#include "log/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 20786 };  // 2026-11-29; her baby was born on 18 October, day 20744

typedef struct {
    Arena arena;
    char  folder[40];
    Paths paths;
    Asked asked;
    Diary diary;
} Fixture;

static bool find_day(const char *on, char out[DATE_SIZE], char *why)
{
    snprintf(why, DIARY_WHY_SIZE, "not a day");
    snprintf(out, DATE_SIZE, "%s", on);
    return strcmp(on, "never") != 0;
}

static void profile(Fixture *fixture, const char *text) { file_put(fixture->paths.profile, text); }

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    strcpy(fixture->folder, "/tmp/walkcoach-diary.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    fixture->paths = (Paths){ .search = { .roots = { fixture->folder, "." }, .count = 2 },
                              .user = fixture->folder,
                              .profile = arena_printf(&fixture->arena, "%s/walkcoach.cfg", fixture->folder) };
    fixture->asked = (Asked){ .walker = WALKER_UNKNOWN, .seed = -1 };
    fixture->diary = (Diary){ .paths = &fixture->paths,
                              .asked = &fixture->asked,
                              .state = arena_printf(&fixture->arena, "%s/state", fixture->folder),
                              .on = "2026-11-29",
                              .find_today = find_day };
    profile(fixture, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
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

static History noted(Fixture *fixture)
{
    History history = { .count = 0 };
    Log    *log = NULL;
    char    why[LOG_WHY_SIZE];
    if (log_open(fixture->diary.state, &log, why) == LOG_FINE)
        assert_int_equal(log_read(log, 0, &history, &fixture->arena, why), LOG_FINE);
    log_close(log);
    return history;
}

static PageAnswer answer(Day day)
{
    return (PageAnswer){ .id = "0b8d1d2c-3c1f-4b0e-9d8e-7a1c5b9f0e11",
                         .day = day,
                         .walk = "10min",
                         .level = 1,
                         .minutes = 10,
                         .feel = FEEL_GOOD };
}

static void it_is_hers_where_a_birth_is_known(void **state)
{
    Fixture *fixture = *state;
    assert_true(diary_is_hers(&fixture->diary));
    assert_non_null(
        strstr(diary_today(&fixture->diary, &fixture->arena), "{\"day\":\"2026-11-29\",\"week\":6,"));
    profile(fixture, "pram = true\n");
    assert_false(diary_is_hers(&fixture->diary));
    assert_null(diary_today(&fixture->diary, &fixture->arena));
    profile(fixture, "baby_born = 7\n");
    assert_false(diary_is_hers(&fixture->diary));
    fixture->diary.on = "never";
    profile(fixture, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    assert_false(diary_is_hers(&fixture->diary));
}

static void an_answer_is_noted_once(void **state)
{
    Fixture   *fixture = *state;
    PageAnswer said = answer(DAY);
    assert_int_equal(diary_note(&fixture->diary, &said), NOTING_DONE);
    assert_int_equal(diary_note(&fixture->diary, &said), NOTING_TWICE);
    const History history = noted(fixture);
    assert_int_equal(history.count, 1);
    assert_int_equal(history.entries[0].day, DAY);
    assert_int_equal(history.entries[0].kind, ENTRY_WALK);
    assert_string_equal(history.entries[0].session, "10min");
    assert_int_equal(history.entries[0].feel, FEEL_GOOD);
    assert_non_null(strstr(diary_today(&fixture->diary, &fixture->arena), "{\"day\":\"2026-11-29\""));
}

// Her phone's calendar may be a day ahead around midnight; nothing was walked before the birth.
static void a_day_is_hers_from_the_birth_to_tomorrow(void **state)
{
    Fixture *fixture = *state;
    static const struct {
        Day    said;
        Noting noting;
        Day    day;
    } rows[] = { { DAY + 2, NOTING_REFUSED, 0 },
                 { DAY + 1, NOTING_DONE, DAY },
                 { DAY - 1, NOTING_DONE, DAY - 1 },
                 { 20744, NOTING_DONE, 20744 },
                 { 20743, NOTING_REFUSED, 0 } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        PageAnswer said = answer(rows[i].said);
        char       why[LOG_WHY_SIZE];
        if (diary_note(&fixture->diary, &said) != rows[i].noting)
            fail_msg("day %d", rows[i].said);
        const History history = noted(fixture);
        assert_int_equal(history.count, rows[i].day ? 1 : 0);
        if (rows[i].day)
            assert_int_equal(history.entries[0].day, rows[i].day);
        assert_int_equal(log_forget(fixture->diary.state, why), LOG_FINE);
    }
}

static void where_it_cannot_be_written_it_may_come_again(void **state)
{
    Fixture   *fixture = *state;
    PageAnswer said = answer(DAY);
    fixture->diary.state = fixture->paths.profile;  // a file
    assert_int_equal(diary_note(&fixture->diary, &said), NOTING_TROUBLE);
    profile(fixture, "");
    assert_int_equal(diary_note(&fixture->diary, &said), NOTING_TROUBLE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(it_is_hers_where_a_birth_is_known),
        TEST(an_answer_is_noted_once),
        TEST(a_day_is_hers_from_the_birth_to_tomorrow),
        TEST(where_it_cannot_be_written_it_may_come_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
