#include "phone/address.h"

#include "base/path.h"
#include "base/rng.h"
#include "job/paths.h"
#include "phone/door.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { URL_MAX = 200 };

// Named by a checksum, since a path is too long for a file name. If two sums collide, the line in the file
// says whose it is. NULL: there is no home to keep it in.
static const char *file_of(const char *real, Arena *arena)
{
    const char *state = paths_state(arena);
    return state ? arena_printf(arena, "%s/shares/%016llx", state, (unsigned long long)rng_hash_text(real))
                 : NULL;
}

// One name for the folder, whether reached through a link or by another path. NULL: it is not there.
static const char *real_path(const char *folder, Arena *arena)
{
    char       *real = realpath(folder, NULL);
    const char *kept = real ? arena_strdup(arena, real) : NULL;
    free(real);
    return kept;
}

static bool read_url(const char *url, Arena *arena, Address *out)
{
    char        host[81], secret[DOOR_SECRET_LENGTH + 1], end[2];
    const char *after = strncmp(url, "https://", 8) == 0  ? url + 8
                        : strncmp(url, "http://", 7) == 0 ? url + 7
                                                          : "";
    if (sscanf(after, "%80[^/]/%20[a-z2-9]%1[/]", host, secret, end) != 3 ||
        strlen(secret) != DOOR_SECRET_LENGTH)
        return false;
    const char *colon = strrchr(host, ':');
    long        port = colon ? strtol(colon + 1, NULL, 10) : 0;
    *out = (Address){ arena_strdup(arena, url), arena_strdup(arena, secret), (int)port };
    return port > 0 && port <= 65535;
}

static bool read_line(FILE *from, char *line, size_t size)
{
    if (!fgets(line, (int)size, from))
        return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

bool address_recall(const char *folder, Arena *arena, Address *out)
{
    const char *real = real_path(folder, arena), *path = real ? file_of(real, arena) : NULL;
    FILE       *from = path ? fopen(path, "re") : NULL;
    char        url[URL_MAX], owner[PATH_MAX + 1];
    if (!from)
        return false;
    bool read = read_line(from, url, sizeof url) && read_line(from, owner, sizeof owner) &&
                strcmp(owner, real) == 0;
    fclose(from);
    return read && read_url(url, arena, out);
}

static bool make_shares(Arena *arena, char why[WHOLE_WHY_SIZE])
{
    const char *state = paths_state(arena), *shares = state ? arena_printf(arena, "%s/shares", state) : NULL;
    if (!shares)
        snprintf(why, WHOLE_WHY_SIZE, "no folder for it: HOME is not an absolute path");
    else if (whole_make_folder(shares))
        return true;
    else
        snprintf(why, WHOLE_WHY_SIZE, "%.200s: %s", shares, strerror(errno));
    return false;
}

bool address_hold(const char *folder, Arena *arena, int *hold)
{
    char        why[WHOLE_WHY_SIZE];
    const char *real = real_path(folder, arena);
    *hold = -1;
    if (!real || !make_shares(arena, why))
        return true;
    const char *path = file_of(real, arena), *name = path_name(path);
    const char *beside = arena_printf(arena, "%s/.%s", path_folder(path, arena), name);
    *hold = open(beside, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (*hold < 0 || flock(*hold, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        return true;
    close(*hold);
    *hold = -1;
    return false;
}

bool address_keep(const char *folder, const char *url, Arena *arena, char why[WHOLE_WHY_SIZE])
{
    const char *real = real_path(folder, arena);
    WholeFile   file;
    if (!real) {
        snprintf(why, WHOLE_WHY_SIZE, "%.200s: %s", folder, strerror(errno));
        return false;
    }
    if (!make_shares(arena, why) || !whole_open(&file, file_of(real, arena), WHOLE_ANY, why))
        return false;
    fchmod(file.fd, 0600);
    const char *lines = arena_printf(arena, "%s\n%s\n", url, real);
    return whole_put(&file, lines, strlen(lines), why) && whole_commit(&file, why);
}
