// batch/crowd.h: walkers of a table, sorted: who shares a walk, who has none, and what is said about a line.
#include "batch/crowd.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    Crowd         crowd;
    WalkOrder     order;
    Encoding      encoding;
    CrowdSettings settings;
    char          path[40], said[2000];
    const char   *why;
} Fixture;

static void note(void *self, int line, const BatchMessage *message)
{
    Fixture *fixture = self;
    size_t   used = strlen(fixture->said);
    snprintf(fixture->said + used, sizeof fixture->said - used, "%d %s %s %s\n", line, message->field,
             message->rule, message->severity == DIAG_ERROR ? message->text : "warned");
}

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->order = (WalkOrder)WALK_ORDER_DEFAULT;
    fixture->order.asked.today = "2026-11-29";
    fixture->order.jobs = 1;
    fixture->encoding = (Encoding){ .format = file_format_of("a.mp3"), .quality = QUALITY_NORMAL };
    strcpy(fixture->path, "/tmp/walkcoach-crowd.XXXXXX");
    close(mkstemp(fixture->path));
    fixture->settings = (CrowdSettings){ .order = &fixture->order,
                                         .voice = { .text = "silent" },
                                         .encoding = &fixture->encoding,
                                         .encoder = "lame",
                                         .table = fixture->path,
                                         .message = note,
                                         .self = fixture };
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_CACHE_HOME", "/nonexistent", 1);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    unlink(fixture->path);
    crowd_free(&fixture->crowd);
    free(fixture);
    return 0;
}

static bool read_table(Fixture *fixture, const char *text)
{
    FILE *file = fopen(fixture->path, "w");
    assert_true(file && fputs(text, file) >= 0 && fclose(file) == 0);
    fixture->why = NULL;
    return crowd_read(&fixture->settings, &fixture->crowd, &fixture->why);
}

static void lines_that_sound_the_same_share_a_walk(void **state)
{
    Fixture *fixture = *state;
    if (!read_table(fixture, "{\"id\":\"anna\",\"weeks\":9,\"walk\":\"5min\"}\n"
                             "{\"id\":\"berta\",\"walk\":\"5min\",\"weeks\":9}\n"
                             "{\"id\":\"cleo\",\"weeks\":9,\"birth\":\"vaginal\",\"walk\":\"5min\"}\n"
                             "{\"id\":\"dora\",\"weeks\":9,\"walk\":\"10min\",\"level\":2}\n"))
        fail_msg("%s", fixture->why);
    const Crowd *crowd = &fixture->crowd;
    assert_string_equal(fixture->said, "1 walk silent-voice warned\n2 walk silent-voice warned\n"
                                       "3 walk silent-voice warned\n4 walk silent-voice warned\n");
    assert_int_equal(crowd->line_count, 4);
    assert_int_equal(crowd->wrong + crowd->red, 0);
    assert_int_equal(crowd->walk_count, 2);
    assert_string_equal(crowd->lines[0].id, "anna");
    assert_int_equal(crowd->lines[3].number, 4);
    for (int i = 0; i < 4; i++) {
        const BatchKind *kind = &crowd->kinds[crowd->lines[i].kind];
        assert_int_equal(kind->walk_count, 1);
        assert_int_equal(kind->walks[0], i == 3);
    }
    const BatchWalk *five = &crowd->walks[0], *ten = &crowd->walks[1];
    assert_string_equal(five->session, "5min");
    assert_string_equal(five->title, "Walk, 5 minutes");
    assert_int_equal(five->walkers, 3);
    assert_int_equal(five->weeks, 9);
    assert_true(five->length == 300 * MICROS_PER_SECOND);
    assert_int_equal(five->part_count, 1);
    assert_string_equal(five->parts[0].stem, "5min-level1-week9");
    assert_true(five->parts[0].from == 0 && five->parts[0].to == five->length && !five->parts[0].title);
    assert_int_equal(strlen(five->hash), 64);
    assert_string_not_equal(five->hash, ten->hash);
    assert_int_equal(ten->walkers, 1);
    assert_string_equal(ten->parts[0].stem, "10min-level2-week9");
    assert_true(crowd->phrases > 10);
}

static void with_split_each_part_has_a_name(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.split = true;
    assert_true(read_table(fixture, "{\"id\":\"anna\",\"weeks\":9,\"walk\":\"5min\"}\n"));
    const BatchWalk *walk = &fixture->crowd.walks[0];
    assert_true(walk->part_count > 3);
    assert_string_equal(walk->parts[0].stem, "5min-level1-week9-01-open");
    assert_memory_equal(walk->parts[0].title, "Walk, 5 minutes: ", 17);
    assert_true(walk->parts[0].to == 40 * MICROS_PER_SECOND && walk->parts[1].from == walk->parts[0].to);
    assert_true(walk->parts[walk->part_count - 1].to == walk->length);
}

static void a_line_that_is_wrong_is_named_with_its_field(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_table(
        fixture, "{\"id\":\"anna\",\"weeks\":9,\"walk\":\"5min\"}\n"
                 "{\"id\":\"anna\",\"weeks\":10,\"walk\":\"5min\"}\n"
                 "{\"weeks\":9,\"walk\":\"5min\"}\n"
                 "{\"id\":\n"
                 "{\"id\":\"berta\",\"weeks\":9,\"walk\":\"no-such-walk\"}\n"
                 "{\"id\":\"cleo\",\"weeks\":9,\"walk\":\"5min\",\"voice\":\"calm\",\"pram\":7}\n"));
    const Crowd *crowd = &fixture->crowd;
    assert_int_equal(crowd->line_count, 6);
    assert_int_equal(crowd->wrong, 5);
    assert_int_equal(crowd->walk_count, 1);
    assert_int_equal(crowd->walks[0].walkers, 1);
    assert_string_equal(crowd->lines[1].id, "anna");
    assert_null(crowd->lines[2].id);
    for (int i = 1; i < 6; i++) {
        assert_int_equal(crowd->kinds[crowd->lines[i].kind].state, KIND_WRONG);
        assert_int_equal(crowd->kinds[crowd->lines[i].kind].walk_count, 0);
    }
    assert_non_null(strstr(fixture->said, "\n2 id value \"anna\" is already the id of line 1\n3 id value "));
    assert_non_null(strstr(fixture->said, "\n4  value "));
    assert_non_null(strstr(fixture->said, "\n5 walk "));
    assert_non_null(strstr(fixture->said, "\n6 pram "));
}

// Her walk is made, without the pram; a walk for the pram is not.
static void a_pram_that_waits_is_left_out(void **state)
{
    Fixture *f = *state;
    assert_true(read_table(
        f, "{\"id\":\"anna\",\"weeks\":2,\"birth\":\"c-section\",\"pram\":true,\"walk\":\"5min\"}\n"
           "{\"id\":\"berta\",\"weeks\":2,\"birth\":\"c-section\",\"pram\":false,\"walk\":\"5min\"}\n"
           "{\"id\":\"cleo\",\"weeks\":2,\"birth\":\"c-section\",\"pram\":true,\"walk\":\"pram-walk\"}\n"));
    const Crowd *crowd = &f->crowd;
    assert_int_equal(crowd->wrong, 1);
    assert_int_equal(crowd->kinds[crowd->lines[2].kind].state, KIND_WRONG);
    assert_int_equal(crowd->walk_count, 1);  // hers is that of who pushes none
    assert_int_equal(crowd->walks[0].walkers, 2);
    assert_memory_equal(f->said, "1 walk pram-early warned\n", 25);
}

// The report has both: the walks, and the rule for which the drills are not there.
static void drills_that_wait_for_a_yes_are_left_out(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_table(
        fixture, "{\"id\":\"anna\",\"weeks\":14,\"birth\":\"vaginal\",\"tear\":true,\"plan\":\"hers\","
                 "\"screened\":true,\"answers\":[\"good\",\"good\",\"good\"]}\n"));
    const Crowd *crowd = &fixture->crowd;
    assert_int_equal(crowd->wrong, 0);
    assert_int_equal(crowd->walk_count, 2);
    assert_string_equal(crowd->walks[0].parts[0].stem, "30min-level3-week14");
    assert_string_equal(crowd->walks[1].parts[0].stem, "breathing-week14");
    assert_non_null(strstr(fixture->said, "1 plan drill-waits warned\n"));
}

static void who_waits_for_her_provider_has_no_walk(void **state)
{
    Fixture *fixture = *state;
    assert_true(read_table(fixture, "{\"id\":\"anna\",\"weeks\":9,\"walk\":\"5min\",\"red\":true}\n"
                                    "{\"id\":\"berta\",\"weeks\":9,\"walk\":\"5min\",\"red\":false}\n"));
    const Crowd *crowd = &fixture->crowd;
    assert_int_equal(crowd->red, 1);
    assert_int_equal(crowd->wrong, 0);
    assert_int_equal(crowd->kinds[crowd->lines[0].kind].state, KIND_RED);
    assert_int_equal(crowd->kinds[crowd->lines[0].kind].walk_count, 0);
    assert_int_equal(crowd->kinds[crowd->lines[1].kind].state, KIND_FINE);
    assert_int_equal(crowd->walks[0].walkers, 1);
}

// Once, for its header.
static void a_column_that_no_walker_has_is_a_mistake_of_the_table(void **state)
{
    Fixture *fixture = *state;
    char     wanted[60];
    unlink(fixture->path);
    strcat(fixture->path, ".csv");
    assert_false(read_table(fixture, "id,weeks,wakl\nanna,9,5min\nberta,9,5min\n"));
    snprintf(wanted, sizeof wanted, "%s:1: wakl: ", fixture->path);
    assert_memory_equal(fixture->why, wanted, strlen(wanted));
    assert_int_equal(fixture->crowd.line_count, 0);
}

static void a_table_that_is_not_there_says_why(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.table = "/tmp/walkcoach-no-such-table.csv";
    assert_false(crowd_read(&fixture->settings, &fixture->crowd, &fixture->why));
    assert_memory_equal(fixture->why, "/tmp/walkcoach-no-such-table.csv", 32);
    assert_int_equal(fixture->crowd.line_count, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(lines_that_sound_the_same_share_a_walk),
        TEST(with_split_each_part_has_a_name),
        TEST(a_line_that_is_wrong_is_named_with_its_field),
        TEST(a_pram_that_waits_is_left_out),
        TEST(drills_that_wait_for_a_yes_are_left_out),
        TEST(who_waits_for_her_provider_has_no_walk),
        TEST(a_column_that_no_walker_has_is_a_mistake_of_the_table),
        TEST(a_table_that_is_not_there_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
