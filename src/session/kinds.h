// The kinds of files that the language is written in: where each is looked for, and what messages call its
// contents.
#ifndef SESSION_KINDS_H
#define SESSION_KINDS_H

#include "base/files.h"
#include "conf/conf.h"

extern const FileKind session_files;  // walks and drills
extern const FileKind level_files;    // levels/N.cfg, which are under the walks of a level
extern const FileKind cue_files;      // what is said in a language

extern const ConfHints session_hints;  // of these, and of a profile

#endif
