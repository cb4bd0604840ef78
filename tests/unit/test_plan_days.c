// Each shipped plan day by day to day 140, with every walk clean and every question answered with yes: the
// rows, the days, the drills and the daily five of the programme, typed by hand.
#include "plan_fixture.h"

enum { LAST_DAY = 140 };

// What a week has: its days in order, "-" for none. s: sit-to-stand, w: wall-bug-press, o: open-book,
// d: daily-three, t: pelvic-tilt.
typedef struct {
    int         week, minutes;
    const char *walks[7];  // by day, "20@2"; NULL: none
    const char *drills;    // by day: "-w---w-"
} Week;

static const Week vaginal[] = {
    { 0, 10, { [4] = "5@1", [6] = "5@1" }, "-------" },
    { 1, 25, { "5@1", NULL, "5@1", NULL, "5@1", NULL, "10@1" }, "-------" },
    { 2, 40, { "10@2", NULL, "10@2", NULL, "10@2", NULL, "10@2" }, "-w---w-" },
    { 3, 60, { "15@2", NULL, "15@2", NULL, "15@2", NULL, "15@2" }, "-w---w-" },
    { 4, 80, { "20@2", NULL, "20@2", NULL, "20@2", NULL, "20@2" }, "-w-o-w-" },
    { 5, 80, { "20@2", NULL, "20@2", NULL, "20@2", NULL, "evening-unwind" }, "-o-w-o-" },
    { 6, 100, { "20@2", NULL, "30@2", NULL, "20@2", NULL, "30@2" }, "-o-w-o-" },
    { 7, 100, { "20@3", NULL, "30@2", NULL, "20@3", NULL, "30@2" }, "-o-s-o-" },
    { 8, 100, { "20@3", NULL, "30@3", NULL, "20@3", NULL, "30@3" }, "-s-o-s-" },
    { 9, 120, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "30@3" }, "-s-o-s-" },
    { 10, 120, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "30@3" }, "-s-d-s-" },
    { 11, 120, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "30@3" }, "-s-d-s-" },
    { 12, 100, { "20@4", NULL, "30@3", NULL, "20@4", NULL, "30@3" }, "-s-d-s-" },
    { 13, 110, { "30@3", NULL, "20@4", NULL, "30@3", NULL, "30@4" }, "-s-d-s-" },
    { 14, 110, { "30@4", NULL, "30@4", NULL, "30@4", NULL, "hills" }, "-s-d-s-" },
    { 15, 120, { "30@4", NULL, "30@4", NULL, "30@4", NULL, "30@4" }, "-s-d-s-" },
    { 16, 125, { "30@4", NULL, "45@4", NULL, "30@4", NULL, "hills" }, "-s-d-s-" },
};

#define FIRST "first-walk-after-c-section"
static const Week c_section[] = {
    { 0, 0, { NULL }, "-------" },
    { 1, 20, { FIRST, NULL, FIRST, NULL, FIRST, NULL, FIRST }, "-------" },
    { 2, 25, { "5@1", NULL, "5@1", NULL, "5@1", NULL, "10@1" }, "-t---t-" },
    { 3, 40, { "10@2", NULL, "10@2", NULL, "10@2", NULL, "10@2" }, "-t-t-t-" },
    { 4, 45, { "10@2", NULL, "10@2", NULL, "10@2", NULL, "15@2" }, "-t-t-t-" },
    { 5, 65, { "15@2", NULL, "15@2", NULL, "15@2", NULL, "20@2" }, "-t-t-t-" },
    { 6, 80, { "20@2", NULL, "20@2", NULL, "20@2", NULL, "20@2" }, "-w---w-" },
    { 7, 100, { "20@2", NULL, "30@2", NULL, "20@2", NULL, "30@2" }, "-w-w-w-" },
    { 8, 100, { "20@3", NULL, "30@2", NULL, "20@3", NULL, "30@2" }, "-o-s-o-" },
    { 9, 100, { "20@3", NULL, "30@3", NULL, "20@3", NULL, "30@3" }, "-s-o-s-" },
    { 10, 110, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "20@3" }, "-s-o-s-" },
    { 11, 120, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "30@3" }, "-s-o-s-" },
    { 12, 120, { "30@3", NULL, "30@3", NULL, "30@3", NULL, "30@3" }, "-s-d-s-" },
    { 13, 100, { "20@4", NULL, "30@3", NULL, "20@4", NULL, "30@3" }, "-s-d-s-" },
    { 14, 110, { "30@3", NULL, "20@4", NULL, "30@3", NULL, "30@4" }, "-s-d-s-" },
    { 15, 110, { "30@4", NULL, "30@4", NULL, "30@4", NULL, "hills" }, "-s-d-s-" },
    { 16, 120, { "30@4", NULL, "30@4", NULL, "30@4", NULL, "30@4" }, "-s-d-s-" },
    { 17, 125, { "30@4", NULL, "45@4", NULL, "30@4", NULL, "hills" }, "-s-d-s-" },
};
enum { VAGINAL = sizeof vaginal / sizeof *vaginal, C_SECTION = sizeof c_section / sizeof *c_section };

// --- A day -----------------------------------------------------------------------------

static void answer_all(Story *story, int day)
{
    for (Advice advice; (advice = story_advise(story, day)).question_count > 0 || advice.ask_start;) {
        if (advice.ask_start)
            story_start(story, day, 0);
        for (int i = 0; i < advice.question_count; i++)
            story_answer(story, day, advice.questions[i], ANSWER_YES);
    }
}

// A walk of the table: "20@2", or a name, of five minutes at level 1, or of twenty at its level.
static void expect_walk(const Advice *advice, const char *wanted, int day, Arena *arena)
{
    if (!wanted) {
        assert_int_not_equal(advice->state, STATE_WALK);
        return;
    }
    if (advice->state != STATE_WALK)
        fail_msg("day %d has no walk", day);
    const char *found = arena_printf(arena, "%d@%d", advice->walk.minutes, advice->walk.level);
    if (strchr(wanted, '@') ? strcmp(found, wanted) != 0 : strcmp(advice->walk.session, wanted) != 0)
        fail_msg("day %d has %s, not %s", day, strchr(wanted, '@') ? found : advice->walk.session, wanted);
    if (strcmp(wanted, "hills") == 0)
        assert_string_equal(found, "20@4");
    if (strcmp(wanted, "evening-unwind") == 0)
        assert_string_equal(found, "20@2");
    if (strncmp(wanted, "first", 5) == 0)
        assert_string_equal(found, "5@1");
}

static void expect_drill(const Advice *advice, char wanted, int day)
{
    static const char *const names[] = { "wall-bug-press", "open-book", "sit-to-stand", "daily-three",
                                         "pelvic-tilt" };
    const char              *name = wanted == '-' ? NULL : names[strchr("wosdt", wanted) - "wosdt"];
    if ((name == NULL) != (advice->drill == NULL) || (name && strcmp(name, advice->drill) != 0))
        fail_msg("day %d has the drill %s, not %s", day, advice->drill ? advice->drill : "none",
                 name ? name : "none");
}

// --- All days --------------------------------------------------------------------------

static int live_a_day(Story *story, int day, const Week *week)
{
    answer_all(story, day);
    Advice advice = story_advise(story, day);
    assert_int_equal(advice.row, week->week);
    expect_walk(&advice, week->walks[day % 7], day, &story->arena);
    expect_drill(&advice, week->drills[day % 7], day);
    assert_int_equal(advice.daily, day < 7 ? DAILY_BREATHING : DAILY_PELVIC_FLOOR);
    assert_true(advice.state != STATE_WALK || !advice.drill);
    if (advice.state != STATE_WALK)
        return 0;
    story_walk(story, day, advice.walk.minutes, advice.walk.level, day % 2 ? FEEL_EASY : FEEL_GOOD, 0);
    assert_int_equal(story_advise(story, day).state, STATE_DONE);
    return advice.walk.minutes;
}

static void live(bool is_c_section, bool tear, const Week *weeks, int count)
{
    Story *story = calloc(1, sizeof *story);
    int    minutes = 0;
    story_begin(story, is_c_section, tear);
    story->mother.cleared = story->mother.floor_cleared = true;
    for (int day = 0; day <= LAST_DAY; day++) {
        const Week *week = &weeks[day / 7 < count ? day / 7 : count - 1];
        Week        own = *week;
        for (int i = 0; i < 7; i++)
            if (tear && own.walks[i] && strcmp(own.walks[i], FIRST) == 0)
                own.walks[i] = "first-walk";
        minutes += live_a_day(story, day, &own);
        if (day % 7 == 6) {
            assert_int_equal(minutes, own.minutes);
            minutes = 0;
        }
    }
    arena_free(&story->arena);
    free(story);
}

static void after_a_vaginal_birth(void **state)
{
    (void)state;
    live(false, false, vaginal, VAGINAL);
}

static void after_a_c_section(void **state)
{
    (void)state;
    live(true, false, c_section, C_SECTION);
}

static void after_a_severe_tear(void **state)
{
    (void)state;
    live(false, true, c_section, C_SECTION);
}

static void after_both(void **state)
{
    Story *story = calloc(1, sizeof *story);
    (void)state;
    story_begin(story, true, true);
    assert_string_equal(story->plan.name, "c-section");
    arena_free(&story->arena);
    free(story);
}

// A clinic's plan that comes to level 3 sooner: a start is below it, since that has its check.
static void nobody_starts_at_level_3(void **state)
{
    Story  *story = calloc(1, sizeof *story);
    PlanRow rows[VAGINAL];
    (void)state;
    story_begin(story, false, false);
    memcpy(rows, story->plan.rows, sizeof rows);
    rows[6].walks[0].level = 3, rows[6].check = CHECK_LEVEL_3;
    story->plan.rows = rows;
    for (int question = QUESTION_UP; question <= QUESTION_ONE_LEG; question++)
        story_answer(story, 70, (Question)question, ANSWER_YES);
    story_start(story, 70, 30);
    assert_int_equal(story_advise(story, 70).row, 5);
    arena_free(&story->arena);
    free(story);
}

// In her twentieth week, by how long she walks now; the rows typed by hand.
static void she_starts_where_her_walks_are(void **state)
{
    static const struct {
        int minutes, row, late_row;
    } starts[] = { { 0, 1, 1 },  { 9, 1, 1 },  { 10, 2, 3 }, { 19, 2, 3 },
                   { 20, 4, 6 }, { 29, 4, 6 }, { 30, 6, 7 }, { 60, 6, 7 } };
    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        for (int late = 0; late <= 1; late++) {
            Story *story = calloc(1, sizeof *story);
            story_begin(story, late, false);
            for (int question = QUESTION_UP; question <= QUESTION_ONE_LEG; question++)
                story_answer(story, 140, (Question)question, ANSWER_YES);
            story_start(story, 140, starts[i].minutes);
            assert_int_equal(story_advise(story, 140).row, late ? starts[i].late_row : starts[i].row);
            arena_free(&story->arena);
            free(story);
        }
}

// From row to row never more than 20 minutes up, and down only where the level rises.
static void minutes_do_not_jump(void **state)
{
    (void)state;
    for (int kind = 0; kind < 3; kind++) {
        Story *story = calloc(1, sizeof *story);
        story_begin(story, kind == 1, kind == 2);
        for (int week = 1, before = -1, was = 0; week < story->plan.row_count; week++) {
            const PlanRow *row = &story->plan.rows[week];
            int            minutes = 0, level = 0;
            for (int i = 0; i < row->walk_count; i++) {
                minutes += row->walks[i].minutes;
                level += row->walks[i].level;
            }
            assert_true(before < 0 || minutes - before <= 20);
            assert_true(before < 0 || minutes >= before || level > was);
            before = minutes, was = level;
        }
        arena_free(&story->arena);
        free(story);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(after_a_vaginal_birth),
        cmocka_unit_test(after_a_c_section),
        cmocka_unit_test(after_a_severe_tear),
        cmocka_unit_test(after_both),
        cmocka_unit_test(nobody_starts_at_level_3),
        cmocka_unit_test(minutes_do_not_jump),
        cmocka_unit_test(she_starts_where_her_walks_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
