// The files that a walk is made of.
#ifndef JOB_INPUTS_H
#define JOB_INPUTS_H

#include "job/compile.h"

// Whether the walk, compiled to DEPTH_NAMES or deeper, reads that very file, by whatever name: a text of the
// session and what it is built on, the profile, a voice or pack, a sound file, a recording.
bool walk_reads(const Walk *walk, const char *path);

// Whether the voice reads it, or is defined in it.
bool voice_reads(const VoiceProfile *voice, const char *path);

#endif
