#include "voice/takes.h"

#include "base/path.h"
#include "voice/slug.h"

#include <ctype.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MANIFEST_MAX = 256 * 1024 };

static const char *const endings[] = { "wav", "flac", "ogg", "mp3" };
enum { ENDINGS = sizeof endings / sizeof *endings };

// --- The manifest ----------------------------------------------------------------------

static void read_line(Takes *takes, char *line, Arena *arena)
{
    char *equals = strchr(line, '=');
    char *file = line + strspn(line, " \t");
    if (!equals || *file == '#')
        return;
    size_t length = (size_t)(equals - file);
    while (length > 0 && isspace((unsigned char)file[length - 1]))
        length--;
    const char *id = slug_of(equals + 1, arena);
    if (!*id || length == 0)
        return;
    *ARENA_PUSH(arena, takes->listed, takes->count,
                takes->room) = (Take){ id, arena_printf(arena, "%s/%.*s", takes->folder, (int)length, file) };
}

Takes takes_open(const char *folder, Arena *arena)
{
    Takes takes = { .folder = folder };
    FILE *file = fopen(arena_printf(arena, "%s/manifest.txt", folder), "r");
    if (!file)
        return takes;
    char  *text = arena_alloc(arena, MANIFEST_MAX + 1), *rest = text, *line;
    size_t length = fread(text, 1, MANIFEST_MAX, file);
    fclose(file);
    text[length] = 0;
    while ((line = strsep(&rest, "\r\n")))
        read_line(&takes, line, arena);
    return takes;
}

// --- Files -----------------------------------------------------------------------------

const char *takes_file(const Takes *takes, const char *text, Arena *arena)
{
    const char *id = slug_of(text, arena);
    for (size_t i = 0; i < takes->count; i++)
        if (strcmp(takes->listed[i].id, id) == 0)
            return takes->listed[i].file;
    for (size_t i = 0; *id && i < ENDINGS; i++) {
        const char *file = arena_printf(arena, "%s/%s.%s", takes->folder, id, endings[i]);
        if (access(file, F_OK) == 0)
            return file;
    }
    return NULL;
}

// NULL: not a recording's name.
static const char *id_of(const char *name, Arena *arena)
{
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < ENDINGS; i++)
        if (strcmp(dot + 1, endings[i]) == 0)
            return arena_strndup(arena, name, (size_t)(dot - name));
    return NULL;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// A file that the manifest names gets its id from there.
static bool is_listed(const Takes *takes, const char *name)
{
    for (size_t i = 0; i < takes->count; i++)
        if (strcmp(path_name(takes->listed[i].file), name) == 0)
            return true;
    return false;
}

const char *const *takes_all(const Takes *takes, Arena *arena, size_t *count)
{
    const char   **ids = NULL;
    size_t         room = 0;
    DIR           *folder = opendir(takes->folder);
    struct dirent *entry;
    *count = 0;
    for (size_t i = 0; i < takes->count; i++)
        *ARENA_PUSH(arena, ids, *count, room) = takes->listed[i].id;
    while (folder && (entry = readdir(folder))) {
        const char *id = is_listed(takes, entry->d_name) ? NULL : id_of(entry->d_name, arena);
        if (id)
            *ARENA_PUSH(arena, ids, *count, room) = id;
    }
    if (folder)
        closedir(folder);
    if (ids)
        qsort(ids, *count, sizeof *ids, by_name);
    return ids;
}
