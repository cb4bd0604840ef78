// A folder is filled while a call fails, and then again without: in the end it is what a folder is that was
// filled at once, and no file in it was ever half of one.
#include "kinds.h"

#include <string.h>

static Step export_to(const World *world, const Scenario *scenario, const char *folder)
{
    (void)world;
    const char *format = strcmp(scenario->ending, "mp3") == 0 ? "mp3" : "wav";
    Step step = sim_step(scenario, WORDS("export", "./s.cfg", "-q", "--format", format, "--to", folder),
                         WORDS(NULL));
    return step;
}

// The lines of `some` that are not among those of `all`; what is hidden or has an old line elsewhere is.
static void check_whole(const char *some, const char *whole, const char *before, Trace *trace)
{
    for (const char *line = some; *line; line += strcspn(line, "\n") + 1) {
        const char *one = arena_printf(trace->arena, "%.*s\n", (int)strcspn(line, "\n"), line);
        bool        hidden = one[0] == '.' || strstr(one, "/.");
        TRACE_HOLDS(trace, !hidden, "a temporary file is left: %s", one);
        TRACE_HOLDS(trace, hidden || strstr(whole, one) || strstr(before, one),
                    "a file is neither old nor new: %s", one);
    }
}

void sim_export(const World *world, const Scenario *scenario, Trace *trace)
{
    sim_write(world, scenario);
    Step fresh = export_to(world, scenario, "fresh"), failing = export_to(world, scenario, "walks"),
         again = failing;
    Outcome clean = step_run(world, &fresh, trace);
    if (scenario->before == BEFORE_FOREIGN) {
        world_make(world, "work/walks");
        world_write(world, "work/walks/letter.txt", "hers\n");
    }
    if (scenario->before == BEFORE_OURS && clean.status == 0)
        world_twin(world, "work/fresh", "work/walks");
    const char *whole = world_list(world, "work/fresh"), *before = world_list(world, "work/walks");
    failing.fault = failing_one_of(scenario->fault, &clean.page);
    Outcome     outcome = step_run(world, &failing, trace);
    const char *after = world_list(world, "work/walks");
    check_whole(after, whole, before, trace);
    if (outcome.status == 0)
        check_whole(whole, after, "", trace);
    Outcome last = step_run(world, &again, trace);
    TRACE_HOLDS(trace, last.status == clean.status, "without a fault it ends with %d, not %d", last.status,
                clean.status);
    if (last.status == 0)
        check_whole(whole, world_list(world, "work/walks"), "", trace);
}
