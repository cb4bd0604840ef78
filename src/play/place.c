#include "play/place.h"

#include "base/text.h"
#include "job/paths.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 4096, VOLUME_MAX = 100 };

static const char *written(const Place *place, Arena *arena)
{
    Text text = { .arena = arena };
    text_printf(&text, "%lld ", (long long)place->at);
    text_add_line(&text, place->session);
    text_add(&text, "\n");
    if (place->volume != VOLUME_MAX)
        text_printf(&text, "volume %d\n", place->volume);
    if (place->muted >= 0)
        text_printf(&text, "muted %s\n", layer_name((Layer)place->muted));
    text_printf(&text, "%s", place->chosen);
    return text_string(&text);
}

bool place_save(const Place *place, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    const char *folder = paths_state(arena);
    if (!folder || !whole_make_private_folder(folder)) {
        snprintf(why, WHOLE_WHY_SIZE, "%.300s: %s", folder ? folder : "a home folder",
                 folder ? strerror(errno) : "there is none");
        return false;
    }
    return whole_write(arena_printf(arena, "%s/place", folder), written(place, arena), WHOLE_ANY, why);
}

static bool read_where(char *line, Arena *arena, Place *out)
{
    char *end = NULL;
    out->at = strtoll(line, &end, 10);
    if (end == line || *end != ' ' || out->at < 0 || !end[1])
        return false;
    out->session = text_of_line(end + 1, arena);
    return true;
}

// A line that we do not understand comes from another version: we skip it.
static void read_choice(const char *line, Text *chosen, Place *out)
{
    Layer layer;
    if (strncmp(line, "--", 2) == 0)
        text_printf(chosen, "%s\n", line);
    else if (strncmp(line, "volume ", 7) == 0 && isdigit((unsigned char)line[7])) {
        long volume = strtol(line + 7, NULL, 10);
        out->volume = volume > VOLUME_MAX ? VOLUME_MAX : (int)volume;
    } else if (strncmp(line, "muted ", 6) == 0 && layer_parse(line + 6, &layer))
        out->muted = (int)layer;
}

bool place_load(Arena *arena, Place *out)
{
    const char *folder = paths_state(arena);
    FILE       *from = folder ? fopen(arena_printf(arena, "%s/place", folder), "re") : NULL;
    char        line[LINE_MAX_BYTES];
    Text        chosen = { .arena = arena };
    bool        first = true, right = from != NULL;
    *out = (Place){ .volume = VOLUME_MAX, .muted = -1 };
    while (right && fgets(line, sizeof line, from)) {
        line[strcspn(line, "\n")] = 0;
        if (first)
            right = read_where(line, arena, out);
        else
            read_choice(line, &chosen, out);
        first = false;
    }
    if (from)
        fclose(from);
    out->chosen = text_string(&chosen);
    return right && !first;
}

void place_forget(Arena *arena)
{
    const char *folder = paths_state(arena);
    if (folder)
        unlink(arena_printf(arena, "%s/place", folder));
}
