// From the names in a Session to a Cast: everything it names is found and read, before a word is spoken.
#ifndef CAST_READ_H
#define CAST_READ_H

#include "base/desk.h"
#include "cast/cast.h"

// Looks for each thing beside the file that names it, then along the desk's path. All mistakes are reported
// in one run: a name that leads nowhere at the place that says it, others in the file that was found. False
// after an error.
bool cast_read(const Session *session, const Desk *desk, Cast *out);

#endif
