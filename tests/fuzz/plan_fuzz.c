// libFuzzer: a clinic's plan may hold anything. What is read keeps to its bounds, and advises on any day.
#include "fuzz.h"

#include "plan/advice.h"
#include "plan/plan_keys.h"
#include "plan/read.h"

#include <string.h>

static void check_row(const PlanRow *row)
{
    demand(is_within(row->walk_count, 0, PLAN_WALKS) && is_within(row->drill_count, 0, PLAN_DRILLS),
           "a week has its days");
    for (int i = 0; i < row->walk_count; i++) {
        const PlanWalk *walk = &row->walks[i];
        demand(is_within(walk->level, 1, LEVEL_MAX) && is_within(walk->day, 1, 7),
               "a walk has level and day");
        demand(is_within(walk->minutes, 1, 24 * 60), "a walk has its minutes");
        check_place(walk->pos);
    }
    for (int i = 0; i < row->drill_count; i++)
        demand(row->drills[i].session && is_within(row->drills[i].day, 1, 7), "a drill has name and day");
}

static void check_advice(const Plan *plan, Arena *arena)
{
    const Mother mother = { .born = 20000, .c_section = plan->birth == BIRTH_C_SECTION, .tear = plan->tear };
    const Entry  entries[] = {
         { .day = 20010, .kind = ENTRY_WALK, .session = "5min", .minutes = 5, .level = 1 },
         { .day = 20020, .kind = ENTRY_WALK, .session = "10min", .minutes = 10, .level = 2 }
    };
    for (int days = 0; days < 500; days += 37) {
        const History history = { entries, days < 10 ? 0 : days < 20 ? 1 : 2 };
        Advice        advice = plan_advise(plan, &mother, &history, 20000 + days, arena);
        demand(is_within(advice.row, 0, plan->row_count - 1), "she is in a row of the plan");
        demand(advice.why && *advice.why, "advice has a reason");
        demand(advice.state != STATE_WALK || is_within(advice.walk.level, 1, LEVEL_MAX),
               "a walk for today has a level");
        demand(is_within(advice.question_count, 0, ADVICE_QUESTIONS), "questions have room");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzFile   file = file_of(data, size);
    Arena      arena = { 0 };
    DiagList   diags = { .arena = &arena };
    SearchPath search = { { "." }, 1 };
    const Desk desk = { &arena, &diags, &search, NULL };
    Plan       plan = { 0 };
    bool       good = plan_read(file.path, &desk, &plan);
    demand(good == (diags.errors == 0), "there is a plan, or an error says why not");
    check_messages(&diags, &arena);
    if (good) {
        demand(is_within(plan.row_count, 1, PLAN_WEEKS_MAX), "a plan is a year long at most");
        for (int i = 0; i < plan.row_count; i++)
            check_row(&plan.rows[i]);
        check_advice(&plan, &arena);
    }
    arena_free(&arena);
    file_close(&file);
    return 0;
}
