// The files that a walk is made of: nothing that is made from it may take their place.
#ifndef JOB_INPUTS_H
#define JOB_INPUTS_H

#include "job/compile.h"

#include <sys/types.h>

// Files, by whatever name. {arena} is none.
typedef struct {
    Arena *arena;
    struct InputFile {
        dev_t device;
        ino_t number;
    } * files;
    size_t count, room;
} Inputs;

// Each file that is there of those that the walk, compiled to DEPTH_NAMES or with a cast of its own, reads:
// the texts of the session and of all that it is built on, the profile, the voice, sound files, recordings;
// and what a walk is chosen by, her plans and her log.
void inputs_add(Inputs *inputs, const Walk *walk);

bool inputs_have(const Inputs *inputs, const char *path);

// Whether the walk reads that very file.
bool walk_reads(const Walk *walk, const char *path);

// Whether the voice reads it, or is defined in it.
bool voice_reads(const VoiceProfile *voice, const char *path);

#endif
