// A voice profile on its way to the speaker: everything but its position in a file and its fallback. The
// position stays with the host; the fallback is sent as a profile of its own.
#ifndef VOICE_PROFILE_PARCEL_H
#define VOICE_PROFILE_PARCEL_H

#include "voice/parcel.h"
#include "voice/profile.h"

void profile_put(Text *parcel, const VoiceProfile *profile);
void profile_take(Parcel *parcel, Arena *arena,
                  VoiceProfile *out);  // parcel->broken says whether it was whole

#endif
