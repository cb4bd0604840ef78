// Her profile as a file: values are set in it, and all else in it stays as it is.
#ifndef APP_PROFILE_H
#define APP_PROFILE_H

#include "conf/edit.h"
#include "job/paths.h"
#include "job/terminal.h"

// Reads it. *out NULL: there is none yet. False: it has mistakes, which are in diags.
bool profile_read(const Paths *paths, Arena *arena, DiagList *diags, const ConfNode **out);

// silent: keys of the template that are left commented out in a new profile. *changed: the file was written.
// Anything but STATUS_DONE is reported on the terminal, and the file stays as it was.
Status profile_set(const Paths *paths, const ConfEdit *edits, size_t count, const char *const *silent,
                   size_t silent_count, const Terminal *terminal, Arena *arena, bool *changed);

#endif
