// The text file that a name means, where a name is also looked for beside the file that says it.
#ifndef CONF_FIND_H
#define CONF_FIND_H

#include "base/find.h"
#include "conf/conf.h"

// Like find_text, but what was found by a mere name beside the file that names it counts only if it can be
// such a file: `may_be` looks at its tree. One that cannot be read counts, so that its mistakes are reported.
// The path in the arena, or NULL.
const char *conf_find(const Desk *desk, const FileKind *kind, Named named, const ConfHints *hints,
                      bool (*may_be)(const ConfNode *root));

#endif
