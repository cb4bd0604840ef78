// An engine's identity, kept beside the clips that it spoke: whoever finds all clips there need not start the
// engine.
//
// It is valid while the engine's files are unchanged: the same files, of the same size and time, found in the
// same way. After an update of the engine, or if anything cannot be checked, the engine itself is asked.
#ifndef VOICE_STAMP_H
#define VOICE_STAMP_H

#include "voice/profile.h"

// The identity (EngineOps) of the profile's engine; NULL: it has to be asked. In the arena.
const char *stamp_get(const char *folder, const VoiceProfile *profile, Arena *arena);

// made_of: the engine's files, NULL-terminated. A failure to keep it is not reported: it only costs time.
void stamp_put(const char *folder, const VoiceProfile *profile, const char *identity,
               const char *const *made_of, Arena *arena);

#endif
