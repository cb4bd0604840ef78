// A small text, line by line; it is valid while the same text would be written now:
//
//     walkcoach 1.2.3, stamp
//     voice en-us+f2
//     env LD_PRELOAD=...          what decides which library and which data are found
//     file SIZE SECONDS.NANOSECONDS INODE PATH
//     identity espeak-ng 1.51 gmw/en-US
#include "voice/stamp.h"

#include "base/rng.h"
#include "base/text.h"
#include "base/whole.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STAMP_MOST = 16 * 1024, FILES_MOST = 8 };

static const char identity_line[] = "identity ", file_line[] = "file ";

static const char *path_of(const char *folder, const VoiceProfile *profile, Arena *arena)
{
    uint64_t hash = 0;
    for (const char *at = profile->espeak_voice; *at; at++)
        hash = rng_hash(hash, (unsigned char)*at);
    return arena_printf(arena, "%s/%016llx.stamp", folder, (unsigned long long)hash);
}

// A missing file has a line, too: it may appear later.
static void add_file(Text *text, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        about = (struct stat){ .st_size = -1 };
    text_printf(text, "%s%lld %lld.%09ld %llu %s\n", file_line, (long long)about.st_size,
                (long long)about.st_mtim.tv_sec, about.st_mtim.tv_nsec, (unsigned long long)about.st_ino,
                path);
}

static void add_variable(Text *text, const char *name)
{
    const char *value = getenv(name);
    text_printf(text, "env %s=%s\n", name, value ? value : "");
}

static const char *text_of(const VoiceProfile *profile, const char *const *made_of, const char *identity,
                           Arena *arena)
{
    static const char *const variables[] = { "LD_PRELOAD", "LD_LIBRARY_PATH", "ESPEAK_DATA_PATH", "HOME" };
    Text                     text = { .arena = arena };
    text_printf(&text, "walkcoach %s, stamp\nvoice %s\n", VERSION, profile->espeak_voice);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        add_variable(&text, variables[i]);
    for (; *made_of; made_of++)
        add_file(&text, *made_of);
    text_printf(&text, "%s%s\n", identity_line, identity);
    return text_string(&text);
}

static const char *read_stamp(const char *path, Arena *arena)
{
    char   *text = NULL;
    int     file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t size = -1;
    if (file >= 0) {
        text = arena_alloc(arena, STAMP_MOST);
        size = read(file, text, STAMP_MOST - 1);
        close(file);
    }
    return size > 0 ? text : NULL;
}

// The rest of the first line after `at` that begins so; NULL: none does. In the arena; *after: past it.
static const char *line_of(const char *at, const char *begins, const char **after, Arena *arena)
{
    for (; at && *at; at = strchr(at, '\n') ? strchr(at, '\n') + 1 : NULL)
        if (strncmp(at, begins, strlen(begins)) == 0) {
            const char *rest = at + strlen(begins);
            size_t      length = strcspn(rest, "\n");
            *after = rest + length;
            return arena_strndup(arena, rest, length);
        }
    return NULL;
}

// The path comes after three numbers.
static const char *path_in(const char *line)
{
    for (int number = 0; number < 3; number++)
        line += strcspn(line, " ") + (strchr(line, ' ') != NULL);
    return line;
}

const char *stamp_get(const char *folder, const VoiceProfile *profile, Arena *arena)
{
    const char *stamp = profile->engine == ENGINE_ESPEAK ? read_stamp(path_of(folder, profile, arena), arena)
                                                         : NULL;
    const char *made_of[FILES_MOST + 1] = { NULL }, *at = stamp, *line;
    int         count = 0;
    if (!stamp)
        return NULL;
    while (count < FILES_MOST && (line = line_of(at, file_line, &at, arena)))
        made_of[count++] = path_in(line);
    const char *identity = line_of(stamp, identity_line, &at, arena);
    return identity && count > 0 && strcmp(stamp, text_of(profile, made_of, identity, arena)) == 0 ? identity
                                                                                                   : NULL;
}

void stamp_put(const char *folder, const VoiceProfile *profile, const char *identity,
               const char *const *made_of, Arena *arena)
{
    char        why[WHOLE_WHY_SIZE];
    const char *kept = stamp_get(folder, profile, arena);
    if (profile->engine != ENGINE_ESPEAK || (kept && strcmp(kept, identity) == 0))
        return;
    if (access(folder, F_OK) != 0)
        whole_make_private_folder(folder);
    whole_write(path_of(folder, profile, arena), text_of(profile, made_of, identity, arena), WHOLE_ANY, why);
}
