// The small commands that write a file, and what is written to a standard output that is full.
#include "kinds.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    const char *words[6];
    const char *file;  // NULL: standard output, which is full
} Command;

static const Command commands[] = {
    { { "new", "mine", "--quiet" }, "home/.config/walkcoach/scripts/mine.cfg" },
    { { "plan", "--ics", "plan.ics", "--on", "2026-11-20" }, "work/plan.ics" },
    { { "plot", "./s.cfg", "-o", "s.svg", "--anyway" }, "work/s.svg" },
    { { "render", "./s.cfg", "-q", "-o", "-" }, NULL },
    { { "show", "./s.cfg", "--anyway" }, NULL },
    { { "list" }, NULL },
};

static Step step_of(const Command *command)
{
    Step step = { .output = command->file ? NULL : "/dev/full" };
    memcpy(step.words, command->words, sizeof command->words);
    return step;
}

static const char born[] = "baby_born = \"2026-09-01\"\nbirth = \"vaginal\"\n";

void sim_files(const World *world, const Scenario *scenario, Trace *trace)
{
    const Command *command = &commands[scenario->file];
    Step           step = step_of(command), again = step;
    sim_write(world, scenario);
    if (command->file)
        world_write(world, "home/.config/walkcoach/walkcoach.cfg", born);
    static const FailingPage like = { .made_by = { { { [CALL_MALLOC] = 60,
                                                       [CALL_WRITE] = 2,
                                                       [CALL_FSYNC] = 2,
                                                       [CALL_RENAME] = 1,
                                                       [CALL_OPEN] = 30 } } } };
    step.fault = failing_one_of(scenario->fault, &like);
    Outcome outcome = step_run(world, &step, trace);
    if (!command->file) {
        TRACE_HOLDS(trace, outcome.status != 0, "exit 0, though nothing could be written");
        return;
    }
    Content failed = world_read(world, command->file);
    TRACE_HOLDS(trace, outcome.status != 0 || failed.there, "exit 0, and there is no file");
    if (failed.there)
        remove(world_path(world, command->file));
    Outcome clean = step_run(world, &again, trace);
    if (failed.there && clean.status == 0)
        TRACE_HOLDS(trace, content_same(failed, world_read(world, command->file)), "the file is not whole");
    TRACE_HOLDS(trace, clean.status == 0 || clean.status == outcome.status || outcome.failed,
                "without a fault it ends with %d, not %d", clean.status, outcome.status);
    const char *left = world_list(world, "work");
    TRACE_HOLDS(trace, *left != '.' && !strstr(left, "\n."), "a temporary file is left:\n%s", left);
}
