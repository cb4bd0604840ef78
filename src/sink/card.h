// A stream to or from a sound device, through PortAudio: the one file that knows it.
//
// PortAudio is process-wide by its own design (one Pa_Initialize, one device list): one Card at a time, used
// by one thread.
#ifndef SINK_CARD_H
#define SINK_CARD_H

#include "base/arena.h"
#include "sink/sink.h"

typedef enum { CARD_PLAYS, CARD_LISTENS } CardDirection;

// Called from the audio thread; must be real-time safe. Gets interleaved floats to read (CARD_LISTENS) or to
// fill in (CARD_PLAYS). slipped: frames were lost before this call. False: nothing more comes, the stream
// ends.
typedef bool CardCall(void *self, float *frames, Frames count, bool slipped);

typedef struct {
    CardDirection direction;
    const char   *device;    // exact name, then a unique part of it, ignoring case; NULL: the default
    int           rate;      // frames a second
    int           channels;  // 1 or 2
    double        latency;   // seconds asked for
    bool          verbose;   // leave the libraries' own lines on stderr
    CardCall     *call;
    void (*opened)(void  *self,
                   double latency);  // before the first call: seconds, as the device reports. May be NULL
    void (*stopped)(void *self);     // from PortAudio's thread: the stream has stopped. May be NULL
    void *self;
} CardSettings;

typedef struct Card Card;

// Finds and opens the device and starts. NULL: error says what was found and what would work; nothing was
// called.
Card *card_open(const CardSettings *settings, SinkError *error);

// Stops at once and gives the device back. Accepts NULL.
void card_close(Card *card);

const char *card_name(const Card *card);

typedef struct {
    const char *name;
    double      rate;      // the device's own, frames a second
    double      latency;   // seconds, the device's own suggestion for a steady stream
    int         channels;  // the most it has
    bool        is_default;
} CardDevice;

// Every device of that direction, in PortAudio's order; looked up afresh. False: the list could not be read
// (error says why).
bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error);

#endif
