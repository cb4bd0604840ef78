// How fast a voice speaks, in words a minute as espeak-ng counts them: two voices at the same rate take
// equally long.
#ifndef VOICE_OWN_RATE_H
#define VOICE_OWN_RATE_H

#include <stdbool.h>

// A text in that language for measuring a voice's rate; NULL: there is none.
const char *own_rate_text(const char *language);

// The rate of a voice that takes this many seconds, from first sound to last, for that text.
double own_rate_of(const char *language, double seconds);

// Seconds that a text takes at a rate; 0: the language is not known. A guess: it is close only over many
// texts.
double own_rate_seconds(const char *language, const char *text, double words_a_minute);

#endif
