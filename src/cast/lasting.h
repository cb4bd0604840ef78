// How the names of a session are written in a copy of it that may be put into another folder.
#ifndef CAST_LASTING_H
#define CAST_LASTING_H

#include "session/read.h"

// A LastingName: if the thing is beside the file that names it, its full path. Otherwise the name as written:
// it means the same from everywhere (her own folder, the installed one, a full path, a noise), or nothing is
// found.
const char *cast_lasting(const char *key, Named named, const Desk *desk);

#endif
