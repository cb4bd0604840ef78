// phone/export_plan.h: which walks an export makes, and what their files are called.
#include "phone/export_plan.h"

#include "captured.h"

#include <stdlib.h>
#include <string.h>

static Captured error;

static char five[] = "5min", same_five[] = "scripts/5min.cfg", hills[] = "hills", press[] = "wall-bug-press",
            ten[] = "10min", none[] = "no-such-walk";

typedef struct {
    Arena      arena;
    Settings   settings;
    ExportPlan plan;
    char      *operands[4];
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    setenv("XDG_STATE_HOME", "/nonexistent", 1);
    fixture->settings = SETTINGS_DEFAULT;
    fixture->settings.order.asked.today = "2026-11-29";
    fixture->settings.order.asked.walker.weeks = 9;
    fixture->settings.order.asked.walker.birth = BIRTH_VAGINAL;
    fixture->settings.exporting.folder = "/tmp/walks";
    fixture->settings.operands = fixture->operands;
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static void ask(Fixture *fixture, char *name) { fixture->operands[fixture->settings.operand_count++] = name; }

static Status planned(Fixture *fixture)
{
    capture(&error, stderr);
    Status status = export_plan(&fixture->settings, &fixture->arena, &fixture->plan);
    captured_text(&error);
    return status;
}

static void refused(Fixture *fixture, Status status, const char *why)
{
    assert_int_equal(planned(fixture), status);
    assert_string_equal(error.text, why);
}

static void walks_have_files_by_name_level_and_week(void **state)
{
    Fixture *fixture = *state;
    ask(fixture, five), ask(fixture, press), ask(fixture, same_five);
    assert_int_equal(planned(fixture), STATUS_DONE);
    const ExportPlan *plan = &fixture->plan;
    assert_string_equal(error.text, "");
    assert_int_equal(plan->walk_count, 2);  // the third is the first by its path
    assert_false(plan->set || plan->all);
    assert_string_equal(plan->folder, "/tmp/walks");
    assert_string_equal(plan->date, "2026-11-29");
    assert_string_equal(plan->encoding.format->ending, "mp3");
    assert_int_equal(plan->beside, 2 + 8 + 16 + 32);  // vtt, the two transcripts, chapters
    const ExportWalk *walk = &plan->walks[0];
    assert_string_equal(walk->session, "5min");
    assert_string_equal(walk->stem, "5min-level1-week9");
    assert_int_equal(walk->track, 1);
    assert_int_equal(walk->weeks, 9);
    assert_true(walk->length == 300 * MICROS_PER_SECOND);
    assert_int_equal(walk->file_count, 1);
    assert_true(walk->files[0].from == 0 && walk->files[0].to == walk->length);
    const IndexEntry *entry = &walk->files[0].entry;
    assert_string_equal(entry->walk, "5min");
    assert_string_equal(entry->stem, "5min-level1-week9");
    assert_string_equal(entry->file, "5min-level1-week9.mp3");
    assert_string_equal(entry->type, "audio/mpeg");
    assert_string_equal(entry->title, "Walk, 5 minutes");
    assert_string_equal(entry->about, "A few long breaths and round the corner. It counts.");
    assert_int_equal(entry->level, 1);
    assert_true(entry->length == walk->length);
    assert_string_equal(plan->walks[1].stem, "wall-bug-press-week9");
    assert_int_equal(plan->walks[1].track, 2);
    assert_string_not_equal(entry->from, plan->walks[1].files[0].entry.from);
}

static void with_split_each_part_is_a_file(void **state)
{
    Fixture *fixture = *state;
    ask(fixture, five);
    fixture->settings.exporting.split = true;
    fixture->settings.exporting.format = "opus";
    fixture->settings.beside = "lrc";
    assert_int_equal(planned(fixture), STATUS_DONE);
    const ExportWalk *walk = &fixture->plan.walks[0];
    assert_int_equal(fixture->plan.beside, 1 + 2 + 8 + 16 + 32);
    assert_true(walk->file_count > 3);
    Micros at = 0;
    for (size_t i = 0; i < walk->file_count; i++) {
        assert_true(walk->files[i].from == at);
        at = walk->files[i].to;
        assert_true(walk->files[i].entry.length == walk->files[i].to - walk->files[i].from);
    }
    assert_true(at == walk->length);
    assert_string_equal(walk->stem, "5min-level1-week9");
    assert_string_equal(walk->files[0].entry.file, "5min-level1-week9-01-open.opus");
    assert_true(walk->files[0].to == 40 * MICROS_PER_SECOND);
    assert_memory_equal(walk->files[0].entry.title, "Walk, 5 minutes: ", 17);
}

static void named_walks_have_all_to_be_right(void **state)
{
    Fixture *fixture = *state;
    ask(fixture, five), ask(fixture, none), ask(fixture, ten);
    assert_int_equal(planned(fixture), STATUS_MISTAKES);
    assert_non_null(strstr(error.text, "no-such-walk"));
    fixture->settings.operand_count = 0;
    ask(fixture, hills);
    assert_int_equal(planned(fixture), STATUS_MISTAKES);
}

static void a_level_has_its_walks_and_those_for_any(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.order.asked.walker.level = 1;
    assert_int_equal(planned(fixture), STATUS_DONE);
    assert_true(fixture->plan.set && !fixture->plan.all);
    assert_int_equal(fixture->plan.walk_count, 3);
    assert_memory_equal(error.text, "first-walk-after-c-section is left out: ", 40);
    static const char *const sessions[] = { "5min", "first-walk", "posture-reset" };
    for (int i = 0; i < 3; i++)
        assert_string_equal(fixture->plan.walks[i].session, sessions[i]);
    assert_int_equal(fixture->plan.later_count, 0);
}

static void all_of_them_leave_out_what_waits(void **state)
{
    Fixture *fixture = *state;
    fixture->settings.exporting.all = true;
    assert_int_equal(planned(fixture), STATUS_DONE);
    assert_true(fixture->plan.set && fixture->plan.all);
    assert_non_null(strstr(error.text, "hills is left out: "));
    const IndexLater *waits = NULL, *plank = NULL;
    for (size_t i = 0; i < fixture->plan.later_count; i++) {
        if (strcmp(fixture->plan.later[i].walk, "hills") == 0)
            waits = &fixture->plan.later[i];
        if (strcmp(fixture->plan.later[i].walk, "side-plank") == 0)
            plank = &fixture->plan.later[i];
    }
    assert_non_null(waits);
    assert_string_equal(waits->title, "Hills");
    assert_string_equal(waits->about, "Three hills, effort on the breath out, plenty of air between.");
    assert_int_equal(waits->level, 4);
    assert_int_equal(waits->week, 12);
    assert_non_null(plank);
    assert_int_equal(plank->week, 0);
    for (size_t i = 0; i < fixture->plan.walk_count; i++) {
        assert_int_equal(fixture->plan.walks[i].track, i + 1);
        assert_string_not_equal(fixture->plan.walks[i].session, "hills");
    }
}

static void what_makes_no_sense_is_refused(void **state)
{
    Fixture *fixture = *state;
    refused(fixture, STATUS_USAGE, "walkcoach: export needs the names of walks, or --all, or --level N\n");
    fixture->settings.exporting.all = true;
    ask(fixture, five);
    refused(fixture, STATUS_USAGE, "walkcoach: --all is every walk: leave out \"5min\"\n");
    fixture->settings.exporting.all = false;
    fixture->settings.beside = "cloud";
    refused(fixture, STATUS_USAGE,
            "walkcoach: --beside takes lrc, vtt, srt, transcript, chapters, cue and txt, "
            "with commas between, not \"cloud\"\n");
    fixture->settings.exporting.format = "aiff";
    refused(fixture, STATUS_USAGE,
            "walkcoach: --format is mp3, m4b, m4a, opus, ogg, flac or wav, not \"aiff\"\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(walks_have_files_by_name_level_and_week), TEST(with_split_each_part_is_a_file),
        TEST(named_walks_have_all_to_be_right),        TEST(a_level_has_its_walks_and_those_for_any),
        TEST(all_of_them_leave_out_what_waits),        TEST(what_makes_no_sense_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
