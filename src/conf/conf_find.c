// Names are shared between kinds of files only where one folder holds all kinds: beside a walk of her own.
#include "conf/conf_find.h"

const char *conf_find(const SearchPath *path, FileKind kind, Named named,
                      bool (*may_be)(const ConfNode *root), Arena *arena)
{
    const char *file = find_text(path, kind, named, 0, arena);
    if (!file || !find_is_guess(path, kind, named, arena))
        return file;
    DiagList        quiet = { .arena = arena };
    const ConfNode *root = conf_read_file(file, named.pos, arena, &quiet);
    return !root || may_be(root) ? file : find_text(path, kind, named, 1, arena);
}
