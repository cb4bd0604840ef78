// Where the library finds the data, the voices and the program that speaks.
#include "base/path.h"
#include "library/guard.h"
#include "library/inside.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LEVELS_UP = 5 };  // out/build/asan/lib/libwalkcoach.so is the deepest; an installed one two below /usr

const char *walkcoach_version(void) { return VERSION; }

int give(void *out, const void *all, size_t size)
{
    size_t known;
    memcpy(&known, out, sizeof known);
    if (known > size)
        known = size;
    if (known > sizeof known)
        memcpy((char *)out + sizeof known, (const char *)all + sizeof known, known - sizeof known);
    return 1;
}

void take(void *out, const void *given, size_t size)
{
    size_t known = 0;
    if (given)
        memcpy(&known, given, sizeof known);
    memcpy(out, given ? given : out, known < size ? known : size);
}

static bool is_data(const char *folder, Arena *arena)
{
    return access(arena_printf(arena, "%s/scripts/walk.cfg", folder), R_OK) == 0;
}

// "/usr/share/walkcoach" of "/usr/lib/libwalkcoach.so"; in a checkout its top. NULL: nowhere.
static const char *data_beside_library(Arena *arena)
{
    Dl_info     own;
    const char *folder;
    if (!dladdr((void *)(uintptr_t)walkcoach_version, &own) || !own.dli_fname)
        return NULL;
    folder = path_folder(files_full(own.dli_fname, arena), arena);
    for (int up = 0; up < LEVELS_UP && folder[1]; up++, folder = path_folder(folder, arena)) {
        const char *installed = arena_printf(arena, "%s/share/walkcoach", folder);
        if (is_data(installed, arena))
            return installed;
        if (is_data(folder, arena))
            return folder;
    }
    return NULL;
}

// "/usr/bin/walkcoach" for "/usr/share/walkcoach"; in a checkout, the program that was built there.
static const char *speaker_of(const char *data, Arena *arena)
{
    const char *const places[] = { arena_printf(arena, "%s/../../bin/walkcoach", data),
                                   arena_printf(arena, "%s/out/walkcoach", data) };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (access(places[i], X_OK) == 0)
            return places[i];
    return NULL;
}

static const char *copy(const char *text, Arena *arena) { return text ? arena_strdup(arena, text) : NULL; }

static Paths paths_of(const WalkcoachSetup *setup, Arena *arena)
{
    Paths paths = { .user = copy(setup->user, arena),
                    .profile = copy(setup->profile, arena),
                    .cache = copy(setup->cache, arena),
                    .data = setup->data ? copy(setup->data, arena) : data_beside_library(arena),
                    .speaker = copy(setup->speaker, arena) };
    if (paths.user)
        paths.search.roots[paths.search.count++] = paths.user;
    if (paths.data)
        paths.search.roots[paths.search.count++] = paths.data;
    if (paths.data && !paths.speaker)
        paths.speaker = speaker_of(paths.data, arena);
    paths.looked = paths.data;
    return paths;
}

typedef struct {
    WalkcoachSetup setup;
    Walkcoach     *coach;
    char          *why;
} Opened;

static WalkcoachStatus open_it(void *self)
{
    Opened    *opened = self;
    Walkcoach *coach = opened->coach;
    coach->paths = paths_of(&opened->setup, &coach->arena);
    if (coach->paths.data && is_data(coach->paths.data, &coach->arena))
        return WALKCOACH_DONE;
    snprintf(opened->why, WALKCOACH_WHY_SIZE, "%.400s: walkcoach's sessions are not there",
             coach->paths.data ? coach->paths.data : "beside the library");
    return WALKCOACH_WORLD;
}

WalkcoachStatus walkcoach_open(const WalkcoachSetup *setup, Walkcoach **out, char why[WALKCOACH_WHY_SIZE])
{
    Opened opened = { .setup = WALKCOACH_SETUP, .coach = calloc(1, sizeof(Walkcoach)), .why = why };
    *why = '\0';
    *out = NULL;
    take(&opened.setup, setup, sizeof opened.setup);
    WalkcoachStatus status = opened.coach ? guard_run(open_it, &opened) : WALKCOACH_MEMORY;
    if (status == WALKCOACH_DONE)
        *out = opened.coach;
    else
        walkcoach_close(opened.coach);
    return status;
}

void walkcoach_close(Walkcoach *coach)
{
    if (coach)
        arena_free(&coach->arena);
    free(coach);
}
