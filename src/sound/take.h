// What is in a take from a microphone: where somebody speaks, and whether it can be used.
#ifndef SOUND_TAKE_H
#define SOUND_TAKE_H

#include "base/units.h"

typedef enum {
    TAKE_GOOD,
    TAKE_EMPTY,    // nobody speaks
    TAKE_QUIET,    // softer than can be made loud without its noise
    TAKE_CLIPPED,  // too loud for the microphone
    TAKE_NOISY,    // what is heard between the words is nearly as loud as they are
} TakeFault;

typedef struct {
    TakeFault fault;
    Frames    from, to;  // the words, with a little air; 0, 0 where there are none
    double    peak_db;   // dBFS
    double    noise_db;  // dBFS, RMS of the quietest tenth
} Take;

// samples: one channel in -1..1.
Take take_look(const float *samples, Frames length, int rate);

// The gain that brings its peak to TAKE_PEAK_DB.
#define TAKE_PEAK_DB (-3.0)
double take_gain(const Take *take);

#endif
