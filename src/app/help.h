// --help, --version, the man page and the shells' completions: all written from the tables of commands and
// options.
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/commands.h"

#define DISCLAIMER "This is exercise, not medical advice."
#define EXIT_STATUSES                                                                                    \
    "0: done. 1: the session or a setting has errors. 2: wrong usage. 3: something outside the session " \
    "failed (a device, the disk, a missing voice), or it was interrupted."

int help_print(const Terminal *terminal, const Command *command);  // NULL: the program's own
int help_usage(void);  // nothing was asked for: a few lines, STATUS_USAGE
int help_version(void);

#endif
