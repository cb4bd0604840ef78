// A line of JSON, an object, as a group of keys and values.
#ifndef BATCH_JSON_LINE_H
#define BATCH_JSON_LINE_H

#include "conf/conf.h"

// The group is in the arena; positions are as TableLine says. text ends in a NUL. NULL: why.
const ConfNode *json_line(const char *text, size_t length, const Source *source, int line, Arena *arena,
                          const char **why);

#endif
