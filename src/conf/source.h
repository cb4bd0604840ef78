// The bytes of a configuration file, known to be text: regular, small enough, valid UTF-8, no stray control
// characters.
#ifndef CONF_SOURCE_H
#define CONF_SOURCE_H

#include "conf/conf.h"

// NULL after an error, reported at `asked` when the file cannot be had, else at the place of the bad byte.
const Source *conf_source_read(const char *path, SourcePos asked, const ConfHints *hints, Arena *arena,
                               DiagList *diags);

// The same for bytes in memory, which are copied. A byte-order mark in front is left out.
const Source *conf_source_make(const char *path, const char *text, size_t length, const ConfHints *hints,
                               Arena *arena, DiagList *diags);

#endif
