#include "base/path.h"

#include <string.h>

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *path_ending(const char *path)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    return dot ? dot + 1 : name + strlen(name);
}

const char *path_folder(const char *path, Arena *arena)
{
    size_t length = (size_t)(path_name(path) - path);
    return length == 0 ? "." : arena_strndup(arena, path, length > 1 ? length - 1 : length);
}

const char *path_with_ending(const char *path, const char *ending, Arena *arena)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    size_t      length = dot ? (size_t)(dot - path) : strlen(path);
    return arena_printf(arena, "%.*s.%s", (int)length, path, ending);
}

const char *path_with_word(const char *path, const char *word, Arena *arena)
{
    const char *ending = path_ending(path);
    size_t      length = strlen(path) - strlen(ending) - (*ending ? 1 : 0);
    return arena_printf(arena, "%.*s-%s%s%s", (int)length, path, word, *ending ? "." : "", ending);
}
