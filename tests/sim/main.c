// One number gives everything that happens to a small computer and to the walkcoach on it.
//
//     sim SEED            that one, with its trace
//     sim FROM COUNT      so many, on two cores: a line for each that is wrong, and what was done in all
//     sim --list FILE     the seeds of a file, a line each: what comes after the number is a remark
//
// Ends with 1 where a promise was broken, or where a seed that is run twice does two things.
#include "kinds.h"
#include "warm.h"

#include "base/rng.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 2, TWICE = 40 };  // every so many-th seed is run twice

typedef struct {
    const uint64_t *seeds;
    size_t          count;
    World           world;  // what they have in common
    const char     *folder;
    bool            shows;  // the trace of every one
} Batch;

static double cpu_of(int whom)
{
    struct rusage used;
    getrusage(whom, &used);
    return (double)used.ru_utime.tv_sec + (double)used.ru_stime.tv_sec +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

// --- One seed --------------------------------------------------------------------------

static const char *run_seed(const Batch *batch, uint64_t seed, int worker, Arena *arena, int *wrong)
{
    static void (*const kinds[KINDS])(const World *, const Scenario *,
                                      Trace *) = { sim_walk, sim_export, sim_share, sim_days, sim_files };
    World    world = batch->world;
    Trace    trace = { .arena = arena };
    Scenario scenario = scenario_of(seed, arena);
    world.folder = arena_printf(arena, "%s/%d", batch->folder, worker);
    world.arena = arena;
    world.luck = rng_hash((uint64_t)getpid(), seed);
    world_begin(&world, scenario.spoken);
    trace_say(&trace, "seed %llu: %s", (unsigned long long)seed, scenario_kind(scenario.kind));
    double before = cpu_of(RUSAGE_CHILDREN) + cpu_of(RUSAGE_SELF);
    kinds[scenario.kind](&world, &scenario, &trace);
    *wrong += trace.wrong;
    step_tally()->kinds[scenario.kind]++;
    step_tally()->micros[scenario.kind] += (long)(1e6 *
                                                  (cpu_of(RUSAGE_CHILDREN) + cpu_of(RUSAGE_SELF) - before));
    return trace.text;
}

static void run_and_report(const Batch *batch, size_t index, int worker)
{
    Arena       arena = { 0 };
    int         wrong = 0;
    uint64_t    seed = batch->seeds[index];
    const char *trace = run_seed(batch, seed, worker, &arena, &wrong);
    if (!batch->shows && index % TWICE == 0 &&
        strcmp(trace, run_seed(batch, seed, worker, &arena, &wrong)) != 0)
        printf("seed %llu does not give the same trace twice\n", (unsigned long long)seed), wrong++;
    if (batch->shows)
        fputs(trace, stdout);
    for (const char *at = batch->shows ? "" : trace; (at = strstr(at, "\nWRONG")); at++)
        printf("seed %llu: %.*s\n", (unsigned long long)seed, (int)strcspn(at + 1, "\n"), at + 1);
    fflush(stdout);
    step_tally()->seeds++;
    step_tally()->wrong += wrong > 0;
    arena_free(&arena);
}

// --- All of them -----------------------------------------------------------------------

static _Noreturn void work(const Batch *batch, int worker, int workers)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    for (size_t i = (size_t)worker; i < batch->count; i += (size_t)workers)
        run_and_report(batch, i, worker);
    fflush(stdout);
    _exit(0);
}

static void print_tally(double cpu)
{
    const Tally *tally = step_tally();
    printf("%ld seeds, %ld wrong, %ld runs of the program, %.1f ms of CPU a seed:", tally->seeds,
           tally->wrong, tally->steps, 1000 * cpu / (double)tally->seeds);
    for (int i = 0; i < KINDS; i++)
        printf(" %s %ld (%.1f ms)", scenario_kind((Kind)i), tally->kinds[i],
               tally->kinds[i] ? 1e-3 * (double)tally->micros[i] / (double)tally->kinds[i] : 0);
    printf("; %ld times live was compared with the file, %ld had today and done", tally->compared,
           tally->noted_days);
    printf("\nfailed as asked:");
    for (int i = 0; i < CALL_KINDS; i++)
        printf(" %s %ld (of %ld)", failing_name((CallKind)i), tally->failed[i], tally->made[i]);
    printf("; %ld times that was no loss\n", tally->survived);
}

// The worlds are removed all the same.
static pid_t running[WORKERS];

static void stop(int signal)
{
    for (int i = 0; i < WORKERS; i++)
        if (running[i] > 0)
            kill(running[i], signal);
}

static int run(const Batch *batch)
{
    int    workers = batch->count < WORKERS ? 1 : WORKERS, how, died = 0;
    double before = cpu_of(RUSAGE_CHILDREN);
    fflush(stdout);
    signal(SIGINT, stop);
    signal(SIGTERM, stop);
    for (int i = 0; i < workers; i++)
        if ((running[i] = fork()) == 0)
            work(batch, i, workers);
    while (wait(&how) > 0)
        died += how != 0;
    if (!batch->shows)
        print_tally(cpu_of(RUSAGE_CHILDREN) - before);
    return died || step_tally()->wrong > 0;
}

static uint64_t *read_list(const char *path, size_t *count)
{
    FILE     *file = fopen(path, "r");
    uint64_t *seeds = calloc(100000, sizeof *seeds);
    char      line[400];
    *count = 0;
    while (file && seeds && fgets(line, sizeof line, file))
        if (line[0] >= '0' && line[0] <= '9')
            seeds[(*count)++] = strtoull(line, NULL, 10);
    if (file)
        fclose(file);
    return seeds;
}

static uint64_t *count_up(uint64_t from, size_t count)
{
    uint64_t *seeds = calloc(count, sizeof *seeds);
    for (size_t i = 0; seeds && i < count; i++)
        seeds[i] = from + i;
    return seeds;
}

int walkcoach_main(int argc, char **argv);

int main(int argc, char **argv)
{
    if (argc == 2 && argv[1][0] == '@') {  // it was started by itself, to speak or to read
        failing_begin_by_environment();
        return walkcoach_main(argc, argv);
    }
    if (argc != 2 && argc != 3) {
        fputs("sim SEED | sim FROM COUNT | sim --list FILE\n", stderr);
        return 2;
    }
    Arena arena = { 0 };
    bool  list = strcmp(argv[1], "--list") == 0;
    Batch batch = { .shows = argc == 2, .count = argc == 3 ? strtoul(argv[2], NULL, 10) : 1 };
    batch.seeds = list ? read_list(argv[2], &batch.count)
                       : count_up(strtoull(argv[1], NULL, 10), batch.count);
    step_open(batch.shows);
    batch.world = warm_up(&arena, &batch.folder);
    int wrong = run(&batch);
    world_remove(batch.folder);
    free((void *)batch.seeds);
    arena_free(&arena);
    return wrong;
}
