#include "phone/served.h"

#include "base/json.h"
#include "base/path.h"
#include "base/utf8.h"
#include "phone/url.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

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
    { "srt",  "application/x-subrip; charset=utf-8", false },
    { "txt",  "text/plain; charset=utf-8", false },
    { "cue",  "text/plain; charset=utf-8", false },
};
// clang-format on
enum { KINDS = sizeof kinds / sizeof *kinds };

// KINDS: none of them.
static size_t kind_of(const char *name)
{
    size_t kind = 0;
    while (kind < KINDS && strcasecmp(path_ending(name), kinds[kind].ending) != 0)
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

// Reads through a new descriptor: listing moves a position, and the folder's own must stay.
static DIR *open_list(int folder)
{
    int  copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;
    if (!dir && copy >= 0)
        close(copy);
    return dir;
}

static bool list_folder(const char *folder, ServedList *out, Arena *arena, SinkError *error)
{
    out->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = out->folder >= 0 ? open_list(out->folder) : NULL;
    if (!dir)
        return sink_failed(error, "%s: %s", folder, strerror(errno));
    for (struct dirent *entry; (entry = readdir(dir)) && out->files < FILES_MAX;) {
        size_t kind = kind_of(entry->d_name);
        if (kind == KINDS || !is_plain_file(out->folder, entry->d_name))
            continue;
        add(out, (Served){ .name = arena_strdup(arena, entry->d_name), .type = kinds[kind].type }, arena);
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

// NULL: there is no such file. A link does not count.
static FILE *open_in(int folder, const char *name)
{
    int   fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
    if (!file && fd >= 0)
        close(fd);
    return file;
}

static void add_feed(const char *address, ServedList *out, Arena *arena)
{
    FILE *from = open_in(out->folder, TEMPLATE);
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

// A name in another encoding cannot go into JSON as it is: "link" has its bytes.
static void write_walk(Json *json, int folder, const Served *file, Arena *arena)
{
    struct stat about = { 0 };
    Text        link = { .arena = arena };
    fstatat(folder, file->name, &about, AT_SYMLINK_NOFOLLOW);
    json_object_open(json, NULL);
    json_string(json, "file", file->name);
    if (!utf8_valid(file->name, strlen(file->name))) {
        url_add_name(&link, file->name);
        json_string(json, "link", text_string(&link));
    }
    json_int(json, "bytes", about.st_size);
    json_object_close(json);
}

// For a folder that `export` did not write: its sound files, of which only the names are known.
static void add_index(ServedList *out, Arena *arena)
{
    Text text = { .arena = arena };
    Json json = { .text = &text };
    json_object_open(&json, NULL);
    json_array_open(&json, "walks");
    for (size_t i = 0; i < out->count; i++) {
        size_t kind = kind_of(out->items[i].name);
        if (kind < KINDS && kinds[kind].sound)
            write_walk(&json, out->folder, &out->items[i], arena);
    }
    json_array_close(&json);
    json_object_close(&json);
    add(out, (Served){ .name = "index.json", .text = text_string(&text), .type = "application/json" }, arena);
}

// --- The page --------------------------------------------------------------------------

static bool add_page(const char *page, const char *file, const char *name, const char *type, ServedList *out,
                     Arena *arena, SinkError *error)
{
    const char *path = arena_printf(arena, "%s/%s", page, file);
    FILE       *from = fopen(path, "re");
    Text        text = { .arena = arena };
    char        piece[4096];
    size_t      got;
    if (!from)
        return sink_failed(error, "%s: %s", path, strerror(errno));
    while ((got = fread(piece, 1, sizeof piece, from)) > 0)
        text_add_bytes(&text, piece, got);
    fclose(from);
    add(out, (Served){ .name = name, .text = text_string(&text), .type = type }, arena);
    return true;
}

// Script and style are files of their own, so that no others ever run.
static bool add_pages(const char *page, ServedList *out, Arena *arena, SinkError *error)
{
    return add_page(page, "page.html", "", "text/html; charset=utf-8", out, arena, error) &&
           add_page(page, "page.css", "page.css", "text/css; charset=utf-8", out, arena, error) &&
           add_page(page, "page.js", "page.js", "text/javascript; charset=utf-8", out, arena, error) &&
           add_page(page, "hers.js", "hers.js", "text/javascript; charset=utf-8", out, arena, error) &&
           add_page(page, "step.js", "step.js", "text/javascript; charset=utf-8", out, arena, error) &&
           add_page(page, "worker.js", "worker.js", "text/javascript; charset=utf-8", out, arena, error);
}

bool served_list(const char *folder, const char *page, const char *address, Arena *arena, ServedList *out,
                 SinkError *error)
{
    *out = (ServedList){ .folder = -1 };
    if (!list_folder(folder, out, arena, error) || !add_pages(page, out, arena, error))
        return false;
    qsort(out->items, out->count, sizeof *out->items, by_name);
    if (!served_find(out, "index.json"))
        add_index(out, arena);
    if (!served_find(out, "feed.xml"))
        add_feed(address, out, arena);
    return true;
}

void served_close(ServedList *list)
{
    if (list->folder >= 0)
        close(list->folder);
    list->folder = -1;
}
