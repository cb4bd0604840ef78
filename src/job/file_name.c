#include "job/file_name.h"

#include "base/utf8.h"
#include "beside/describe.h"

#include <ctype.h>
#include <string.h>

const char *file_name_safe(const char *name, Arena *arena)
{
    char *copy = arena_strdup(arena, files_name(name, arena));
    for (char *at = copy; *at;) {
        size_t size = utf8_decode(at, strlen(at), NULL);
        if (size < 2 && (size == 0 || !(isalnum((unsigned char)*at) || strchr("-_.", *at))))
            *at = '-';
        at += size ? size : 1;
    }
    return copy;
}

const char *file_name_of(const Walk *walk, const char *name, Arena *arena)
{
    const char *level = walk->session.level > 0 ? arena_printf(arena, "-level%d", walk->session.level) : "";
    const char *week = walk->session.weeks >= 0 ? arena_printf(arena, "-week%d", walk->session.weeks) : "";
    return arena_printf(arena, "%s%s%s", name, level, week);
}

const char *file_name_of_part(const char *stem, const Walk *walk, size_t part, Arena *arena)
{
    const char *key = file_name_safe(walk->timeline.phases[part].key, arena);
    return arena_printf(arena, "%s-%02zu-%s", stem, part + 1, key);
}

const char *file_name_title(const Walk *walk, size_t part, Arena *arena)
{
    return arena_printf(arena, "%s: %s", walk->session.title,
                        describe_phase(&walk->timeline.phases[part], arena));
}
