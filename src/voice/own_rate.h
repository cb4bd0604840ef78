// How fast a voice speaks, in words a minute as espeak-ng counts them: of two voices with one rate neither
// takes longer.
#ifndef VOICE_OWN_RATE_H
#define VOICE_OWN_RATE_H

#include <stdbool.h>

// A text in that language by which a voice's rate is measured; NULL: there is none.
const char *own_rate_text(const char *language);

// Of a voice that takes so many seconds, from first sound to last, for that text.
double own_rate_of(const char *language, double seconds);

// Seconds that a text takes at a rate; 0: nothing is known of that language. A guess: only of many texts
// together it is near.
double own_rate_seconds(const char *language, const char *text, double words_a_minute);

#endif
