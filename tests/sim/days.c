// Some days of hers, one of them with a call that fails: what she noted is in the log once, or not at all;
// and her profile is what it was, or what it has to be.
#include "kinds.h"

#include <string.h>

static const char profile_path[] = "home/.config/walkcoach/walkcoach.cfg";

static Step step_of(const Day *day)
{
    static const char *const commands[] = { "init", "today", "done", "log", "log", "plan" };
    Step                     step = { .words = { commands[day->kind], "--on", day->on } };
    int                      count = 3;
    if (day->kind == DAY_UNDO)
        step.words[count++] = "--undo";
    for (int i = 0; i < 6 && day->words[i]; i++)
        step.words[count++] = day->words[i];
    return step;
}

// What these commands take, about.
static Fault fault_of(const Scenario *scenario, const Day *day)
{
    static const FailingPage reads = { .made_by = {
                                           { { [CALL_MALLOC] = 40, [CALL_WRITE] = 1, [CALL_OPEN] = 40 } } } };
    static const FailingPage notes = {
        .made_by = { { { [CALL_MALLOC] = 40, [CALL_WRITE] = 20, [CALL_FSYNC] = 8, [CALL_OPEN] = 30 } } }
    };
    static const FailingPage inits = { .made_by = { { { [CALL_MALLOC] = 40,
                                                        [CALL_WRITE] = 2,
                                                        [CALL_FSYNC] = 2,
                                                        [CALL_RENAME] = 3,
                                                        [CALL_OPEN] = 40 } } } };
    switch (day->kind) {
    case DAY_DONE:
    case DAY_UNDO: return failing_one_of(scenario->fault, &notes);
    case DAY_INIT: return failing_one_of(scenario->fault, &inits);
    case DAY_TODAY:
    case DAY_LOG:
    case DAY_PLAN: break;
    }
    return failing_one_of(scenario->fault, &reads);
}

static const char *csv(const World *world, Trace *trace)
{
    Step    step = { .words = { "log", "--csv", "--on", "2026-11-28" } };
    Outcome outcome = step_run(world, &step, trace);
    TRACE_HOLDS(trace, outcome.status == 0, "the log cannot be read");
    return outcome.out;
}

static int rows_with(const char *text, const char *part)
{
    int rows = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        rows++;
    return rows;
}

// Of a walk on a day: a row, and no more.
static void check_done(const World *world, const Day *day, const Outcome *outcome, const char *before,
                       const char *after, Trace *trace)
{
    const char *kind = strcmp(day->words[0], "breathing") == 0 ? "drill" : "walk";
    const char *row = arena_printf(world->arena, "\n%s,%s,%s,", day->on, kind, day->words[0]);
    int         rows = rows_with(after, row);
    TRACE_HOLDS(trace, rows <= 1, "it is noted %d times", rows);
    TRACE_HOLDS(trace, outcome->status != 0 || rows == 1, "exit 0, and it is not noted");
    int grown = rows_with(after, "\n") - rows_with(before, "\n");
    TRACE_HOLDS(trace, outcome->status != 0 || grown >= 0, "exit 0, and rows are gone");
    TRACE_HOLDS(trace, outcome->status == 0 || grown >= 0, "it failed, and rows are gone");
}

static void check_day(const World *world, const Day *day, const Outcome *outcome, const char *before,
                      const char *after, Trace *trace)
{
    switch (day->kind) {
    case DAY_DONE: check_done(world, day, outcome, before, after, trace); break;
    case DAY_UNDO: break;
    case DAY_INIT:
    case DAY_TODAY:
    case DAY_LOG:
    case DAY_PLAN: TRACE_HOLDS(trace, strcmp(before, after) == 0, "the log has changed"); break;
    }
}

static void init_again(const World *world, const Day *day, Content before, const Outcome *failed,
                       Trace *trace)
{
    Content left = world_read(world, profile_path);
    Step    step = step_of(day);
    world_write(world, profile_path, "");
    if (before.there)
        world_write(world, profile_path, before.bytes);
    Outcome again = step_run(world, &step, trace);
    Content whole = world_read(world, profile_path);
    if (again.status == 0)
        TRACE_HOLDS(trace, content_same(left, before) || content_same(left, whole),
                    "the profile is neither old nor new");
    TRACE_HOLDS(trace, failed->status != 0 || again.status != 0 || content_same(left, whole),
                "exit 0, and the profile is not what it has to be");
}

static bool has_day(const Scenario *scenario, DayKind kind)
{
    for (int i = 0; i < scenario->day_count; i++)
        if (scenario->days[i].kind == kind)
            return true;
    return false;
}

void sim_days(const World *world, const Scenario *scenario, Trace *trace)
{
    if (scenario->profile)
        world_write(world, profile_path, scenario->profile);
    const char *before = csv(world, trace);
    for (int i = 0; i < scenario->day_count; i++) {
        const Day *day = &scenario->days[i];
        Step       step = step_of(day);
        Content    profile = world_read(world, profile_path);
        if (i == scenario->day_failing)
            step.fault = fault_of(scenario, day);
        Outcome     outcome = step_run(world, &step, trace);
        bool        looked = outcome.failed || day->kind == DAY_DONE || day->kind == DAY_UNDO;
        const char *after = looked ? csv(world, trace) : before;
        check_day(world, day, &outcome, before, after, trace);
        if (day->kind == DAY_INIT && outcome.failed)
            init_again(world, day, profile, &outcome, trace);
        else if (day->kind != DAY_INIT)
            TRACE_HOLDS(trace, content_same(profile, world_read(world, profile_path)),
                        "the profile has changed");
        before = after;
    }
    step_tally()->noted_days += has_day(scenario, DAY_TODAY) && has_day(scenario, DAY_DONE);
    const char *left = world_list(world, "home");
    TRACE_HOLDS(trace, !strstr(left, "/.walkcoach.cfg") && !strstr(left, "-journal"),
                "a temporary file is left:\n%s", left);
}
