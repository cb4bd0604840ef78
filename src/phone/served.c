#include "phone/served.h"

#include "base/json.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILES_MAX = 4000 };
#define BASE     "@BASE@"
#define TEMPLATE "feed.template.xml"

// clang-format off
static const struct { const char *ending, *type; bool sound; } kinds[] = {
    { "mp3",  "audio/mpeg", true },   { "m4a",  "audio/mp4", true },    { "m4b",  "audio/mp4", true },
    { "ogg",  "audio/ogg", true },    { "opus", "audio/ogg", true },    { "flac", "audio/flac", true },
    { "wav",  "audio/wav", true },
    { "png",  "image/png", false },   { "svg",  "image/svg+xml", false },
    { "json", "application/json", false },
    { "m3u8", "audio/x-mpegurl", false },
    { "vtt",  "text/vtt; charset=utf-8", false },
    { "lrc",  "text/plain; charset=utf-8", false },
    { "srt",  "text/plain; charset=utf-8", false },
    { "txt",  "text/plain; charset=utf-8", false },
    { "cue",  "text/plain; charset=utf-8", false },
};
// clang-format on
enum { KINDS = sizeof kinds / sizeof *kinds };

// KINDS: none of them.
static size_t kind_of(const char *name)
{
    size_t kind = 0;
    while (kind < KINDS && strcmp(path_ending(name), kinds[kind].ending) != 0)
        kind++;
    return kind;
}

Served *served_find(const ServedList *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].name, name) == 0)
            return &list->items[i];
    return NULL;
}

static void add(ServedList *list, Served one, Arena *arena)
{
    *ARENA_PUSH(arena, list->items, list->count, list->room) = one;
}

// --- The folder ------------------------------------------------------------------------

static bool is_plain_file(int folder, const char *name)
{
    struct stat about;
    return name[0] != '.' && fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISREG(about.st_mode);
}

static bool list_folder(const char *folder, ServedList *out, Arena *arena, SinkError *error)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return sink_failed(error, "%s: %s", folder, strerror(errno));
    for (struct dirent *entry; (entry = readdir(dir)) && out->files < FILES_MAX;) {
        size_t kind = kind_of(entry->d_name);
        if (kind == KINDS || !is_plain_file(dirfd(dir), entry->d_name))
            continue;
        add(out,
            (Served){ .name = arena_strdup(arena, entry->d_name),
                      .type = kinds[kind].type,
                      .path = arena_printf(arena, "%s/%s", folder, entry->d_name) },
            arena);
        out->files++;
        out->sounds += kinds[kind].sound;
    }
    closedir(dir);
    return true;
}

// --- What is made here -----------------------------------------------------------------

static void fill_line(const char *line, const char *address, Text *out)
{
    for (const char *base; (base = strstr(line, BASE)); line = base + strlen(BASE)) {
        text_add_bytes(out, line, (size_t)(base - line));
        text_add(out, address);
    }
    text_add(out, line);
}

static void add_feed(const char *folder, const char *address, ServedList *out, Arena *arena)
{
    FILE *from = fopen(arena_printf(arena, "%s/" TEMPLATE, folder), "re");
    if (!from)
        return;
    Text   feed = { .arena = arena };
    char  *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, from) >= 0)
        fill_line(line, address, &feed);
    free(line);
    fclose(from);
    add(out,
        (Served){
            .name = "feed.xml", .text = text_string(&feed), .type = "application/rss+xml; charset=utf-8" },
        arena);
}

static int by_name(const void *a, const void *b)
{
    return strverscmp(((const Served *)a)->name, ((const Served *)b)->name);
}

static void write_walk(Json *json, const Served *file)
{
    struct stat about = { 0 };
    stat(file->path, &about);
    json_object_open(json, NULL);
    json_string(json, "file", file->name);
    json_int(json, "bytes", about.st_size);
    json_object_close(json);
}

// For a folder that `export` did not write: its sound files, with nothing known but their names.
static void add_index(ServedList *out, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_array_open(&json, "walks");
    for (size_t i = 0; i < out->count; i++) {
        size_t kind = kind_of(out->items[i].name);
        if (kind < KINDS && kinds[kind].sound)
            write_walk(&json, &out->items[i]);
    }
    json_array_close(&json);
    json_object_close(&json);
    add(out, (Served){ .name = "index.json", .text = text_string(&text), .type = "application/json" }, arena);
}

bool served_list(const char *folder, const char *page, const char *address, Arena *arena, ServedList *out,
                 SinkError *error)
{
    *out = (ServedList){ 0 };
    if (!list_folder(folder, out, arena, error))
        return false;
    if (out->files > 0)
        qsort(out->items, out->count, sizeof *out->items, by_name);
    if (!served_find(out, "index.json"))
        add_index(out, arena);
    if (!served_find(out, "feed.xml"))
        add_feed(folder, address, out, arena);
    add(out, (Served){ .name = "", .path = page, .type = "text/html; charset=utf-8" }, arena);
    return true;
}
