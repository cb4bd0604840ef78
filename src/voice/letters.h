// What a synthesiser cannot read as part of a word: it names it, spells it out or skips it.
#ifndef VOICE_LETTERS_H
#define VOICE_LETTERS_H

#include "voice/profile.h"

typedef enum { ODD_LETTER, ODD_SIGN } OddKind;  // "щ" for an English voice; "→", "*", an emoji

typedef struct {
    OddKind     kind;
    const char *at;  // in the text as written
    size_t      bytes;
} OddLetter;

// The first one in a text that would reach the voice; false: there is none. Words that the profile respells
// are checked as respelled, and espeak-ng's exact [[sounds]] are skipped. Voices that play recordings, or
// hum, have none: texts without a recording are not checked for the fallback.
bool letters_find_odd(const VoiceProfile *profile, const char *written, Arena *arena, OddLetter *out);

#endif
