// Texts as the voice should read them, "TVA" as "T V A", with the way back to the text as written.
#ifndef VOICE_RESPELL_H
#define VOICE_RESPELL_H

#include "base/mapped_text.h"
#include "voice/voice.h"

typedef MappedText Respelt;  // the text to be spoken, and what each of its bytes was

// Replaces whole words without regard to case, the longest respelling first. In the arena.
Respelt respell_text(const VoiceProfile *profile, const char *text, Arena *arena);

// Whether it would replace anything.
bool respell_changes(const VoiceProfile *profile, const char *text);

// Turns words in bytes of the spoken text into words in bytes of the original; the words of one replacement
// become one.
void respell_map_words(const Respelt *respelt, ClipWord *words, int *count);

#endif
