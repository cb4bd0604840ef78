// What someone names and the program has to find, such as a file. The name as it was written, with the place
// where it is written, so that whoever looks for the thing can look beside that file and report at that line.
#ifndef BASE_NAMED_H
#define BASE_NAMED_H

#include "base/diag.h"

typedef struct {
    const char *text;  // NULL: nothing is named
    SourcePos   pos;   // {0}: the program's own default
} Named;

// Whether both are the same text at the same place. Neither need name anything.
bool named_same(Named a, Named b);

#endif
