// The text file that a name means, where a name is also looked for beside the file that says it.
#ifndef CONF_CONF_FIND_H
#define CONF_CONF_FIND_H

#include "base/find.h"
#include "conf/conf.h"

// As find_text, but what was found by a mere name beside the file that names it counts only if it can be such
// a file. `may_be` looks at its tree: a walk "calm" is not the voice "calm". One that cannot be read counts,
// so that its mistakes are reported. The path in the arena, or NULL.
const char *conf_find(const SearchPath *path, FileKind kind, Named named,
                      bool (*may_be)(const ConfNode *root), Arena *arena);

#endif
