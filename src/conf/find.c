// Files of two kinds can have one name only where a folder holds both.
#include "conf/find.h"

const char *conf_find(const Desk *desk, const FileKind *kind, Named named, const ConfHints *hints,
                      bool (*may_be)(const ConfNode *root))
{
    const char *file = find_text(desk, kind, named, 0);
    if (!file || !find_is_guess(desk, kind, named))
        return file;
    DiagList        quiet = { .arena = desk->arena };
    const ConfNode *root = conf_read_file(file, named.pos, hints, desk->arena, &quiet);
    return !root || may_be(root) ? file : find_text(desk, kind, named, 1);
}
