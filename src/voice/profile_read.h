// From the name of a voice to its profile: finds and reads its file, and those of its fallbacks.
#ifndef VOICE_PROFILE_READ_H
#define VOICE_PROFILE_READ_H

#include "base/desk.h"
#include "conf/conf.h"
#include "voice/profile.h"

extern const FileKind  voice_files;
extern const ConfHints voice_hints;

// The file of that voice. NULL after an error, reported where the voice is named. In the arena.
const char *voice_find(const Desk *desk, Named named);

// False after an error in diags: where the voice is named if it does not exist, or in its own file if that is
// wrong. The profile lives in the arena. Starts nothing, and does not check whether the engine has what the
// profile asks for.
bool voice_read_profile(const Desk *desk, Named named, VoiceProfile *out);

#endif
