// Everything a clip depends on, as text: two phrases with the same key sound the same to the bit.
#ifndef VOICE_CLIP_KEY_H
#define VOICE_CLIP_KEY_H

#include "voice/voice.h"

// identity: the engine's name and version. spoken: the text as respelled. In the arena.
const char *clip_key(const char *identity, const VoiceProfile *profile, const char *text, const char *spoken,
                     int words_a_minute, int rate, Arena *arena);

// A phrase's rate in words a minute.
int clip_rate(const VoiceProfile *profile, const Phrase *phrase);

#endif
