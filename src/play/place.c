#include "play/place.h"

#include "base/whole.h"
#include "job/paths.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096 };

bool place_save(const Place *place, Arena *arena)
{
    char        why[WHOLE_WHY_SIZE];
    const char *folder = paths_state(arena);
    if (!folder || !whole_make_private_folder(folder))
        return false;
    return whole_write(arena_printf(arena, "%s/place", folder),
                       arena_printf(arena, "%lld %s\n", (long long)place->at, place->session), WHOLE_ANY,
                       why);
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
