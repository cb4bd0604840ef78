// How the names of a session are written in a copy of it that may be put into another folder.
#ifndef CAST_LASTING_H
#define CAST_LASTING_H

#include "session/read.h"

// A LastingName: the full path of what is found beside the file that names it; the name as it is written
// where it leads to the same from everywhere (her own folder, the installed one, a full path, a noise), and
// where nothing is found.
const char *cast_lasting(const char *key, Named named, const Desk *desk);

#endif
