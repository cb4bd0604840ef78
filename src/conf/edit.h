// Sets single values of a configuration file. All else in it stays as it is, byte for byte: remarks, order,
// blanks, keys that nobody knows.
#ifndef CONF_EDIT_H
#define CONF_EDIT_H

#include "conf/conf.h"

// value: as a file writes it, "\"rain\"", "3", "true".
typedef struct {
    const char *key, *value;
} ConfEdit;

// A key that is there gets its value in place. `pattern` is a file with every key once: a key that is not
// there is put after the key that it follows in the pattern, with the pattern's blanks and remark. If the
// text has the pattern's line for it with "# " in front (conf_silence), it replaces that line.
//
// NULL: the text has mistakes, or holds a group or an array where a value is to be set; nothing is reported.
const char *conf_edit(const char *text, const char *pattern, const ConfEdit *edits, size_t count,
                      const ConfHints *hints, Arena *arena);

// The pattern with "# " before the lines of these keys, so that they are not set.
const char *conf_silence(const char *pattern, const char *const *keys, size_t count, const ConfHints *hints,
                         Arena *arena);

#endif
