// log/aside.c: a log that cannot be read is kept under another name, with its side files, and nothing that
// has a name already is written over.
#include "cmocka_all.h"
#include "log/inside.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NOON = 43200, DAY = 86400, DAYS = 20777 };  // since 1970: 2026-11-20

typedef struct {
    char folder[40], path[80], why[LOG_WHY_SIZE];
    Log  log;
} Fixture;

static const char *in_folder(const Fixture *fixture, const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
    return path;
}

static void put(const Fixture *fixture, const char *name, const char *text)
{
    FILE *file = fopen(in_folder(fixture, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void assert_holds(const Fixture *fixture, const char *name, const char *text)
{
    char  found[40] = "";
    FILE *file = fopen(in_folder(fixture, name), "r");
    if (!file)
        fail_msg("%s is not there", name);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void assert_gone(const Fixture *fixture, const char *name)
{
    struct stat about;
    if (lstat(in_folder(fixture, name), &about) == 0)
        fail_msg("%s is there", name);
}

// A log that was last written at noon of 20 November 2026, and is open.
static void begin_log(Fixture *fixture, const char *text)
{
    const struct timespec noon = { (long)DAYS * DAY + NOON, 0 }, times[] = { noon, noon };
    put(fixture, LOG_FILE, text);
    assert_int_equal(utimensat(AT_FDCWD, fixture->path, times, 0), 0);
    assert_int_equal(stat(fixture->path, &fixture->log.stands), 0);
}

static int set_up(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){ .folder = "/tmp/test_log_aside.XXXXXX" };
    assert_non_null(mkdtemp(fixture.folder));
    snprintf(fixture.path, sizeof fixture.path, "%s/%s", fixture.folder, LOG_FILE);
    fixture.log = (Log){ .folder = fixture.folder, .path = fixture.path };
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    char command[80];
    snprintf(command, sizeof command, "rm -r %s", ((Fixture *)*state)->folder);
    return system(command);
}

static LogStatus set_aside(Fixture *fixture)
{
    return log_set_aside(&fixture->log, "is damaged", fixture->why);
}

static void its_name_has_the_day_when_it_was_last_written(void **state)
{
    Fixture *fixture = *state;
    char     why[LOG_WHY_SIZE];
    begin_log(fixture, "hers");
    assert_int_equal(set_aside(fixture), LOG_DAMAGED);
    assert_gone(fixture, LOG_FILE);
    assert_holds(fixture, "log.sqlite.damaged-2026-11-20", "hers");
    snprintf(why, sizeof why, "%s is damaged: it is kept as %s.damaged-2026-11-20, and a new log begins",
             fixture->path, fixture->path);
    assert_string_equal(fixture->why, why);
}

static void its_side_files_go_with_it(void **state)
{
    static const char *const sides[] = { "-journal", "-wal", "-shm" };
    Fixture                 *fixture = *state;
    begin_log(fixture, "hers");
    for (int i = 0; i < 3; i++) {
        char name[60];
        snprintf(name, sizeof name, LOG_FILE "%s", sides[i]);
        put(fixture, name, sides[i]);
    }
    assert_int_equal(set_aside(fixture), LOG_DAMAGED);
    for (int i = 0; i < 3; i++) {
        char name[80];
        snprintf(name, sizeof name, LOG_FILE "%s", sides[i]);
        assert_gone(fixture, name);
        snprintf(name, sizeof name, LOG_FILE ".damaged-2026-11-20%s", sides[i]);
        assert_holds(fixture, name, sides[i]);
    }
}

static void some_of_its_side_files_do_too(void **state)
{
    static const char *const sides[] = { "-journal", "-wal", "-shm" };
    Fixture                 *fixture = *state;
    for (int i = 0; i < 3; i++) {
        char name[80], to[100];
        begin_log(fixture, "hers");
        snprintf(name, sizeof name, LOG_FILE "%s", sides[i]);
        put(fixture, name, "side");
        assert_int_equal(set_aside(fixture), LOG_DAMAGED);
        assert_gone(fixture, name);
        snprintf(to, sizeof to, LOG_FILE ".damaged-2026-11-20%.*s%s", i == 0 ? 0 : 2, i == 1 ? "-2" : "-3",
                 sides[i]);
        assert_holds(fixture, to, "side");
    }
}

static void another_one_of_that_day_gets_the_next_number(void **state)
{
    static const char *const names[] = { "log.sqlite.damaged-2026-11-20", "log.sqlite.damaged-2026-11-20-2",
                                         "log.sqlite.damaged-2026-11-20-3" };
    Fixture                 *fixture = *state;
    for (int i = 0; i < 3; i++) {
        char text[8];
        snprintf(text, sizeof text, "no. %d", i);
        begin_log(fixture, text);
        assert_int_equal(set_aside(fixture), LOG_DAMAGED);
    }
    assert_holds(fixture, names[0], "no. 0");
    assert_holds(fixture, names[1], "no. 1");
    assert_holds(fixture, names[2], "no. 2");
}

// What is left there would be replayed into it; what dangles is hers, too.
static void a_name_is_taken_where_only_a_side_file_has_it(void **state)
{
    static const char *const taken[] = { "log.sqlite.damaged-2026-11-20-journal",
                                         "log.sqlite.damaged-2026-11-20-wal",
                                         "log.sqlite.damaged-2026-11-20-shm" };
    Fixture                 *fixture = *state;
    for (int i = 0; i < 3; i++) {
        begin_log(fixture, "hers");
        put(fixture, taken[i], "another's");
        assert_int_equal(set_aside(fixture), LOG_DAMAGED);
        assert_holds(fixture, "log.sqlite.damaged-2026-11-20-2", "hers");
        assert_gone(fixture, "log.sqlite.damaged-2026-11-20");
        assert_holds(fixture, taken[i], "another's");
        assert_int_equal(unlink(in_folder(fixture, taken[i])), 0);
        assert_int_equal(unlink(in_folder(fixture, "log.sqlite.damaged-2026-11-20-2")), 0);
    }
    begin_log(fixture, "hers");
    assert_int_equal(symlink("nowhere", in_folder(fixture, "log.sqlite.damaged-2026-11-20")), 0);
    assert_int_equal(set_aside(fixture), LOG_DAMAGED);
    assert_holds(fixture, "log.sqlite.damaged-2026-11-20-2", "hers");
}

static void where_all_names_are_taken_it_stays(void **state)
{
    Fixture *fixture = *state;
    char     name[60];
    begin_log(fixture, "hers");
    put(fixture, "log.sqlite.damaged-2026-11-20", "old");
    for (int i = 2; i <= 1001; i++) {
        snprintf(name, sizeof name, "log.sqlite.damaged-2026-11-20-%d", i);
        put(fixture, name, "old");
    }
    assert_int_equal(set_aside(fixture), LOG_TROUBLE);
    assert_non_null(strstr(fixture->why, "is damaged, and cannot be kept aside: "));
    assert_holds(fixture, LOG_FILE, "hers");
    for (int i = 2; i <= 1001; i++) {
        snprintf(name, sizeof name, "log.sqlite.damaged-2026-11-20-%d", i);
        assert_holds(fixture, name, "old");
    }
}

static void another_log_that_is_there_by_now_stays(void **state)
{
    Fixture *fixture = *state;
    begin_log(fixture, "hers");
    assert_int_equal(rename(fixture->path, in_folder(fixture, "elsewhere")), 0);
    assert_int_equal(set_aside(fixture), LOG_FINE);
    put(fixture, LOG_FILE, "a new one");
    assert_int_equal(set_aside(fixture), LOG_FINE);
    assert_holds(fixture, LOG_FILE, "a new one");
    assert_gone(fixture, "log.sqlite.damaged-2026-11-20");
}

static void without_its_folder_there_is_trouble(void **state)
{
    Fixture *fixture = *state;
    begin_log(fixture, "hers");
    fixture->log.folder = (char *)"/nowhere/at/all";
    assert_int_equal(set_aside(fixture), LOG_TROUBLE);
    assert_non_null(strstr(fixture->why, "is damaged, and cannot be kept aside: No such file or directory"));
    assert_holds(fixture, LOG_FILE, "hers");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(its_name_has_the_day_when_it_was_last_written),
        TEST(its_side_files_go_with_it),
        TEST(some_of_its_side_files_do_too),
        TEST(another_one_of_that_day_gets_the_next_number),
        TEST(a_name_is_taken_where_only_a_side_file_has_it),
        TEST(where_all_names_are_taken_it_stays),
        TEST(another_log_that_is_there_by_now_stays),
        TEST(without_its_folder_there_is_trouble),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
