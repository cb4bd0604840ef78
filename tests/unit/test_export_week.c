// phone/export_plan.h: `export week` makes the walks and drills of seven days of her plan, here by hand.
#include "phone/export_plan.h"

#include "captured.h"
#include "job/report.h"
#include "job/today.h"
#include "plan/project.h"

#include <stdlib.h>
#include <string.h>

static Captured   error;
static Status     found;
static PlannedDay days[8];
static int        compiled;
static Asked      asked[10];

Status hers_allow(const Terminal *terminal, Asked *of, Arena *arena)
{
    (void)terminal, (void)of, (void)arena;
    return STATUS_DONE;
}
Status hers_resolve(const Terminal *terminal, Asked *of, const char **name, Arena *arena)
{
    (void)terminal, (void)of, (void)name, (void)arena;
    return STATUS_DONE;
}
Status hers_find_and_report(const Terminal *terminal, const Asked *of, Hers *out, Arena *arena)
{
    (void)terminal, (void)of, (void)arena;
    *out = (Hers){ .day = 20786, .advice = { .why = "Your wound has to be dry." } };
    return found;
}
const PlannedDay *plan_project(const Plan *plan, const Mother *mother, const History *history, Day from,
                               int count, Suppose supposed, Arena *arena)
{
    (void)plan, (void)mother, (void)history, (void)arena;
    assert_int_equal(from, 20786);
    assert_int_equal(count, 7);
    assert_int_equal(supposed, SUPPOSE_NOT_SAID);
    return days;
}

static const TimelinePhase part = { .title = "All", .length = 60000000 };
Status                     walk_compile_with_progress(const WalkOrder *order, const char *name, Depth depth,
                                                      const Terminal *terminal, Walk *walk)
{
    (void)terminal;
    asked[compiled++] = order->asked;
    *walk = (Walk){ .name = name, .depth = depth, .asked = order->asked };
    walk->diags.arena = &walk->arena;
    walk->session = (Session){ .name = name, .title = name, .weeks = 6, .level = order->asked.walker.level };
    walk->session.voice.text = walk->session.sound.text = "no-such-name";
    walk->timeline = (Timeline){
        .session = &walk->session, .phases = &part, .phase_count = 1, .length = 60000000
    };
    return depth == DEPTH_TIMELINE ? STATUS_DONE : STATUS_WORLD;
}

typedef struct {
    Arena      arena;
    Settings   settings;
    ExportPlan plan;
    char      *operands[1];
} Fixture;

static char week[] = "week";

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixture->settings = SETTINGS_DEFAULT;
    fixture->settings.order.asked.today = "2026-11-29";
    fixture->settings.order.asked.seed = 5;
    fixture->settings.order.asked.walker.level = 4;
    fixture->settings.exporting.folder = "/tmp/walks";
    fixture->operands[0] = week;
    fixture->settings.operands = fixture->operands;
    fixture->settings.operand_count = 1;
    for (int i = 0; i < 8; i++)
        days[i] = (PlannedDay){
            .day = 20786 + i, .advice = { .state = STATE_DAY_OFF, .walk = { .session = "hills", .level = 3 } }
        };
    compiled = 0;
    found = STATUS_DONE;
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

static Status planned(Fixture *fixture)
{
    capture(&error, stderr);
    Status status = export_plan(&fixture->settings, &fixture->arena, &fixture->plan);
    captured_text(&error);
    return status;
}

static void each_day_has_its_walk_and_its_drill(void **state)
{
    Fixture *fixture = *state;
    static const struct {
        const char *session, *day, *stem;
        int         level, form;
    } rows[] = { { "20min", "2026-11-29", "2026-11-29-20min", 2, 0 },
                 { "breathing", "2026-11-29", "2026-11-29-breathing", 4, -1 },
                 { "10min", "2026-12-01", "2026-12-01-10min", 1, 0 },
                 { "breathing", "2026-12-05", "2026-12-05-breathing", 4, 0 } };
    days[0].advice = (Advice){
        .state = STATE_WALK, .walk = { .session = "20min", .level = 2 }, .drill = "breathing", .easier = true
    };
    days[2].advice = (Advice){ .state = STATE_WALK,
                               .walk = { .session = "10min", .level = 1 },
                               .easier = true };
    days[6].advice = (Advice){ .state = STATE_DONE,
                               .walk = { .session = "hills", .level = 3 },
                               .drill = "breathing" };
    days[7].advice = (Advice){ .state = STATE_WALK,
                               .walk = { .session = "20min", .level = 2 },
                               .drill = "breathing" };
    assert_int_equal(planned(fixture), STATUS_DONE);
    assert_string_equal(error.text, "");
    assert_int_equal(fixture->plan.walk_count, 4);
    for (int i = 0; i < 4; i++) {
        const ExportWalk *walk = &fixture->plan.walks[i];
        assert_string_equal(walk->session, rows[i].session);
        assert_memory_equal(walk->stem, rows[i].stem, strlen(rows[i].stem));
        assert_int_equal(walk->track, i + 1);
        assert_string_equal(asked[i].today, rows[i].day);
        assert_int_equal(asked[i].walker.level, rows[i].level);
        assert_int_equal(asked[i].form, rows[i].form);
        assert_int_equal(asked[i].seed, 5);
        assert_string_equal(walk->asked.today, rows[i].day);
        assert_int_equal(walk->asked.walker.level, rows[i].level);
    }
}

static void a_week_without_a_walk_says_why(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(planned(fixture), STATUS_MISTAKES);
    assert_string_equal(error.text,
                        "walkcoach: no walk is planned for these seven days. Your wound has to be dry.  "
                        "walkcoach today says more\n");
    found = STATUS_WORLD;
    assert_int_equal(planned(fixture), STATUS_WORLD);
    assert_string_equal(error.text, "");
    assert_int_equal(compiled, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_day_has_its_walk_and_its_drill),
        TEST(a_week_without_a_walk_says_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
