// job/compile.h: a name becomes a walk, stage by stage; who asked for it is informed, and nobody else.
#include "job/compile.h"

#include "cmocka_all.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    Walk      walk;
    WalkOrder order;
    WalkWatch watch;
    char      stages[400];  // what each did, in order
    size_t    events, phrases, sounds;
    size_t    spoken, to_speak;
    double    seconds;
} Fixture;

static void note_stage(void *self, const StageTook *stage)
{
    Fixture *fixture = self;
    size_t   used = strlen(fixture->stages);
    snprintf(fixture->stages + used, sizeof fixture->stages - used, "%s, ", stage->did);
    fixture->seconds += stage->seconds;
    const char *things = stage->things ? stage->things : "";
    fixture->events = strcmp(things, "events") == 0 ? stage->count : fixture->events;
    fixture->phrases = strcmp(things, "phrases") == 0 ? stage->count : fixture->phrases;
    fixture->sounds = strcmp(things, "sounds") == 0 ? stage->count : fixture->sounds;
}

static void note_spoken(void *self, size_t done, size_t count)
{
    Fixture *fixture = self;
    fixture->spoken = done;
    fixture->to_speak = count;
}

static Status compile(Fixture *fixture, const char *name, Depth depth)
{
    return walk_compile(&fixture->order, name, depth, &fixture->watch, &fixture->walk);
}

static bool comes_before(const char *text, const char *one, const char *other)
{
    const char *at = strstr(text, one);
    return at && strstr(at, other);
}

// --- Tests -----------------------------------------------------------------------------

static void each_stage_is_reported_when_it_is_over_with_what_it_made(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(compile(fixture, "5min", DEPTH_SCORE), STATUS_DONE);
    assert_true(comes_before(fixture->stages, "reading the session", "laying out"));
    assert_true(comes_before(fixture->stages, "laying out", "speaking"));
    assert_true(comes_before(fixture->stages, "speaking", "placing"));
    assert_int_equal(fixture->events, fixture->walk.timeline.event_count);
    assert_int_equal(fixture->phrases, fixture->walk.phrase_count);
    assert_int_equal(fixture->sounds, fixture->walk.score.placed_count);
    assert_true(fixture->sounds > 10);
    assert_true(fixture->seconds > 0);
}

static void every_phrase_that_is_spoken_is_counted(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(compile(fixture, "5min", DEPTH_SCORE), STATUS_DONE);
    assert_true(fixture->phrases > 5);
    assert_int_equal(fixture->to_speak, fixture->phrases);
    assert_int_equal(fixture->spoken, fixture->phrases);
}

static void no_stage_runs_that_was_not_asked_for(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(compile(fixture, "5min", DEPTH_SESSION), STATUS_DONE);
    assert_null(strstr(fixture->stages, "laying out"));
    assert_int_equal(fixture->walk.timeline.event_count, 0);
}

static void a_stage_that_fails_is_the_last_and_its_mistake_is_kept(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(compile(fixture, "no-such-walk", DEPTH_SCORE), STATUS_MISTAKES);
    assert_string_equal(fixture->stages, "reading the session, ");
    assert_int_equal(fixture->walk.diags.errors, 1);
}

static void nobody_has_to_watch(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(walk_compile(&fixture->order, "5min", DEPTH_SCORE, NULL, &fixture->walk), STATUS_DONE);
}

// Both streams go to a file while it compiles, mistakes and all.
static void nothing_is_printed(void **state)
{
    Fixture    *fixture = *state;
    struct stat about;
    FILE       *caught = tmpfile();
    fflush(NULL);
    int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
    dup2(fileno(caught), STDOUT_FILENO);
    dup2(fileno(caught), STDERR_FILENO);
    Status good = compile(fixture, "5min", DEPTH_SCORE);
    walk_free(&fixture->walk);
    Status bad = compile(fixture, "no-such-walk", DEPTH_SCORE);
    fflush(NULL);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close(out);
    close(err);
    assert_int_equal(good, STATUS_DONE);
    assert_int_equal(bad, STATUS_MISTAKES);
    assert_int_equal(fstat(fileno(caught), &about), 0);
    assert_int_equal(about.st_size, 0);
    fclose(caught);
}

static void weeks_are_counted_to_the_day_that_is_given(void **state)
{
    Fixture *fixture = *state;
    fixture->order.asked.walker.baby_born = "2026-01-01";
    fixture->order.asked.today = "2026-03-12";
    assert_int_equal(compile(fixture, "5min", DEPTH_SESSION), STATUS_DONE);
    assert_int_equal(fixture->walk.session.weeks, 10);
    walk_free(&fixture->walk);
    fixture->order.asked.today = "2026-04-02";
    assert_int_equal(compile(fixture, "5min", DEPTH_SESSION), STATUS_DONE);
    assert_int_equal(fixture->walk.session.weeks, 13);
}

static int setup(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    *fixture = (Fixture){ .order = WALK_ORDER_DEFAULT };
    fixture->order.asked.today = "2026-11-27";
    fixture->order.asked.walker.voice.text = "silent";
    fixture->order.jobs = 1;
    fixture->watch = (WalkWatch){ note_spoken, note_stage, fixture };
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_CACHE_HOME", "/nonexistent", 1);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    Fixture *fixture = *state;
    walk_free(&fixture->walk);
    free(fixture);
    return 0;
}
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_stage_is_reported_when_it_is_over_with_what_it_made),
        TEST(every_phrase_that_is_spoken_is_counted),
        TEST(no_stage_runs_that_was_not_asked_for),
        TEST(a_stage_that_fails_is_the_last_and_its_mistake_is_kept),
        TEST(nobody_has_to_watch),
        TEST(nothing_is_printed),
        TEST(weeks_are_counted_to_the_day_that_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
