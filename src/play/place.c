#include "play/place.h"

#include "job/paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096 };

static bool make_folders(Arena *arena, const char *folder)
{
    char *path = arena_strdup(arena, folder);
    for (char *at = path + 1; *at; at++)
        if (*at == '/') {
            *at = 0;
            if (mkdir(path, 0700) != 0 && errno != EEXIST)
                return false;
            *at = '/';
        }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

bool place_save(const Place *place, Arena *arena)
{
    const char *folder = paths_state(arena);
    if (!folder || !make_folders(arena, folder))
        return false;
    const char *path = arena_printf(arena, "%s/place", folder),
               *beside = arena_printf(arena, "%s.%ld", path, (long)getpid());
    FILE *to = fopen(beside, "we");
    if (!to)
        return false;
    fprintf(to, "%lld %s\n", (long long)place->at, place->session);
    if (fclose(to) == 0 && rename(beside, path) == 0)
        return true;
    unlink(beside);
    return false;
}

bool place_load(Arena *arena, Place *out)
{
    const char *folder = paths_state(arena);
    FILE       *from = folder ? fopen(arena_printf(arena, "%s/place", folder), "re") : NULL;
    if (!from)
        return false;
    char line[LINE_MAX_BYTES], *end = NULL;
    bool read = fgets(line, sizeof line, from) != NULL;
    fclose(from);
    if (!read)
        return false;
    out->at = strtoll(line, &end, 10);
    line[strcspn(line, "\n")] = 0;
    if (end == line || *end != ' ' || out->at < 0 || !end[1])
        return false;
    out->session = arena_strdup(arena, end + 1);
    return true;
}

void place_forget(Arena *arena)
{
    const char *folder = paths_state(arena);
    if (folder)
        unlink(arena_printf(arena, "%s/place", folder));
}
