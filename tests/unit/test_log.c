// log/log.h: what is noted is there again as it was, once; what is taken back or forgotten is not.
#include "log/log.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmocka_all.h"
#include "file_by_hand.h"
#include "processes.h"

enum { DAY = 20786 };  // 2026-11-29

typedef struct {
    Arena       arena;
    char        above[64];
    const char *folder, *file;  // not there yet
    Log        *log;
    char        why[LOG_WHY_SIZE];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    snprintf(fixture->above, sizeof fixture->above, "/tmp/walkcoach-log.XXXXXX");
    if (!mkdtemp(fixture->above))
        return -1;
    fixture->folder = arena_printf(&fixture->arena, "%s/state/walkcoach", fixture->above);
    fixture->file = arena_printf(&fixture->arena, "%s/log.sqlite", fixture->folder);
    *state = fixture;
    return log_open(fixture->folder, &fixture->log, fixture->why) != LOG_FINE;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    log_close(fixture->log);
    folder_remove(fixture->above);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

// --- What is asked again and again -----------------------------------------------------

static Entry walk_on(Day day, const char *session, Feel feel, SignSet signs)
{
    return (Entry){ .day = day,
                    .kind = ENTRY_WALK,
                    .session = session,
                    .minutes = 20,
                    .level = 2,
                    .feel = feel,
                    .signs = signs };
}

static void note_as(Fixture *fixture, const Entry *entry, const char *id, Noted wanted)
{
    Noted     noted;
    LogStatus status = log_note(fixture->log, entry, id, &noted, fixture->why);
    if (status != LOG_FINE)
        print_message("# %s\n", fixture->why);
    assert_int_equal(status, LOG_FINE);
    assert_int_equal(noted, wanted);
}

static void note(Fixture *fixture, Entry entry) { note_as(fixture, &entry, NULL, NOTED_NEW); }

static History read_since(Fixture *fixture, Day since)
{
    History history;
    assert_int_equal(log_read(fixture->log, since, &history, &fixture->arena, fixture->why), LOG_FINE);
    return history;
}

static void open_again(Fixture *fixture, LogStatus wanted)
{
    log_close(fixture->log);
    assert_int_equal(log_open(fixture->folder, &fixture->log, fixture->why), wanted);
}

static void same_entry(const Entry *found, const Entry *wanted)
{
    assert_int_equal(found->day, wanted->day);
    assert_int_equal(found->kind, wanted->kind);
    if (wanted->session)
        assert_string_equal(found->session, wanted->session);
    else
        assert_null(found->session);
    assert_int_equal(found->minutes, wanted->minutes);
    assert_int_equal(found->level, wanted->level);
    assert_int_equal(found->left_early, wanted->left_early);
    assert_int_equal(found->feel, wanted->feel);
    assert_int_equal(found->signs, wanted->signs);
    assert_int_equal(found->question, wanted->question);
    assert_int_equal(found->answer, wanted->answer);
}

static int mode_of(const char *path)
{
    struct stat stands;
    return stat(path, &stands) == 0 ? (int)(stands.st_mode & 07777) : -1;
}

static void write_bytes(const char *path, off_t at, const void *bytes, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    assert_int_equal(pwrite(file, bytes, size, at), size);
    close(file);
}

static bool file_holds(const char *path, const char *text)
{
    static char bytes[1 << 20];
    FILE       *file = fopen(path, "r");
    if (!file)
        return false;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return memmem(bytes, size, text, strlen(text)) != NULL;
}

static int count_names(const char *folder)
{
    int  count = -2;  // . and ..
    DIR *dir = opendir(folder);
    while (dir && readdir(dir))
        count++;
    if (dir)
        closedir(dir);
    return dir ? count : 0;
}

// --- Noting and reading ----------------------------------------------------------------

static void nothing_is_there_before_the_first_note(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(read_since(fixture, 0).count, 0);
    assert_int_equal(mode_of(fixture->folder), -1);
}

static void a_closed_log_leaves_nothing_open(void **state)
{
    Fixture *fixture = *state;
    int      open = descriptors(getpid(), NULL);
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    log_close(fixture->log);
    fixture->log = NULL;
    assert_int_equal(descriptors(getpid(), NULL), open);
    assert_int_equal(log_open(fixture->folder, &fixture->log, fixture->why), LOG_FINE);
    log_close(fixture->log);
    fixture->log = NULL;
    assert_int_equal(descriptors(getpid(), NULL), open);
}

static void every_kind_comes_back_as_it_was(void **state)
{
    Fixture    *fixture = *state;
    const Entry entries[] = {
        { DAY - 2, ENTRY_QUESTION, .question = QUESTION_ONE_LEG, .answer = ANSWER_YES },
        { DAY - 2, ENTRY_QUESTION, .question = QUESTION_MOOD, .answer = ANSWER_SKIPPED },
        { DAY - 2, ENTRY_QUESTION, .question = QUESTION_UP, .answer = ANSWER_NO },
        { DAY - 1, ENTRY_START, .minutes = 30 },
        { DAY, ENTRY_WALK, "./my walk's \"best\", ä.cfg", 35, 3, true, FEEL_HARD,
          .signs = sign_set_of("leaking") | sign_set_of("chest-pain") | sign_set_of("bleeding") },
        { DAY, ENTRY_DRILL, "pelvic-floor", .signs = sign_set_of("pain") },
        { DAY, ENTRY_SIGNS, .signs = sign_set_of("discharge-or-belly") },
        { .day = DAY, .kind = ENTRY_RELEASE },
    };
    enum { COUNT = sizeof entries / sizeof *entries };
    for (size_t i = 0; i < COUNT; i++)
        note(fixture, entries[i]);
    open_again(fixture, LOG_FINE);
    History history = read_since(fixture, 0);
    assert_int_equal(history.count, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        same_entry(&history.entries[i], &entries[i]);
}

static void every_question_and_every_sign_is_kept(void **state)
{
    Fixture       *fixture = *state;
    size_t         signs;
    const SignRow *rows = sign_rows(&signs);
    for (int i = 0; i < QUESTION_COUNT; i++)
        note(fixture, (Entry){ DAY - 1, ENTRY_QUESTION, .question = (Question)i, .answer = ANSWER_YES });
    for (size_t i = 0; i < signs; i++)
        note(fixture, (Entry){ DAY, ENTRY_SIGNS, .signs = sign_set_of(rows[i].id) });
    History history = read_since(fixture, 0);
    assert_int_equal(history.count, QUESTION_COUNT + signs);
    for (int i = 0; i < QUESTION_COUNT; i++)
        assert_int_equal(history.entries[i].question, i);
    for (size_t i = 0; i < signs; i++)
        assert_int_equal(history.entries[QUESTION_COUNT + i].signs, sign_set_of(rows[i].id));
}

static void entries_come_by_day_and_in_the_order_of_noting(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "b", FEEL_GOOD, 0));
    note(fixture, walk_on(DAY - 400, "c", FEEL_GOOD, 0));
    note(fixture, walk_on(DAY, "a", FEEL_GOOD, 0));
    History all = read_since(fixture, 0), late = read_since(fixture, DAY);
    assert_int_equal(all.count, 3);
    assert_string_equal(all.entries[0].session, "c");
    assert_string_equal(all.entries[1].session, "b");
    assert_string_equal(all.entries[2].session, "a");
    assert_int_equal(late.count, 2);
    assert_int_equal(read_since(fixture, DAY + 1).count, 0);
}

// --- Replacing -------------------------------------------------------------------------

static void the_same_walk_on_a_day_replaces(void **state)
{
    Fixture *fixture = *state;
    Entry    hard = walk_on(DAY, "20min", FEEL_HARD, sign_set_of("leaking"));
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, sign_set_of("heavy")));
    note(fixture, walk_on(DAY, "5min", FEEL_EASY, 0));
    note(fixture, walk_on(DAY - 1, "20min", FEEL_EASY, 0));
    note(fixture, (Entry){ .day = DAY, .kind = ENTRY_DRILL, .session = "20min" });
    note_as(fixture, &hard, NULL, NOTED_REPLACED);
    History history = read_since(fixture, DAY);
    assert_int_equal(history.count, 3);
    same_entry(&history.entries[0], &hard);
}

static void a_red_sign_outlives_what_replaces_it(void **state)
{
    Fixture *fixture = *state;
    SignSet  chest = sign_set_of("chest-pain"), leg = sign_set_of("leg"), heavy = sign_set_of("heavy");
    Entry    easy = walk_on(DAY, "20min", FEEL_EASY, 0), worse = walk_on(DAY, "20min", FEEL_EASY, leg);
    note(fixture, walk_on(DAY, "20min", FEEL_GOOD, chest | heavy));
    note(fixture, (Entry){ .day = DAY, .kind = ENTRY_RELEASE });
    note_as(fixture, &easy, NULL, NOTED_REPLACED);
    History history = read_since(fixture, DAY);
    assert_int_equal(history.entries[0].signs, chest);
    assert_int_equal(history.entries[1].kind, ENTRY_RELEASE);
    note_as(fixture, &worse, NULL, NOTED_REPLACED);
    history = read_since(fixture, DAY);
    assert_int_equal(history.count, 2);
    assert_int_equal(history.entries[0].kind, ENTRY_RELEASE);
    assert_int_equal(history.entries[1].signs, chest | leg);
}

static void an_answer_with_an_id_counts_once(void **state)
{
    Fixture *fixture = *state;
    Entry    easy = walk_on(DAY, "20min", FEEL_EASY, 0), hard = walk_on(DAY, "20min", FEEL_HARD, 0), out;
    bool     any;
    note_as(fixture, &easy, "a1", NOTED_NEW);
    note_as(fixture, &hard, "b2", NOTED_REPLACED);
    note_as(fixture, &easy, "a1", NOTED_TWICE);
    assert_int_equal(read_since(fixture, 0).count, 1);
    same_entry(read_since(fixture, 0).entries, &hard);
    for (int i = 0; i < 2; i++)
        assert_int_equal(log_undo(fixture->log, &out, &any, &fixture->arena, fixture->why), LOG_FINE);
    open_again(fixture, LOG_FINE);
    note_as(fixture, &hard, "b2", NOTED_TWICE);
    assert_int_equal(read_since(fixture, 0).count, 0);
}

// --- Taking back -----------------------------------------------------------------------

static void undo_takes_back_the_last_and_what_it_replaced_counts_again(void **state)
{
    Fixture *fixture = *state;
    Entry    easy = walk_on(DAY, "20min", FEEL_EASY, sign_set_of("chest-pain")), out;
    Entry    hard = walk_on(DAY, "20min", FEEL_HARD, sign_set_of("chest-pain"));
    bool     any;
    note(fixture, easy);
    note(fixture, walk_on(DAY - 3, "5min", FEEL_GOOD, 0));
    note_as(fixture, &hard, NULL, NOTED_REPLACED);
    assert_int_equal(log_undo(fixture->log, &out, &any, &fixture->arena, fixture->why), LOG_FINE);
    assert_true(any);
    same_entry(&out, &hard);
    History history = read_since(fixture, 0);
    assert_int_equal(history.count, 2);
    same_entry(&history.entries[1], &easy);
    for (int left = 1; left >= 0; left--) {
        assert_int_equal(log_undo(fixture->log, &out, &any, &fixture->arena, fixture->why), LOG_FINE);
        assert_true(any);
        assert_int_equal(read_since(fixture, 0).count, left);
    }
    same_entry(&out, &easy);
    assert_int_equal(log_undo(fixture->log, &out, &any, &fixture->arena, fixture->why), LOG_FINE);
    assert_false(any);
}

static void what_was_taken_back_is_not_in_the_file(void **state)
{
    Fixture *fixture = *state;
    Entry    out;
    bool     any;
    note(fixture, walk_on(DAY, "stays-here", FEEL_EASY, 0));
    note(fixture, walk_on(DAY, "taken-back", FEEL_EASY, sign_set_of("discharge-or-belly")));
    assert_true(file_holds(fixture->file, "taken-back") && file_holds(fixture->file, "discharge-or-belly"));
    assert_int_equal(log_undo(fixture->log, &out, &any, &fixture->arena, fixture->why), LOG_FINE);
    assert_true(file_holds(fixture->file, "stays-here"));
    assert_false(file_holds(fixture->file, "taken-back") || file_holds(fixture->file, "discharge-or-belly"));
}

static void an_open_log_follows_when_it_is_forgotten(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    assert_int_equal(log_forget(fixture->folder, fixture->why), LOG_FINE);
    assert_int_equal(mode_of(fixture->folder), -1);
    assert_int_equal(read_since(fixture, 0).count, 0);
    note(fixture, walk_on(DAY, "5min", FEEL_EASY, 0));
    open_again(fixture, LOG_FINE);
    assert_int_equal(read_since(fixture, 0).count, 1);
}

static void an_open_log_follows_when_another_one_begins(void **state)
{
    Fixture *fixture = *state, other = { 0 };
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    assert_int_equal(log_forget(fixture->folder, fixture->why), LOG_FINE);
    assert_int_equal(log_open(fixture->folder, &other.log, other.why), LOG_FINE);
    note(&other, walk_on(DAY, "5min", FEEL_EASY, 0));
    assert_int_equal(read_since(fixture, 0).count, 1);
    note(fixture, walk_on(DAY, "10min", FEEL_EASY, 0));
    assert_int_equal(read_since(&other, 0).count, 2);
    log_close(other.log);
    arena_free(&other.arena);
}

static void forgetting_leaves_what_is_not_the_logs(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    static const char *const sides[] = { "-journal", "-wal", "-shm", ".damaged-2026-11-29",
                                         ".damaged-2026-11-29-2-journal" };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        write_bytes(arena_printf(&fixture->arena, "%s%s", fixture->file, sides[i]), 0, "x", 1);
    const char *kept = arena_printf(&fixture->arena, "%s/log.sqlite2", fixture->folder);
    write_bytes(kept, 0, "x", 1);
    assert_int_equal(log_forget(fixture->folder, fixture->why), LOG_FINE);
    assert_int_equal(count_names(fixture->folder), 1);
    assert_true(mode_of(kept) > 0);
    assert_int_equal(log_forget(fixture->folder, fixture->why), LOG_FINE);
}

// --- Rights, damage, other versions ----------------------------------------------------

static void nobody_else_may_read_it(void **state)
{
    Fixture *fixture = *state;
    mode_t   before = umask(0);
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    umask(before);
    assert_int_equal(mode_of(fixture->folder), 0700);
    assert_int_equal(mode_of(fixture->file), 0600);
    chmod(fixture->folder, 0755);
    chmod(fixture->file, 0644);
    open_again(fixture, LOG_FINE);
    assert_int_equal(mode_of(fixture->folder), 0700);
    assert_int_equal(mode_of(fixture->file), 0600);
}

static void a_damaged_log_is_kept_aside_and_a_new_one_begins(void **state)
{
    Fixture           *fixture = *state;
    static const off_t places[] = { 0, 100, 4096 };  // the header, the tables' page, the page of one of them
    for (int time = 0; time < 3; time++) {
        note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
        write_bytes(fixture->file, places[time], "no database, no page of one, nothing at all", 40);
        open_again(fixture, LOG_DAMAGED);
        assert_non_null(fixture->log);
        assert_non_null(strstr(fixture->why, "log.sqlite is damaged: it is kept as "));
        assert_int_equal(read_since(fixture, 0).count, 0);
        assert_int_equal(count_names(fixture->folder), 1 + time);
        open_again(fixture, LOG_FINE);
    }
    assert_non_null(strstr(fixture->why, "-3, and a new log begins"));
    assert_int_equal(read_since(fixture, 0).count, 0);
}

// A day ends at midnight in UTC; a name is taken if one of its side files is.
static void what_is_kept_aside_has_the_day_when_it_was_last_written(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    log_close(fixture->log);
    write_bytes(fixture->file, 0, "no database, no page of one, nothing at all", 40);
    const struct timespec written[2] = { { .tv_sec = DAY * 86400L - 1 }, { .tv_sec = DAY * 86400L - 1 } };
    assert_int_equal(utimensat(AT_FDCWD, fixture->file, written, 0), 0);
    write_bytes(arena_printf(&fixture->arena, "%s.damaged-2026-11-28-journal", fixture->file), 0, "x", 1);
    assert_int_equal(log_open(fixture->folder, &fixture->log, fixture->why), LOG_DAMAGED);
    assert_string_equal(
        fixture->why,
        arena_printf(&fixture->arena,
                     "%s is damaged: it is kept as %s.damaged-2026-11-28-2, and a new log begins",
                     fixture->file, fixture->file));
    assert_true(mode_of(arena_printf(&fixture->arena, "%s.damaged-2026-11-28-2", fixture->file)) > 0);
}

static void forgetting_deletes_what_a_link_leads_to(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    const char *real = arena_printf(&fixture->arena, "%s/elsewhere", fixture->above);
    assert_int_equal(rename(fixture->file, real), 0);
    assert_int_equal(symlink(real, fixture->file), 0);
    assert_int_equal(log_forget(fixture->folder, fixture->why), LOG_FINE);
    assert_int_equal(mode_of(real), -1);
    assert_int_equal(mode_of(fixture->folder), -1);
}

static void what_is_not_a_log_is_kept_aside_too(void **state)
{
    Fixture *fixture = *state;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    write_bytes(fixture->file, 68, "else", 4);  // application_id
    open_again(fixture, LOG_DAMAGED);
    assert_non_null(strstr(fixture->why, "is not a log of walkcoach: it is kept as "));
}

static void a_newer_log_is_refused_and_stays_as_it_is(void **state)
{
    Fixture    *fixture = *state;
    struct stat before, after;
    note(fixture, walk_on(DAY, "20min", FEEL_EASY, 0));
    write_bytes(fixture->file, 60, "\0\0\0\2", 4);  // user_version
    const char *wal = arena_printf(&fixture->arena, "%s-journal", fixture->file);
    write_bytes(wal, 0, "left behind", 11);
    stat(fixture->file, &before);
    open_again(fixture, LOG_NEWER);
    assert_null(fixture->log);
    assert_non_null(strstr(fixture->why, "log.sqlite was made by a newer walkcoach"));
    stat(fixture->file, &after);
    assert_int_equal(count_names(fixture->folder), 2);
    assert_memory_equal(&before.st_mtim, &after.st_mtim, sizeof before.st_mtim);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void a_word_that_is_not_ours_is_not_passed_over(void **state)
{
    Fixture *fixture = *state;
    History  history;
    char     bytes[8192] = { 0 }, *word;
    note(fixture, (Entry){ DAY, ENTRY_SIGNS, .signs = sign_set_of("seizure") });
    int     file = open(fixture->file, O_RDWR | O_CLOEXEC);
    ssize_t size = pread(file, bytes, sizeof bytes, 4096);
    assert_non_null(word = memmem(bytes, (size_t)size, "seizure", 7));
    assert_int_equal(pwrite(file, "seizurr", 7, 4096 + (word - bytes)), 7);
    close(file);
    open_again(fixture, LOG_FINE);
    assert_int_equal(log_read(fixture->log, 0, &history, &fixture->arena, fixture->why), LOG_TROUBLE);
    assert_non_null(strstr(fixture->why, "what was noted on 2026-11-29 is not understood"));
}

static void a_file_in_place_of_the_folder_is_reported(void **state)
{
    Fixture *fixture = *state;
    Entry    entry = walk_on(DAY, "20min", FEEL_EASY, 0);
    Noted    noted;
    write_bytes(arena_printf(&fixture->arena, "%s/state", fixture->above), 0, "x", 1);
    assert_int_equal(log_note(fixture->log, &entry, NULL, &noted, fixture->why), LOG_TROUBLE);
    assert_non_null(strstr(fixture->why, ": Not a directory"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_there_before_the_first_note),
        TEST(a_closed_log_leaves_nothing_open),
        TEST(every_kind_comes_back_as_it_was),
        TEST(every_question_and_every_sign_is_kept),
        TEST(entries_come_by_day_and_in_the_order_of_noting),
        TEST(the_same_walk_on_a_day_replaces),
        TEST(a_red_sign_outlives_what_replaces_it),
        TEST(an_answer_with_an_id_counts_once),
        TEST(undo_takes_back_the_last_and_what_it_replaced_counts_again),
        TEST(what_was_taken_back_is_not_in_the_file),
        TEST(an_open_log_follows_when_it_is_forgotten),
        TEST(an_open_log_follows_when_another_one_begins),
        TEST(forgetting_leaves_what_is_not_the_logs),
        TEST(nobody_else_may_read_it),
        TEST(a_damaged_log_is_kept_aside_and_a_new_one_begins),
        TEST(what_is_kept_aside_has_the_day_when_it_was_last_written),
        TEST(forgetting_deletes_what_a_link_leads_to),
        TEST(what_is_not_a_log_is_kept_aside_too),
        TEST(a_newer_log_is_refused_and_stays_as_it_is),
        TEST(a_word_that_is_not_ours_is_not_passed_over),
        TEST(a_file_in_place_of_the_folder_is_reported),
    };
    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
