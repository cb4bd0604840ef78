// How far the render of a walk, on all cores, is above its floor, on one, in pairs that take turns, so that
// a busy machine slows both.
//
//     bench PROGRAM FOLDER      FOLDER holds what is written; BENCH_MINUTES=3 measures the first three
//                              minutes, BENCH_FORMATS="wav flac" these formats only
//
// Each render is cold: a process of its own that speaks every phrase anew. Slow is not a failure.
#include "check.h"
#include "espeak.h"
#include "floor.h"
#include "plain.h"
#include "spread.h"

#include "app/options.h"

#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define SESSION       "20min"
#define MIXING_GOAL   15000  // times real time, on one core
#define SPEAKING_GOAL 1.15   // of espeak-ng's own processor time, shared by the cores
enum { PAIRS_MOST = 9, PATH_SIZE = 1000 };

typedef struct {
    const char *ending;
    bool        cold;  // speaks every phrase anew, and so does its floor
    int         jobs;  // 0: one for each core
    double      goal;  // render over floor; 0: none was set
    int         pairs;
    bool        slow;  // takes seconds: what it replaces does not matter
} Row;

// clang-format off
static const Row rows[] = {
    { "wav",  false, 0, 1.60, 7, false },
    { "wav",  true,  0, 1.35, 7, false },
    { "mp3",  false, 0, 0.55, 5, true },
    { "mp3",  false, 1, 1.03, 5, true },
    { "opus", false, 0, 0.55, 5, true },
    { "opus", false, 1, 1.05, 5, true },
    { "flac", false, 0, 0.70, 5, true },
    { "flac", false, 1, 1.06, 5, true },
    { "ogg",  false, 0, 0,    5, true },
    { "m4b",  false, 0, 0,    5, true },
};
// clang-format on

typedef struct {
    Material    material;
    const char *program, *folder;
    int         runs, warmed;
} Bench;

// --- The two sides ---------------------------------------------------------------------

// A cold run finds an empty cache; the others share one.
static bool run_program(Bench *bench, const Row *row, const char *path, double *seconds)
{
    char cache[PATH_SIZE], jobs[16], until[UNITS_TEXT_SIZE];
    snprintf(cache, sizeof cache, "%s/cache%d", bench->folder, row->cold ? ++bench->runs : 0);
    setenv("XDG_CACHE_HOME", cache, 1);
    snprintf(jobs, sizeof jobs, "%d", row->jobs ? row->jobs : bench->material.jobs);
    units_format_clock(micros_at(bench->material.length, bench->material.rate), until);
    char *argv[] = {
        (char *)bench->program, "render", SESSION, "--quiet", "--to", until, "--jobs", jobs, "-o",
        (char *)path,           NULL
    };
    pid_t  pid;
    int    status = 1;
    double began = floor_now();
    if (posix_spawn(&pid, bench->program, NULL, NULL, argv, environ) != 0 || waitpid(pid, &status, 0) < 0)
        return false;
    *seconds = floor_now() - began;
    return status == 0;
}

typedef struct {
    double ours[PAIRS_MOST], speaking[PAIRS_MOST], writing[PAIRS_MOST];  // seconds
    double ratio[PAIRS_MOST], to_writing[PAIRS_MOST];
} Times;

static bool run_pair(Bench *bench, const Row *row, const FileFormat *format, int pair, bool ours_first,
                     Times *times)
{
    char      ours[PATH_SIZE], floors[PATH_SIZE];
    FloorTime lowest;
    snprintf(ours, sizeof ours, "%s/render.%s", bench->folder, format->ending);
    snprintf(floors, sizeof floors, "%s/floor.%s", bench->folder, format->ending);
    if ((ours_first && !run_program(bench, row, ours, &times->ours[pair])) ||
        !floor_run(&bench->material, format, row->cold, ours, floors, &lowest) ||
        (!ours_first && !run_program(bench, row, ours, &times->ours[pair])))
        return false;
    times->speaking[pair] = lowest.speaking;
    times->writing[pair] = lowest.writing;
    times->ratio[pair] = times->ours[pair] / (lowest.speaking + lowest.writing);
    return true;
}

// --- The table -------------------------------------------------------------------------

static const char *verdict(bool good) { return good ? "" : "  above the goal"; }

static void print_row(const Bench *bench, const Row *row, const FileFormat *format, Times *times)
{
    Spread ours = spread_of(times->ours, row->pairs), speaking = spread_of(times->speaking, row->pairs),
           writing = spread_of(times->writing, row->pairs), ratio = spread_of(times->ratio, row->pairs);
    int  jobs = row->jobs ? row->jobs : bench->material.jobs;
    char goal[16] = "";
    if (row->goal > 0)
        snprintf(goal, sizeof goal, "<= %.2f", row->goal);
    printf("%-6s %-5s %4d %5d %8.3f s %8.3f s %8.3f s %7.2f  %5.2f .. %-5.2f  %s%s\n", format->title,
           row->cold ? "cold" : "warm", jobs, row->pairs, ours.middle, speaking.middle, writing.middle,
           ratio.middle, ratio.low, ratio.high, goal, verdict(row->goal == 0 || ratio.middle <= row->goal));
    fflush(stdout);
}

static bool asked_for(const Row *row)
{
    const char *formats = getenv("BENCH_FORMATS");
    return !formats || strstr(formats, row->ending);
}

// A pair that is not counted puts the files there that the others replace.
static bool measure_row(Bench *bench, const Row *row)
{
    Times times;
    char  name[16];
    snprintf(name, sizeof name, "walk.%s", row->ending);
    const FileFormat *format = file_format_of(name);
    if ((!row->slow || bench->warmed++ == 0) && !run_pair(bench, row, format, 0, true, &times))
        return false;
    for (int pair = 0; pair < row->pairs; pair++)
        if (!run_pair(bench, row, format, pair, pair % 2 == 0, &times))
            return false;
    print_row(bench, row, format, &times);
    return true;
}

static void print_mixing(Material *material)
{
    Spread took = spread_of(material->mixing, MIXING_PASSES);
    double length = (double)material->length / material->rate, speed = length / took.middle;
    printf("Mixing alone, one core: %.0f x real time (%.0f .. %.0f in %d passes), goal >= %d%s\n", speed,
           length / took.high, length / took.low, MIXING_PASSES, MIXING_GOAL,
           speed >= MIXING_GOAL ? "" : "  below the goal");
}

// In pairs, so that both meet the same machine.
static void print_speaking(Bench *bench)
{
    enum { PAIRS = 7 };
    Material *material = &bench->material;
    double    ours[PAIRS], theirs[PAIRS], ratio[PAIRS];
    for (int pair = 0; pair < PAIRS; pair++) {
        if (!floor_speak(material, &ours[pair]) || !espeak_speak(material, &theirs[pair]))
            return;
        ratio[pair] = ours[pair] / (theirs[pair] / material->jobs);
    }
    Spread took = spread_of(ours, PAIRS), alone = spread_of(theirs, PAIRS), over = spread_of(ratio, PAIRS);
    printf("Speaking %zu phrases: %.3f s; espeak-ng alone takes %.3f s of processor time; over that by the "
           "cores: "
           "%.2f (%.2f .. %.2f), goal <= %.2f%s\n",
           material->phrase_count, took.middle, alone.middle, over.middle, over.low, over.high, SPEAKING_GOAL,
           verdict(over.middle <= SPEAKING_GOAL));
}

int main(int argc, char **argv)
{
    if (plain_is_asked_for(argc, argv))
        return plain_run(argv);
    if (argc != 3) {
        fputs("bench PROGRAM FOLDER\n", stderr);
        return 2;
    }
    const char *minutes = getenv("BENCH_MINUTES");
    Bench       bench = { .program = argv[1], .folder = argv[2] };
    bool        good = material_open(&bench.material, SESSION, minutes ? atof(minutes) * 60 : 0);
    if (good) {
        printf("%s, %.0f s of it, %zu phrases, %d jobs; medians; each side syncs and replaces a file\n\n",
               SESSION, (double)bench.material.length / bench.material.rate, bench.material.phrase_count,
               bench.material.jobs);
        printf("%-12s %4s %5s %10s %10s %10s %7s  %-14s  %s\n", "", "jobs", "pairs", "render", "speaking",
               "writing", "ratio", "least .. most", "goal");
        for (size_t i = 0; good && i < sizeof rows / sizeof *rows; i++)
            good = !asked_for(&rows[i]) || measure_row(&bench, &rows[i]);
        printf("\nratio: render over writing alone (a WAV's finished bytes; others by their library on one "
               "core), and "
               "speaking alone where cold\n\n");
        print_mixing(&bench.material);
        print_speaking(&bench);
        putchar('\n');
        good = check_rows(bench.program) && good;
    }
    material_close(&bench.material);
    return good ? 0 : 1;
}
