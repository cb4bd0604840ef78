// job/today.h: her day from her profile, her plan and her log, as they are in her folders; and what a command
// that makes sound has to ask first.
#include "job/today.h"

#include "captured.h"
#include "file_by_hand.h"
#include "log/log.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DAY = 20786, BORN = 20744 };  // 29 November and 18 October 2026: 42 days

typedef struct {
    Arena       arena;
    DiagList    diags;
    char        folder[40];
    const char *state, *profile;
    Asked       asked;
    HersAsked   where;
    Hers        hers;
    Captured    err;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    Arena   *arena = &fixture->arena;
    strcpy(fixture->folder, "/tmp/walkcoach-today.XXXXXX");
    if (!mkdtemp(fixture->folder))
        return -1;
    setenv("XDG_CONFIG_HOME", arena_printf(arena, "%s/config", fixture->folder), 1);
    setenv("XDG_STATE_HOME", arena_printf(arena, "%s/state", fixture->folder), 1);
    mkdir(arena_printf(arena, "%s/config", fixture->folder), 0700);
    mkdir(arena_printf(arena, "%s/config/walkcoach", fixture->folder), 0700);
    fixture->state = arena_printf(arena, "%s/state/walkcoach", fixture->folder);
    fixture->profile = arena_printf(arena, "%s/config/walkcoach/walkcoach.cfg", fixture->folder);
    fixture->asked = (Asked){ .walker = WALKER_UNKNOWN, .today = "2026-11-29" };
    fixture->where.state = fixture->state;
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

static HersFound find(Fixture *fixture)
{
    const Paths paths = paths_find(&fixture->arena);
    fixture->diags = (DiagList){ .arena = &fixture->arena };
    const Desk desk = { &fixture->arena, &fixture->diags, &paths.search, NULL };
    return hers_find(&paths, &fixture->asked, &fixture->where, &desk, &fixture->hers);
}

static void note(Fixture *fixture, Entry entry)
{
    char  why[LOG_WHY_SIZE];
    Log  *log;
    Noted noted;
    assert_int_equal(log_open(fixture->state, &log, why), LOG_FINE);
    assert_int_equal(log_note(log, &entry, NULL, &noted, why), LOG_FINE);
    log_close(log);
}

static void note_signs(Fixture *fixture, Day day, const char *sign)
{
    note(fixture, (Entry){ .day = day, .kind = ENTRY_SIGNS, .signs = sign_set_of(sign) });
}

static void write_into_log(Fixture *fixture, off_t at, const char *bytes, size_t size)
{
    int file = open(arena_printf(&fixture->arena, "%s/log.sqlite", fixture->state), O_WRONLY);
    assert_int_equal(pwrite(file, bytes, size, at), size);
    close(file);
}

// --- Who she is ------------------------------------------------------------------------

// From the Monday on, since they do not say on which day she gave birth; 2026-11-29 is a Sunday.
static void weeks_that_are_typed_count_back_from_the_week(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.walker.birth = BIRTH_VAGINAL;
    for (int weeks = 0; weeks <= 9; weeks += 3) {
        fixture->asked.walker.weeks = weeks;
        assert_int_equal(find(fixture), HERS_FOUND);
        assert_int_equal(fixture->hers.mother.born, weeks ? DAY - 6 - 7 * weeks : DAY);
        assert_int_equal(fixture->hers.advice.week, weeks);
        assert_int_equal(fixture->hers.day, DAY);
        assert_string_equal(fixture->hers.plan.title, "After a vaginal birth");
    }
}

static void with_weeks_alone_there_is_no_walk_on_two_days_in_a_row(void **state)
{
    static const char *const days[] = { "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26",
                                        "2026-11-27", "2026-11-28", "2026-11-29" };
    Fixture                 *fixture = *state;
    file_put(fixture->profile, "weeks = 5\nbirth = \"vaginal\"\n");
    for (Question question = QUESTION_UP; question <= QUESTION_FLOOR; question++)
        note(fixture,
             (Entry){ .day = DAY - 6, .kind = ENTRY_QUESTION, .question = question, .answer = ANSWER_YES });
    note(fixture, (Entry){ .day = DAY - 6, .kind = ENTRY_START, .minutes = 20 });
    for (int i = 0; i < 7; i++) {
        fixture->asked.today = days[i];
        assert_int_equal(find(fixture), HERS_FOUND);
        assert_int_equal(fixture->hers.advice.week, 5);
        assert_int_equal(fixture->hers.advice.state, i % 2 ? STATE_DAY_OFF : STATE_WALK);
        assert_int_equal(fixture->hers.advice.drill != NULL, i % 2);
    }
}

static void weeks_and_a_birthday_that_agree_are_the_birthday(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.today = "2026-12-02";
    file_put(fixture->profile, "weeks = 6\nbaby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.mother.born, BORN);
}

static void a_birthday_is_as_good_as_weeks(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.walker.birth = BIRTH_C_SECTION;
    fixture->asked.walker.baby_born = "2026-10-18";
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.mother.born, BORN);
    assert_int_equal(fixture->hers.advice.week, 6);
    assert_true(fixture->hers.mother.c_section);
    assert_string_equal(fixture->hers.plan.title, "After a C-section");
    fixture->asked.walker.baby_born = "2026-11-29";
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.advice.week, 0);
    fixture->asked.walker.baby_born = "2026-11-30";
    assert_int_equal(find(fixture), HERS_UNKNOWN);
    fixture->asked.walker.baby_born = NULL;
    assert_int_equal(find(fixture), HERS_UNKNOWN);
    fixture->asked.walker.weeks = 0, fixture->asked.walker.birth = BIRTH_UNKNOWN;
    assert_int_equal(find(fixture), HERS_UNKNOWN);
}

static void her_profile_says_who_she_is(void **state)
{
    Fixture *fixture = *state;
    file_put(fixture->profile,
             "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\ntear = true\ncleared = true\n"
             "emergency = \"911\"\n");
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.mother.born, BORN);
    assert_true(fixture->hers.mother.tear && fixture->hers.mother.cleared);
    assert_false(fixture->hers.mother.c_section || fixture->hers.mother.floor_cleared);
    assert_string_equal(fixture->hers.number, "911");
    assert_string_equal(fixture->hers.plan.title, "After a severe tear, or with a prolapse");
    file_put(fixture->profile, "weeks = 3\nbirth = \"vaginal\"\nfloor_cleared = true\n");
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.advice.week, 3);
    assert_true(fixture->hers.mother.floor_cleared && !fixture->hers.mother.cleared);
    assert_string_equal(fixture->hers.number, "112");
    file_put(fixture->profile, "weeks = \"three\"\n");
    assert_int_equal(find(fixture), HERS_MISTAKE);
    assert_int_equal(fixture->diags.errors, 1);
}

static void another_plan_may_be_asked_for(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.walker.birth = BIRTH_VAGINAL, fixture->asked.walker.weeks = 6;
    fixture->where.plan = "c-section";
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_string_equal(fixture->hers.plan.title, "After a C-section");
    fixture->where.plan = "no-such-plan";
    assert_int_equal(find(fixture), HERS_MISTAKE);
    assert_int_equal(fixture->diags.errors, 1);
}

// --- What she noted --------------------------------------------------------------------

static void what_she_noted_since_the_birth_is_her_history(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.walker.birth = BIRTH_VAGINAL, fixture->asked.walker.baby_born = "2026-10-18";
    note_signs(fixture, BORN - 1, "fever");  // after another birth
    note(fixture, (Entry){ .day = BORN, .kind = ENTRY_START, .minutes = 10 });
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.history.count, 1);
    assert_int_equal(fixture->hers.history.entries[0].kind, ENTRY_START);
    assert_null(fixture->hers.why);
    note_signs(fixture, DAY, "leg");
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.advice.state, STATE_RED);
    fixture->where.state = NULL;
    assert_int_equal(find(fixture), HERS_FOUND);
    assert_int_equal(fixture->hers.history.count, 0);
}

static void a_log_that_cannot_be_read_is_trouble(void **state)
{
    Fixture *fixture = *state;
    fixture->asked.walker.birth = BIRTH_VAGINAL, fixture->asked.walker.weeks = 6;
    note_signs(fixture, DAY, "leg");
    write_into_log(fixture, 60, "\0\0\0\x63", 4);  // its layout is 99
    assert_int_equal(find(fixture), HERS_TROUBLE);
    assert_non_null(strstr(fixture->hers.why, "was made by a newer walkcoach"));
    write_into_log(fixture, 0, "no database, no page of one, nothing at all", 40);
    assert_int_equal(find(fixture), HERS_FOUND);  // a new one begins
    assert_non_null(strstr(fixture->hers.why, "log.sqlite is damaged: it is kept as "));
    assert_int_equal(fixture->hers.history.count, 0);
}

static void what_was_not_found_is_reported(void **state)
{
    Fixture *fixture = *state;
    Terminal terminal = { .quiet = true };
    Hers     hers = { .why = "the log is gone" }, fine = { .why = NULL };
    DiagList diags = { .arena = &fixture->arena };
    capture(&fixture->err, stderr);
    Status found = hers_report(&terminal, HERS_FOUND, &fine, &diags);
    Status damaged = hers_report(&terminal, HERS_FOUND, &hers, &diags);
    Status mistake = hers_report(&terminal, HERS_MISTAKE, &hers, &diags);
    Status trouble = hers_report(&terminal, HERS_TROUBLE, &hers, &diags);
    Status unknown = hers_report(&terminal, HERS_UNKNOWN, &hers, &diags);
    assert_string_equal(
        captured_text(&fixture->err),
        "walkcoach: the log is gone\n"
        "walkcoach: the log is gone\n"
        "walkcoach: the plan depends on when and how your baby was born: walkcoach init asks once\n");
    assert_int_equal(found, STATUS_DONE);
    assert_int_equal(damaged, STATUS_DONE);  // with a new log
    assert_int_equal(mistake, STATUS_MISTAKES);
    assert_int_equal(trouble, STATUS_WORLD);
    assert_int_equal(unknown, STATUS_USAGE);
}

// --- Before a walk ---------------------------------------------------------------------

static Status allow(Fixture *fixture, bool anyway, bool anyway_before)
{
    const Terminal terminal = { .quiet = true };
    fixture->asked.anyway = anyway;
    fixture->asked.anyway_before = anyway_before;
    capture(&fixture->err, stderr);
    Status status = hers_allow(&terminal, &fixture->asked, &fixture->arena);
    captured_text(&fixture->err);
    return status;
}

static void a_red_sign_stops_a_walk_unless_she_says_anyway_now(void **state)
{
    static const char noted[] = "You noted on Saturday 28 November 2026: a temperature of 38 °C or more.\n";
    Fixture          *fixture = *state;
    assert_int_equal(allow(fixture, false, false), STATUS_DONE);
    note_signs(fixture, DAY - 2, "leaking");
    assert_int_equal(allow(fixture, false, false), STATUS_DONE);
    assert_string_equal(fixture->err.text, "");
    note_signs(fixture, DAY - 1, "fever");
    assert_int_equal(allow(fixture, false, false), STATUS_MISTAKES);
    assert_memory_equal(fixture->err.text, noted, strlen(noted));
    assert_non_null(strstr(fixture->err.text, "call 112 now."));
    assert_int_equal(allow(fixture, true, true), STATUS_MISTAKES);
    assert_int_equal(allow(fixture, true, false), STATUS_DONE);
    assert_memory_equal(fixture->err.text, noted, strlen(noted));
    assert_non_null(strstr(fixture->err.text, "\nwalkcoach goes on, because you said --anyway.\n"));
    note(fixture, (Entry){ .day = DAY, .kind = ENTRY_RELEASE });
    assert_int_equal(allow(fixture, false, false), STATUS_DONE);
    assert_string_equal(fixture->err.text, "");
}

static void a_sign_before_this_birth_stops_nothing(void **state)
{
    Fixture *fixture = *state;
    note_signs(fixture, BORN, "fever");
    file_put(fixture->profile, "baby_born = \"2026-10-19\"\nbirth = \"vaginal\"\nemergency = \"999\"\n");
    fixture->asked.walker.weeks = 40;  // whatever was typed
    assert_int_equal(allow(fixture, false, false), STATUS_DONE);
    file_put(fixture->profile, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\nemergency = \"999\"\n");
    assert_int_equal(allow(fixture, false, false), STATUS_MISTAKES);
    assert_non_null(strstr(fixture->err.text, "call 999 now."));
}

static void a_log_that_cannot_be_read_stops_nothing_but_is_spoken_of(void **state)
{
    const Terminal loud = { .width = 80 };
    Fixture       *fixture = *state;
    note_signs(fixture, DAY, "fever");
    write_into_log(fixture, 60, "\0\0\0\x63", 4);
    capture(&fixture->err, stderr);
    Status status = hers_allow(&loud, &fixture->asked, &fixture->arena);
    assert_memory_equal(captured_text(&fixture->err), "What you noted cannot be read: ", 31);
    assert_int_equal(status, STATUS_DONE);
}

static Status resolve(Fixture *fixture, const char **name)
{
    const Terminal terminal = { .quiet = true };
    capture(&fixture->err, stderr);
    Status status = hers_resolve(&terminal, &fixture->asked, name, &fixture->arena);
    captured_text(&fixture->err);
    return status;
}

// Born on 18 October; on 25 October she may walk, once the questions before a first walk are answered.
static void today_is_the_walk_of_her_plan(void **state)
{
    static const Question questions[] = { QUESTION_UP, QUESTION_AT_HOME, QUESTION_WOUND_DRY, QUESTION_RISK };
    Fixture              *fixture = *state;
    const char           *name = HERS_TODAY;
    file_put(fixture->profile, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    fixture->asked.today = "2026-10-25";
    assert_int_equal(resolve(fixture, &name), STATUS_MISTAKES);
    assert_memory_equal(fixture->err.text, "walkcoach: there is no walk for today. ", 39);
    assert_non_null(strstr(fixture->err.text, "  walkcoach today says more\n"));
    assert_string_equal(name, "today");
    for (int i = 0; i < 4; i++)
        note(fixture, (Entry){ BORN + 7, ENTRY_QUESTION, .question = questions[i], .answer = ANSWER_YES });
    note(fixture, (Entry){ .day = BORN + 7, .kind = ENTRY_START });
    assert_int_equal(resolve(fixture, &name), STATUS_DONE);
    assert_string_equal(name, "5min");
    assert_int_equal(fixture->asked.walker.level, 1);
    name = "hills";
    fixture->asked.walker.level = 0;
    assert_int_equal(resolve(fixture, &name), STATUS_DONE);
    assert_string_equal(name, "hills");
    assert_int_equal(fixture->asked.walker.level, 0);
    note_signs(fixture, BORN + 7, "fever");
    name = HERS_TODAY;
    fixture->asked.anyway = true;  // the plan has no walk, whatever she says
    assert_int_equal(resolve(fixture, &name), STATUS_MISTAKES);
    assert_memory_equal(fixture->err.text, "You noted on Sunday 25 October 2026: ", 37);
    name = "hills";
    assert_int_equal(resolve(fixture, &name), STATUS_DONE);
}

static void her_own_plan_and_log_are_found(void **state)
{
    const Terminal terminal = { .quiet = true };
    Fixture       *fixture = *state;
    Hers           hers;
    file_put(fixture->profile, "baby_born = \"2026-10-18\"\nbirth = \"vaginal\"\n");
    note_signs(fixture, DAY, "fever");
    assert_int_equal(hers_find_and_report(&terminal, &fixture->asked, &hers, &fixture->arena), STATUS_DONE);
    assert_int_equal(hers.history.count, 1);
    assert_int_equal(hers.advice.state, STATE_RED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(weeks_that_are_typed_count_back_from_the_week),
        TEST(with_weeks_alone_there_is_no_walk_on_two_days_in_a_row),
        TEST(weeks_and_a_birthday_that_agree_are_the_birthday),
        TEST(a_birthday_is_as_good_as_weeks),
        TEST(her_profile_says_who_she_is),
        TEST(another_plan_may_be_asked_for),
        TEST(what_she_noted_since_the_birth_is_her_history),
        TEST(a_log_that_cannot_be_read_is_trouble),
        TEST(what_was_not_found_is_reported),
        TEST(a_red_sign_stops_a_walk_unless_she_says_anyway_now),
        TEST(a_sign_before_this_birth_stops_nothing),
        TEST(a_log_that_cannot_be_read_stops_nothing_but_is_spoken_of),
        TEST(today_is_the_walk_of_her_plan),
        TEST(her_own_plan_and_log_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
