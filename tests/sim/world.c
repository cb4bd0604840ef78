#include "world.h"

#include "base/rng.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void give_up(const char *path)
{
    perror(path);
    exit(2);
}

const char *world_path(const World *world, const char *name)
{
    return arena_printf(world->arena, "%s/%s", world->folder, name);
}

// --- Making and removing ---------------------------------------------------------------

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about, (void)kind, (void)where;
    return remove(path);
}

void world_remove(const char *folder) { nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

void world_make(const World *world, const char *folder)
{
    const char *path = world_path(world, folder);
    if (mkdir(path, 0755) != 0)
        give_up(path);
}

// The files of one folder by other names, so that no seed keeps anything for another.
static void link_all(const World *world, const char *from, const char *to,
                     int (*link_one)(const char *, const char *))
{
    DIR           *folder = opendir(from);
    struct dirent *entry;
    world_make(world, to);
    while (folder && (entry = readdir(folder))) {
        const char *old = arena_printf(world->arena, "%s/%s", from, entry->d_name);
        const char *new = arena_printf(world->arena, "%s/%s/%s", world->folder, to, entry->d_name);
        if (entry->d_name[0] != '.' && link_one(old, new) != 0)
            give_up(new);
    }
    if (folder)
        closedir(folder);
}

void world_share(const World *world, const char *folder) { link_all(world, world->shared, folder, link); }

void world_twin(const World *world, const char *from, const char *to)
{
    link_all(world, world_path(world, from), to, link);
}

void world_begin(const World *world, bool spoken)
{
    static const char *const folders[] = {
        "", "home", "home/.config", "home/.config/walkcoach", "home/.cache", "home/.cache/walkcoach", "work"
    };
    world_remove(world->folder);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        world_make(world, folders[i]);
    if (spoken)
        link_all(world, world->clips, "home/.cache/walkcoach/clips", symlink);
}

// --- Files -----------------------------------------------------------------------------

static void write_bytes(const World *world, const char *name, const char *bytes, size_t size)
{
    const char *path = world_path(world, name);
    int         fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0 || write(fd, bytes, size) != (ssize_t)size)
        give_up(path);
    close(fd);
}

void world_write(const World *world, const char *name, const char *text)
{
    write_bytes(world, name, text, strlen(text));
}

static Content read_path(const World *world, const char *path)
{
    struct stat about;
    int         fd = open(path, O_RDONLY | O_CLOEXEC);
    Content     content = { 0 };
    if (fd < 0)
        return content;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        content = (Content){ true, arena_alloc(world->arena, (size_t)about.st_size + 1),
                             (size_t)about.st_size };
        ssize_t got = read(fd, content.bytes, content.size);  // less where it has just been begun anew
        content.size = got > 0 ? (size_t)got : 0;
        content.bytes[content.size] = '\0';
    }
    close(fd);
    return content;
}

Content world_read(const World *world, const char *name) { return read_path(world, world_path(world, name)); }

void world_copy(const World *world, const char *from, const char *to)
{
    Content content = world_read(world, from);
    if (content.there)
        write_bytes(world, to, content.bytes, content.size);
}

bool content_same(Content a, Content b)
{
    return a.there == b.there && a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

// --- Listing ---------------------------------------------------------------------------

static uint64_t sum_of(Content content)
{
    uint64_t sum = content.size;
    for (size_t at = 0; at < content.size; at += 8) {
        uint64_t word = 0;
        memcpy(&word, content.bytes + at, content.size - at < 8 ? content.size - at : 8);
        sum = rng_hash(sum ^ word, 0);
    }
    return sum;
}

static int not_hidden_here(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static const char *list(const World *world, const char *folder, const char *shown)
{
    struct dirent **entries;
    const char     *text = "";
    int             count = scandir(folder, &entries, not_hidden_here, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = arena_printf(world->arena, "%s%s", shown, entries[i]->d_name);
        const char *path = arena_printf(world->arena, "%s/%s", folder, entries[i]->d_name);
        Content     content = read_path(world, path);
        if (entries[i]->d_type == DT_DIR)
            text = arena_printf(world->arena, "%s%s", text,
                                list(world, path, arena_printf(world->arena, "%s/", name)));
        else
            text = arena_printf(world->arena, "%s%s %zu %016llx\n", text, name, content.size,
                                (unsigned long long)sum_of(content));
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return text;
}

const char *world_list(const World *world, const char *folder)
{
    return list(world, world_path(world, folder), "");
}
