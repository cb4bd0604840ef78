#include "warm.h"

#include "base/path.h"
#include "kinds.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LEVELS_UP = 4 };  // out/build/release/sim is so deep in the checkout

static void load_libraries(void)
{
    static const char *const files[] = { "libsqlite3.so.0",     "libsndfile.so.1",      "libmp3lame.so.0",
                                         "libFLAC.so.12",       "libvorbisenc.so.2",    "libogg.so.0",
                                         "libnettle.so.8",      "libutf8proc.so.2",     "libjson-c.so.5",
                                         "libglib-2.0.so.0",    "libcairo.so.2",        "libical.so.3",
                                         "libmicrohttpd.so.12", "libhunspell-1.7.so.0", "libqrencode.so.4",
                                         "libsystemd.so.0" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        dlopen(files[i], RTLD_NOW | RTLD_GLOBAL);
    int (*find_fonts)(void) = (int (*)(void))dlsym(RTLD_DEFAULT, "FcInit");
    if (find_fonts)
        find_fonts();  // for the covers
}

// The first walks say all that the others do.
static void speak_all(const World *world)
{
    enum { WALKS = 12 };
    for (uint64_t seed = 1; seed <= WALKS; seed++) {
        Scenario scenario = scenario_of(seed, world->arena);
        Trace    trace = { .arena = world->arena };
        sim_write(world, &scenario);
        Step step = sim_step(&scenario, WORDS("render", "./s.cfg", "-q", "--to", "0:01", "-o", "warm.wav"),
                             WORDS(NULL));
        if (scenario.spoken)
            step_run(world, &step, &trace);
    }
}

// A small folder to share: a walk, and what export writes beside it.
static void fill_shared(const World *world)
{
    Scenario scenario = { .profile = "",
                          .options = { "--sample-rate", "8000", "--mono", "--voice", "silent", "--anyway" } };
    Trace    trace = { .arena = world->arena };
    scenario.session =
        "title = \"Walk\"\nlevel = 2\nsay: { coming = \"off\"  halfway = \"off\"  minutes_left = \"off\" }\n"
        "phases: { begin: { pace = \"own\"  length = \"0:30\"  say: { stop_signs = \"start\" } }  "
        "walk: { length = \"0:10\"  pace = 96 } }\n";
    sim_write(world, &scenario);
    rename(world_path(world, "work/s.cfg"), world_path(world, "work/walk.cfg"));
    Step step = sim_step(&scenario, WORDS("export", "./walk.cfg", "-q", "--format", "wav", "--to", "walks"),
                         WORDS(NULL));
    if (step_run(world, &step, &trace).status != 0)
        fputs(trace.text, stderr);
}

// As installed, with what the checkout holds.
static void install(const World *world)
{
    char    own[4096];
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    own[length > 0 ? length : 0] = '\0';
    const char *prefix = world->prefix, *program = arena_printf(world->arena, "%s/bin/walkcoach", prefix);
    const char *data = arena_printf(world->arena, "%s/share/walkcoach", prefix), *up = own;
    const char *folders[] = { prefix, arena_printf(world->arena, "%s/bin", prefix),
                              arena_printf(world->arena, "%s/share", prefix) };
    for (int i = 0; i < 3; i++)
        mkdir(folders[i], 0755);
    for (int i = 0; i < LEVELS_UP; i++)
        up = path_folder(up, world->arena);
    if (symlink(own, program) != 0 || symlink(up, data) != 0) {
        perror(prefix);
        exit(2);
    }
}

World warm_up(Arena *arena, const char **folder)
{
    char        here[] = "/dev/shm/walkcoach-sim.XXXXXX", elsewhere[] = "/tmp/walkcoach-sim.XXXXXX";
    const char *made = mkdtemp(here) ? here : mkdtemp(elsewhere);
    if (!made) {
        perror("walkcoach-sim");
        exit(2);
    }
    *folder = arena_strdup(arena, made);
    World world = { .folder = arena_printf(arena, "%s/warm", made),
                    .nobody = arena_printf(arena, "%s/nobody", made),
                    .clips = arena_printf(arena, "%s/warm/home/.cache/walkcoach/clips", made),
                    .shared = arena_printf(arena, "%s/warm/work/walks", made),
                    .prefix = arena_printf(arena, "%s/prefix", made),
                    .arena = arena };
    install(&world);
    load_libraries();
    fflush(NULL);
    if (fork() == 0) {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        world_begin(&world, false);
        speak_all(&world);
        fill_shared(&world);
        _exit(0);
    }
    wait(NULL);
    return world;
}
