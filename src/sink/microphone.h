// One take from a microphone: frames are kept in memory as they come, up to a length. It also shows how loud
// they are now.
#ifndef SINK_MICROPHONE_H
#define SINK_MICROPHONE_H

#include "sink/sink.h"

typedef struct {
    const char *device;  // as in CardSettings
    int         rate;    // frames a second, of one channel
    Frames      most;    // longer takes are cut off there
} MicrophoneSettings;

typedef struct Microphone Microphone;

// Opens the device and listens: only frames after microphone_begin count as the take. NULL: error says why.
// One at a time, as with any card.
Microphone *microphone_open(const MicrophoneSettings *settings, SinkError *error);
void        microphone_close(Microphone *microphone);  // accepts NULL

// From now on frames are kept; those of an earlier take are dropped.
void microphone_begin(Microphone *microphone);

// From now on they are not. Returns the frames that were kept, in -1..1, valid until the next begin; *lost:
// the device dropped some, or there was no room left.
const float *microphone_end(Microphone *microphone, Frames *length, bool *lost);

Frames microphone_kept(const Microphone *microphone);  // so far

// The loudest sample since the last call, 0..1, kept or not.
float microphone_peak(Microphone *microphone);

// False: the device has gone, no frame came for a while. now: seconds on a steady clock; call it often.
bool microphone_is_there(Microphone *microphone, double now);

#endif
