// How long words take to say, guessed from their letters alone.
#ifndef BASE_SPEECH_LENGTH_H
#define BASE_SPEECH_LENGTH_H

#include "base/units.h"

#define SPEECH_LENGTH_RATE 140  // words a minute, as espeak-ng counts them, that the guess is for

// In "{in:one day|# days}" only the first form counts.
Micros speech_length(const char *text);

#endif
