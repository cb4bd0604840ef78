// What came with the program, and what an author wrote: somebody has checked the words that came with it.
#ifndef SESSION_CAME_WITH_H
#define SESSION_CAME_WITH_H

#include "base/desk.h"
#include "base/named.h"
#include "conf/conf.h"

// Whether a place is in a file below the program's own folders.
bool came_with_us(SourcePos pos, const Desk *desk);

// Whether all texts of a group, which may be joined from several files, are.
bool all_came_with_us(const ConfNode *node, const Desk *desk);

// The program's cue set of a language: the one that is read, or the one that hers is read in place of. NULL:
// the language did not come with the program.
const ConfNode *cues_that_came(const ConfNode *cues, Named language, const Desk *desk);

#endif
