// Lets her hear a voice.
#ifndef APP_TRY_VOICE_H
#define APP_TRY_VOICE_H

#include "app/sample.h"
#include "app/voice_list.h"
#include "job/settings.h"

// Plays the sample in that voice, or writes it as NAME.wav into the folder; says which voice it is. What went
// wrong is reported. STATUS_WORLD: it could not be spoken, played or written.
Status try_voice(const Settings *settings, const Sample *sample, const ListedVoice *voice,
                 const char *folder);

#endif
