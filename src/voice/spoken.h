// A text as written becomes the text that a voice is given:
//
//     composed     "cafe" and U+0301   "café": a voice knows the letter, not the accent alone
//     ranges       "10-15 minutes"     "10 to 15 minutes", in the voice's language
//     series       "breathe 4-7-8"     "breathe 4, 7, 8": a voice would say the dashes
//     respelled    "TVA"               "T V A", as the profile says
#ifndef VOICE_SPOKEN_H
#define VOICE_SPOKEN_H

#include "voice/respell.h"

// With the way back to the text as written. In the arena.
Respelt spoken_text(const VoiceProfile *profile, const char *written, Arena *arena);

// The same without the way back: most texts are spoken as written, and are not copied.
const char *spoken_words(const VoiceProfile *profile, const char *written, Arena *arena);

#endif
