#include "voice/program.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool can_run(const char *file)
{
    struct stat about;
    return access(file, X_OK) == 0 && stat(file, &about) == 0 && S_ISREG(about.st_mode);
}

const char *program_find(const char *name, Arena *arena)
{
    const char *path = getenv("PATH");
    if (strchr(name, '/'))
        return can_run(name) ? name : NULL;
    for (const char *at = path ? path : "/usr/bin:/bin"; *name && *at; at += strspn(at, ":")) {
        size_t      length = strcspn(at, ":");
        const char *file = arena_printf(arena, "%.*s/%s", (int)length, at, name);
        if (can_run(file))
            return file;
        at += length;
    }
    return NULL;
}

static void add_file(Text *identity, const char *file)
{
    struct stat about;
    if (file && *file && stat(file, &about) == 0 && S_ISREG(about.st_mode))
        text_printf(identity, "\n%s %lld bytes of %lld.%09ld", file, (long long)about.st_size,
                    (long long)about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
}

const char *program_identity(const char *const *argv, Arena *arena)
{
    Text identity = { .arena = arena };
    text_printf(&identity, "command %s", argv[0]);
    add_file(&identity, program_find(argv[0], arena));
    for (const char *const *word = argv + 1; *word; word++) {
        const char *equals = strchr(*word, '=');
        add_file(&identity, *word);
        add_file(&identity, equals ? equals + 1 : NULL);
    }
    return text_string(&identity);
}
