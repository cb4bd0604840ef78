// The audio thread's side is one function, live_call: it asks the source, counts underruns, and ends the
// stream.
//
// Stopping a stream loses its tail, so after the end we send silence for the output latency and 0.1 s more.
// When a server dies, it just stops calling: live_state watches the frames.
#include "sink/live.h"

#include "sink/card.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define TAIL_EXTRA 0.1  // seconds of silence after the device's latency

struct Live {
    Card            *card;
    SinkFill        *fill;
    void            *source;
    int              rate, channels;
    double           latency;
    Frames           tail;    // audio thread: frames of silence still to send once the source has ended
    bool             ended;   // audio thread
    _Atomic uint64_t frames;  // handed over so far
    _Atomic uint64_t underruns;
    atomic_bool      completed;    // the callback has ended the stream
    atomic_bool      stopped;      // the stream has stopped
    uint64_t         seen_frames;  // live_state's own
    double           seen_at;
    double           asked_at;  // time of the last call of live_state
};

// --- The audio thread ------------------------------------------------------------------

static bool live_call(void *self, float *out, Frames frames, bool slipped)
{
    Live *live = self;
    if (slipped)
        atomic_fetch_add_explicit(&live->underruns, 1, memory_order_relaxed);
    Frames got = live->ended ? 0 : live->fill(live->source, out, frames);
    if (got < frames) {
        live->ended = true;
        memset(out + got * live->channels, 0, (size_t)((frames - got) * live->channels) * sizeof *out);
        live->tail -= frames - got;
    }
    atomic_fetch_add_explicit(&live->frames, (uint64_t)frames, memory_order_relaxed);
    if (live->tail > 0)
        return true;
    atomic_store_explicit(&live->completed, true, memory_order_release);
    return false;
}

static void live_stopped(void *self)
{
    Live *live = self;
    atomic_store_explicit(&live->stopped, true, memory_order_release);
}

// --- Opening ---------------------------------------------------------------------------

static void live_opened(void *self, double latency)
{
    Live *live = self;
    live->latency = latency;
    live->tail = (Frames)((latency + TAIL_EXTRA) * live->rate);
}

Live *live_open(const LiveSettings *settings, SinkError *error)
{
    Live *live = calloc(1, sizeof *live);
    if (!live) {
        sink_failed(error, "out of memory");
        return NULL;
    }
    live->fill = settings->fill;
    live->source = settings->source;
    live->rate = settings->rate;
    live->channels = settings->channels;
    live->seen_at = live->asked_at = -1;
    CardSettings card = { .direction = CARD_PLAYS,
                          .device = settings->device,
                          .rate = settings->rate,
                          .channels = settings->channels,
                          .latency = settings->latency > 0 ? settings->latency : LIVE_LATENCY,
                          .verbose = settings->verbose,
                          .call = live_call,
                          .opened = live_opened,
                          .stopped = live_stopped,
                          .self = live };
    if ((live->card = card_open(&card, error)))
        return live;
    free(live);
    return NULL;
}

void live_close(Live *live)
{
    if (!live)
        return;
    card_close(live->card);
    free(live);
}

// --- Watching --------------------------------------------------------------------------

LiveState live_state(Live *live, double now)
{
    uint64_t frames = atomic_load_explicit(&live->frames, memory_order_relaxed);
    bool     stopped = atomic_load_explicit(&live->stopped, memory_order_acquire);
    bool     completed = atomic_load_explicit(&live->completed, memory_order_acquire);
    if (stopped)
        return completed ? LIVE_FINISHED : LIVE_LOST;
    bool slept = now - live->asked_at >
                 LIVE_STALL / 2;  // stopped by Ctrl-Z, or the computer was suspended: begin anew
    live->asked_at = now;
    if (live->seen_at < 0 || slept || frames != live->seen_frames) {
        live->seen_frames = frames;
        live->seen_at = now;
    }
    if (now - live->seen_at <= LIVE_STALL)
        return LIVE_PLAYING;
    return completed ? LIVE_FINISHED : LIVE_LOST;
}

uint64_t live_underruns(const Live *live)
{
    return atomic_load_explicit(&live->underruns, memory_order_relaxed);
}

double live_latency(const Live *live) { return live->latency; }

const char *live_device_name(const Live *live) { return card_name(live->card); }
