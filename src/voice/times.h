// The timing file that a voice's program may write beside its sound: when words and phonemes begin and end.
//
//     0.190 0.455 Lift        start, end (seconds of the sound), and what sounds then: a word of the text,
//     0.190 0.265 l           followed by its phonemes, or either alone
//     0.265 0.325 ih1         a vowel may end in its stress: 1 main, 2 another, 0 none; or ˈ comes before it
//
// Words become the times of captions; the first vowel of main stress is what is placed on a turn.
#ifndef VOICE_TIMES_H
#define VOICE_TIMES_H

#include "voice/engine.h"

// The contents of such a file; malloc'd. NULL: there is none.
char *times_fetch(const char *path);

// times: what was fetched; it is cut up; NULL: nothing. spoken: the text that was to be said. Fills in words
// and vowel of an utterance that has its sound. False with a reason: a line has another form, or names a time
// after the end of the sound.
bool times_read(char *times, const char *spoken, Utterance *out, char why[WHY_SIZE]);

#endif
