// How long she waits for the first sound, and what part of that the device takes.
//
//   start ── reading, speaking, placing ── opening ── first call ── silence of the lead ── the walk
//                                          |--- the device ---|
//
// The audio thread only stamps; the clock it reads is the kernel's shared page, no call that could wait.
#ifndef PLAY_FIRST_SOUND_H
#define PLAY_FIRST_SOUND_H

#include <stdbool.h>

typedef struct {
    double         opening;  // seconds of stopwatch_now: when the device began to open
    double         lead;     // seconds of silence handed out before the walk
    _Atomic double called;   // the device's first call; 0: none yet
    _Atomic double carried;  // the first call that carried some of the walk; 0: none yet
} FirstSound;

// Audio thread, after each call. walk: it carried some of the walk.
void first_sound_called(FirstSound *first, bool walk);

// started: when she pressed Enter. Both results are in seconds; false: nothing has sounded yet.
bool first_sound_took(const FirstSound *first, double started, double *all, double *device);

#endif
