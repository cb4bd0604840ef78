// The keys of the session language, and where each may stand.
#ifndef SESSION_KEYS_H
#define SESSION_KEYS_H

#include "base/desk.h"
#include "conf/conf.h"

// What a file is: its outermost keys differ.
typedef enum { KEYS_SESSION, KEYS_LEVEL, KEYS_CUES, KEYS_PROFILE } KeysFile;

// Reports every key of a whole file that the language does not know at its place, with the nearest that it
// does, and every group that is something else.
void keys_check_file(const ConfNode *root, KeysFile file, const Desk *desk);

#endif
