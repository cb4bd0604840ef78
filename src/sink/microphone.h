// One take from a microphone: frames as they come, kept in memory up to a length, and how loud they are now.
#ifndef SINK_MICROPHONE_H
#define SINK_MICROPHONE_H

#include "sink/sink.h"

typedef struct {
    const char *device;  // as CardSettings'
    int         rate;    // frames a second, of one channel
    Frames      most;    // longer takes are cut there
} MicrophoneSettings;

typedef struct Microphone Microphone;

// Opens the device and listens: `take` frames count only from microphone_begin on. NULL: error says why. One
// at a time, as any card.
Microphone *microphone_open(const MicrophoneSettings *settings, SinkError *error);
void        microphone_close(Microphone *microphone);  // accepts NULL

// From now on frames are kept; what was kept before goes.
void microphone_begin(Microphone *microphone);

// From now on they are not. The frames that were kept, in -1..1, good until the next begin; *lost: the device
// dropped some, or there was no more room.
const float *microphone_end(Microphone *microphone, Frames *length, bool *lost);

Frames microphone_kept(const Microphone *microphone);  // so far

// The loudest sample since the last call, 0..1, kept or not.
float microphone_peak(Microphone *microphone);

// False: the device is gone, no frame came for a while. now: seconds of a steady clock; call often.
bool microphone_is_there(Microphone *microphone, double now);

#endif
