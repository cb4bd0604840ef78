// A voice profile on its way to the speaker: all of it but its position in a file, which stays with the host.
#ifndef VOICE_PROFILE_PARCEL_H
#define VOICE_PROFILE_PARCEL_H

#include "voice/parcel.h"
#include "voice/voice.h"

void profile_put(Text *parcel, const VoiceProfile *profile);
void profile_take(Parcel *parcel, Arena *arena,
                  VoiceProfile *out);  // parcel->broken says whether it was whole

#endif
