// A text as written becomes the text that a voice is given:
//
//     composed     "cafe" and U+0301   "café": a voice knows the letter, not the accent alone
//     ranges       "10-15 minutes"     "10 to 15 minutes", in the voice's language
//     respelled    "TVA"               "T V A", as the profile says
#ifndef VOICE_SPOKEN_H
#define VOICE_SPOKEN_H

#include "voice/respell.h"

// With the way back to the text as written. In the arena.
Respelt spoken_text(const VoiceProfile *profile, const char *written, Arena *arena);

// The first letter that this voice's language is not written with ("щ" for an English voice), in the arena;
// NULL: none. It would be named, spelt out or left out.
const char *spoken_foreign_letter(const VoiceProfile *profile, const char *written, Arena *arena);

#endif
