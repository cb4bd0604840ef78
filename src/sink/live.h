// Frames to a sound card. The fill function is called from the audio thread and must be real-time safe. One
// Live at a time, used by one thread (card.h says why).
#ifndef SINK_LIVE_H
#define SINK_LIVE_H

#include "sink/sink.h"

typedef struct {
    const char *device;    // exact name, then a unique part of it, ignoring case; NULL: the default
    int         rate;      // frames a second
    int         channels;  // 1 or 2
    double      latency;   // seconds asked for; 0: LIVE_LATENCY
    SinkFill   *fill;
    void       *source;
    bool        verbose;  // leave the libraries' own lines on stderr
} LiveSettings;

#define LIVE_LATENCY 0.3  // seconds: at 0.2 a fully loaded two-core machine underran once in 20 s

typedef struct Live Live;

// Finds and opens the device and starts pulling. NULL: error says what was found and what would work; the
// source was not pulled.
Live *live_open(const LiveSettings *settings, SinkError *error);

// Stops at once (the source has faded out before) and gives the device back. Accepts NULL.
void live_close(Live *live);

typedef enum { LIVE_PLAYING, LIVE_FINISHED, LIVE_LOST } LiveState;

// FINISHED: the source ended, and its last frame and the device's latency after it have been handed over.
// LOST: the stream ended by itself, or no frame was asked for during LIVE_STALL although `now` moved on. now:
// seconds on any steady clock. Call it a few times a second.
LiveState live_state(Live *live, double now);

#define LIVE_STALL \
    1.5  // seconds; an idle PulseAudio null sink asks every 2 s, but only before its first frame

uint64_t    live_underruns(const Live *live);
double      live_latency(const Live *live);  // seconds from fill to ear, as the device reports
const char *live_device_name(const Live *live);

#endif
