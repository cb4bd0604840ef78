// Words as they are heard, to look for what must or must not be among them.
#ifndef COACH_HEARD_H
#define COACH_HEARD_H

#include "session/signs.h"
#include "voice/profile.h"

// " get help for chest pain ": a text as the voice is given it (voice/spoken.h), in small letters, words with
// one blank between and around them. In place of {a variable}, [[phonemes]] and <markup> is HEARD_UNSURE:
// nobody knows what will be heard there. What has no width is left out. voice: NULL: as written, composed.
// In the arena.
#define HEARD_UNSURE "*"
const char *heard_text(const char *text, const VoiceProfile *voice, Arena *arena);

// The same, with one text for each sentence.
const char *const *heard_sentences(const char *text, const VoiceProfile *voice, Arena *arena, size_t *count);

// Each of the phrases as it is heard; and the first of them that occurs in a heard text.
Phrases     heard_phrases(const Phrases *phrases, Arena *arena);
const char *heard_among(const char *heard, const Phrases *phrases);

// The first letters of the words of a heard text, and whether a phrase can be among these words: they rule
// out nearly every phrase that does not occur, without a search.
uint64_t heard_letters(const char *heard);
bool     heard_may_hold(uint64_t letters, const char *phrase);

#endif
