// A stream to or from a sound device, through PortAudio: the one file that knows it.
//
// PortAudio is process-wide by its own design (one Pa_Initialize, one device list): one Card at a time, one
// thread calls.
#ifndef SINK_CARD_H
#define SINK_CARD_H

#include "base/arena.h"
#include "sink/sink.h"

typedef enum { CARD_PLAYS, CARD_LISTENS } CardDirection;

// Called from the audio thread, and real-time safe: interleaved floats to read (CARD_LISTENS) or to fill in
// (CARD_PLAYS). slipped: frames were lost before this call. False: that was all, the stream ends.
typedef bool CardCall(void *self, float *frames, Frames count, bool slipped);

typedef struct {
    CardDirection direction;
    const char   *device;    // exact name, then a unique part, without case; NULL: the default
    int           rate;      // frames a second
    int           channels;  // 1 or 2
    double        latency;   // seconds asked for
    bool          verbose;   // leave the libraries' own lines on stderr
    CardCall     *call;
    void (*opened)(void  *self,
                   double latency);  // before the first call: seconds as the device says. May be NULL
    void (*stopped)(void *self);     // from PortAudio's thread: the stream is no longer running. May be NULL
    void *self;
} CardSettings;

typedef struct Card Card;

// Finds and opens the device and starts. NULL: error says what was found and what would do; nothing was
// called.
Card *card_open(const CardSettings *settings, SinkError *error);

// Stops at once and gives the device back. Accepts NULL.
void card_close(Card *card);

const char *card_name(const Card *card);

typedef struct {
    const char *name;
    double      rate;      // the device's own, frames a second
    double      latency;   // seconds, what the device suggests for a steady stream
    int         channels;  // most it has
    bool        is_default;
} CardDevice;

// Every device of that direction, in PortAudio's order; looked up afresh. False: none could be listed (error
// says why).
bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error);

#endif
