// Words as they are heard, to look for what must or must not be among them.
#ifndef COACH_HEARD_H
#define COACH_HEARD_H

#include "session/signs.h"
#include "voice/profile.h"

// " get help for chest pain ": a text after the voice's respelling, in small letters, words with one blank
// between and around them; what is in braces or double brackets, and what has no width, is no word.
// voice: NULL: as written. In the arena.
const char *heard_text(const char *text, const VoiceProfile *voice, Arena *arena);

// The first of the phrases that is among the words of a heard text; NULL: none.
const char *heard_phrase(const char *heard, const Phrases *phrases, Arena *arena);

#endif
