// From the name of a voice to its profile: finds the file and reads it, with those that it falls back to.
#ifndef VOICE_PROFILE_READ_H
#define VOICE_PROFILE_READ_H

#include "base/desk.h"
#include "conf/conf.h"
#include "voice/profile.h"

extern const FileKind  voice_files;
extern const ConfHints voice_hints;

// The file of that voice. NULL after an error, reported at the place that names it. In the arena.
const char *voice_find(const Desk *desk, Named named);

// False after an error reported in diags: at the place that names the voice where there is none, in its own
// file where that is wrong. The profile lives in the arena. Nothing is started, and whether the engine has
// what the profile asks for is not looked at.
bool voice_read_profile(const Desk *desk, Named named, VoiceProfile *out);

#endif
