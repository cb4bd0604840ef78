// What someone names: a voice, a sound pack, a bed, a language. The name as it was written, with the place
// that says it, so that whoever looks for the thing can look beside that file and report at that line.
#ifndef BASE_NAMED_H
#define BASE_NAMED_H

#include "base/diag.h"

typedef struct {
    const char *text;  // NULL: nothing is named
    SourcePos   pos;   // {0}: the program's own default, or an operand of the command line
} Named;

// Whether both are the same text at the same place. Neither need name anything.
bool named_same(Named a, Named b);

#endif
