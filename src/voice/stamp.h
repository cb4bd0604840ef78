// What an engine calls itself, kept beside the clips that it spoke: whoever finds all of them there need
// not start it.
//
// It counts as long as what the engine is made of is as it was: the same files, of the same size and time,
// found in the same way. After an update of the engine, or where anything cannot be seen, the engine
// itself is asked.
#ifndef VOICE_STAMP_H
#define VOICE_STAMP_H

#include "voice/profile.h"

// The identity (EngineOps) of the profile's engine; NULL: it has to be asked. In the arena.
const char *stamp_get(const char *folder, const VoiceProfile *profile, Arena *arena);

// made_of: the files that it is made of, NULL-terminated. That it cannot be kept is not reported: only
// time is lost.
void stamp_put(const char *folder, const VoiceProfile *profile, const char *identity,
               const char *const *made_of, Arena *arena);

#endif
