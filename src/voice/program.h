// The program of a command voice, before it runs: whether it exists, and what it is made of today.
#ifndef VOICE_PROGRAM_H
#define VOICE_PROGRAM_H

#include "base/arena.h"

// The file that would be run: a name with a slash is a path, any other is looked up in PATH, as a shell does.
// NULL: it does not exist, or may not be run. In the arena.
const char *program_find(const char *name, Arena *arena);

// The program and every file that its words name ("model.onnx", "--model=model.onnx"), each with its size and
// the time of its last change: when one of them changes, so does the text. In the arena.
const char *program_identity(const char *const *argv, Arena *arena);

#endif
