// The easier and the harder form of a walk, which `check` looks at besides the one that was asked for.
#ifndef APP_OTHER_FORMS_H
#define APP_OTHER_FORMS_H

#include "job/compile.h"

typedef struct {
    Walk easier, harder;  // what messages of walk->diags point into; empty: not looked at
} OtherForms;

// Adds to walk->diags the mistakes of the other forms, and says which form each is in. Whether she may have
// that form in her week is reported only when she asks for it. `walk` is compiled, well or not, by the same
// order and to the same depth. STATUS_DONE or STATUS_MISTAKES. Free `forms` after walk->diags has been shown.
Status other_forms_check(const WalkOrder *order, const char *name, Depth depth, Walk *walk,
                         OtherForms *forms);
void   other_forms_free(OtherForms *forms);

#endif
