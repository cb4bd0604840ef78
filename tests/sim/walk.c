// A walk becomes a file while a call fails; then without; and then it is listened to.
//
// The file is what it was, or what it is without the fault; what is heard is what is in the file.
#include "kinds.h"

#include "listen.h"

#include <string.h>

static const char foreign[] = "a letter of hers, that no program may write over\n";

static const char *target(const World *world, const Scenario *scenario)
{
    return arena_printf(world->arena, "target.%s", scenario->ending);
}

static const char *below_work(const World *world, const char *name)
{
    return arena_printf(world->arena, "work/%s", name);
}

static bool is_wav(const Scenario *scenario) { return strcmp(scenario->ending, "wav") == 0; }

// A WAV is of floats, so that it can be compared with what is heard.
static Step render(const Scenario *scenario, const char *name)
{
    Step step = sim_step(scenario, WORDS("render", "./s.cfg", "-q", "-o", name),
                         is_wav(scenario) ? WORDS("--bits", "float") : WORDS(NULL));
    return scenario->beside ? step_with(step, WORDS("--beside", "vtt,chapters")) : step;
}

// Without the fault: what there has to be in the end.
static Outcome render_clean(const World *world, const Scenario *scenario, Trace *trace)
{
    const char *name = arena_printf(world->arena, "clean.%s", scenario->ending);
    Step        step = render(scenario, name);
    return step_run(world, &step, trace);
}

static void write_before(const World *world, const Scenario *scenario, const char *name)
{
    if (scenario->before == BEFORE_FOREIGN)
        world_write(world, name, foreign);
    if (scenario->before == BEFORE_OURS)
        world_copy(world, arena_printf(world->arena, "work/clean.%s", scenario->ending), name);
}

static void check_target(const World *world, const Scenario *scenario, const Outcome *outcome, Content before,
                         const char *name, Trace *trace)
{
    Content after = world_read(world, name);
    Content whole = world_read(world, arena_printf(world->arena, "work/clean.%s", scenario->ending));
    bool    is_whole = content_same(after, whole), untouched = content_same(after, before);
    TRACE_HOLDS(trace, is_whole || untouched, "the target is neither whole nor untouched: %zu bytes",
                after.size);
    TRACE_HOLDS(trace, outcome->status != 0 || is_whole, "exit 0, and the target is not what it has to be");
    const char *left = world_list(world, "work");
    TRACE_HOLDS(trace, *left != '.' && !strstr(left, "\n."), "a temporary file is left:\n%s", left);
}

static void render_failing(const World *world, const Scenario *scenario, const Outcome *clean, Trace *trace)
{
    const char *name = target(world, scenario), *path = below_work(world, name);
    write_before(world, scenario, path);
    Content     before = world_read(world, path);
    Step        step = render(scenario, name);
    FailingPage like = clean->page;
    if (before.there)
        like.made_by[0][0][CALL_RENAME] += 2;  // a name beside the old file, and then over it
    step.fault = failing_one_of(scenario->fault, &like);
    Outcome outcome = step_run(world, &step, trace);
    check_target(world, scenario, &outcome, before, path, trace);
}

// To play takes the calls that compiling takes, a process that puts the terminal back, and its pipe. What
// is asked for after compiling is asked for by nobody else: memory is what is refused most, and mostly
// there.
static Fault fault_of_play(const Scenario *scenario, const FailingPage *rendered)
{
    enum {
        FEWER = 8,
        LAST = 16,
        MANY = 60
    };  // mallocs: than a render has; after compiling, about; of a walk
    Fault       wanted = scenario->fault;
    FailingPage like = *rendered;
    int         mallocs = like.made_by[0][0][CALL_MALLOC];
    like.made_by[0][0][CALL_FORK]++;
    like.made_by[0][0][CALL_PIPE]++;
    if (mallocs >= MANY && (wanted.call == CALL_MMAP || wanted.call == CALL_RENAME))
        wanted.call = CALL_MALLOC;
    Fault fault = failing_one_of(wanted, &like);
    if (mallocs >= MANY && fault.call == CALL_MALLOC && fault.process + fault.thread == 0)
        fault.nth = mallocs - FEWER - wanted.nth % LAST;
    return fault;
}

static void listen(const World *world, const Scenario *scenario, const Outcome *clean, Trace *trace)
{
    Step live = sim_step(scenario, WORDS("play", "./s.cfg", "--delay", "0"), WORDS(NULL));
    live.performance = &scenario->performance;
    live.heard = "heard";
    if (scenario->fault_plays)
        live.fault = fault_of_play(scenario, &clean->page);
    Outcome played = step_run(world, &live, trace);
    if (clean->status == 0 && played.status == 0 && is_wav(scenario))
        listen_compare(world, scenario, trace);
    if (clean->status == 1)
        TRACE_HOLDS(trace, played.status == 1 || played.failed, "it is played, though it cannot be rendered");
}

void sim_walk(const World *world, const Scenario *scenario, Trace *trace)
{
    sim_write(world, scenario);
    Outcome clean = render_clean(world, scenario, trace);
    TRACE_HOLDS(trace, clean.status == 0 || clean.status == 1, "without a fault it ends with %d",
                clean.status);
    if (!scenario->fault_plays)
        render_failing(world, scenario, &clean, trace);
    if (scenario->plays)
        listen(world, scenario, &clean, trace);
}
