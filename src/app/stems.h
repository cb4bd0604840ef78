// The layers of a walk as files of their own, for somebody who mixes them anew: walk-voice.wav and so on.
#ifndef APP_STEMS_H
#define APP_STEMS_H

#include "job/compile.h"
#include "job/produce.h"

// One file of the layers that a production has; each is made by `make`, as the production itself is.
typedef Status MakeStem(void *self, Production *stem);

// Makes them of a production that has been described. Only what walkcoach wrote is replaced, and nothing that
// the walk is made of. names: "walk-voice.wav, walk-breath.wav", in walk->arena. The first that fails is the
// last.
Status stems_make(Walk *walk, const Production *whole, MakeStem *make, void *self, const char **names);

#endif
