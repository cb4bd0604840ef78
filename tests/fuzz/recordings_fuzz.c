// libFuzzer: a folder of recordings, whose list (manifest.txt) may hold anything: a phrase a line before the
// first NUL, the list after it.
#include "fuzz.h"

#include "voice/slug.h"
#include "voice/takes.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[] = "/tmp/walkcoach-fuzz.XXXXXX";

static void remove_folder(void)
{
    char                     path[sizeof folder + 32];
    static const char *const names[] = { "manifest.txt", "lift-and-draw-in.wav", "rest.flac" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void put(const char *name, const uint8_t *data, size_t size)
{
    char path[sizeof folder + 32];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, data, size) != (ssize_t)size || close(fd) != 0)
        abort();
}

static void make_folder(void)
{
    static bool made;
    if (made)
        return;
    made = true;
    demand(mkdtemp(folder) != NULL, "a folder can be made");
    atexit(remove_folder);
    put("lift-and-draw-in.wav", NULL, 0);
    put("rest.flac", NULL, 0);
}

static void check_slug(const char *text, Arena *arena)
{
    const char *slug = slug_of(text, arena);
    demand(strlen(slug) <= SLUG_MOST, "a name of a phrase has its place in a file system");
    demand(!strpbrk(slug, "/. \t\n") && *slug != '-', "a name of a phrase is a plain one");
    demand(strcmp(slug_of(slug, arena), slug) == 0, "a name is its own name");
}

static void check_all(const Takes *takes, Arena *arena)
{
    size_t             count;
    const char *const *ids = takes_all(takes, arena, &count);
    for (size_t i = 0; i < count; i++) {
        demand(ids[i] && *ids[i], "what is recorded has a name");
        demand(i == 0 || strcmp(ids[i - 1], ids[i]) <= 0, "names are sorted");
    }
    for (size_t i = 0; i < takes->count; i++)
        demand(takes->listed[i].id && takes->listed[i].file, "a line of the list is whole");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena arena = { 0 };
    make_folder();
    char *rest, *phrases = take_text(&data, &size, &arena);
    put("manifest.txt", data, size);
    Takes takes = takes_open(folder, &arena);
    check_all(&takes, &arena);
    demand(takes_file(&takes, "Lift, and draw in!", &arena) != NULL, "what is there is found");
    for (char *phrase = strtok_r(phrases, "\n", &rest); phrase; phrase = strtok_r(NULL, "\n", &rest)) {
        check_slug(phrase, &arena);
        const char *file = takes_file(&takes, phrase, &arena);
        demand(!file || takes.count > 0 || access(file, F_OK) == 0,
               "what no list names is found where it is");
    }
    arena_free(&arena);
    return 0;
}
