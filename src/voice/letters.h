// What a synthesiser cannot read as part of a word: it names it, spells it out or leaves it out.
#ifndef VOICE_LETTERS_H
#define VOICE_LETTERS_H

#include "voice/profile.h"

typedef enum { ODD_LETTER, ODD_SIGN } OddKind;  // "щ" for an English voice; "→", "*", an emoji

typedef struct {
    OddKind     kind;
    const char *at;  // in the text as written
    size_t      bytes;
} OddLetter;

// The first in a text that the voice would be given; false: there is none. What the profile respells is as
// its respelling, and the exact [[sounds]] of espeak-ng are not looked at. Voices that say what was recorded,
// or hum, have none: a text that was not recorded is not looked at for the fallback.
bool letters_find_odd(const VoiceProfile *profile, const char *written, Arena *arena, OddLetter *out);

#endif
