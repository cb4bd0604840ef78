// The audio thread writes samples before it moves `kept`, so whoever reads `kept` can see them. `state` says
// whose the samples are: between begin and end only the audio thread writes, after end it does not.
#include "sink/microphone.h"

#include "sink/card.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#define LATENCY 0.05  // seconds: a take begins soon after the key is pressed
#define STALL   2.0   // seconds without a frame: the device has gone

typedef enum { IDLE, KEEPING, ENDING } State;

struct Microphone {
    Card            *card;
    float           *samples;  // the audio thread's while KEEPING and ENDING
    Frames           most;
    _Atomic int      state;
    _Atomic int64_t  kept;
    _Atomic uint64_t heard;  // frames, kept or not
    _Atomic float    peak;
    atomic_bool      lost;
    uint64_t         seen;  // of `heard`, for microphone_is_there
    double           seen_at;
};

// --- The audio thread ------------------------------------------------------------------

static void look_at_peak(Microphone *microphone, const float *frames, Frames count)
{
    float peak = atomic_load_explicit(&microphone->peak, memory_order_relaxed);
    for (Frames i = 0; i < count; i++)
        peak = fmaxf(peak, fabsf(frames[i]));
    atomic_store_explicit(&microphone->peak, peak, memory_order_relaxed);
}

static void keep(Microphone *microphone, const float *frames, Frames count, bool slipped)
{
    int64_t kept = atomic_load_explicit(&microphone->kept, memory_order_relaxed);
    Frames  room = microphone->most - kept, taken = count < room ? count : room;
    for (Frames i = 0; i < taken; i++)
        microphone->samples[kept + i] = frames[i];
    if (slipped || taken < count)
        atomic_store_explicit(&microphone->lost, true, memory_order_relaxed);
    atomic_store_explicit(&microphone->kept, kept + taken, memory_order_release);
}

static bool call(void *self, float *frames, Frames count, bool slipped)
{
    Microphone *microphone = self;
    int         state = atomic_load_explicit(&microphone->state, memory_order_acquire);
    look_at_peak(microphone, frames, count);
    if (state == KEEPING)
        keep(microphone, frames, count, slipped);
    else if (state == ENDING)
        atomic_store_explicit(&microphone->state, IDLE, memory_order_release);
    atomic_fetch_add_explicit(&microphone->heard, (uint64_t)count, memory_order_relaxed);
    return true;
}

// --- Everybody else --------------------------------------------------------------------

Microphone *microphone_open(const MicrophoneSettings *settings, SinkError *error)
{
    Microphone *microphone = calloc(1, sizeof *microphone);
    float      *samples = calloc((size_t)settings->most + 1, sizeof *samples);
    if (!microphone || !samples) {
        free(microphone);
        free(samples);
        sink_failed(error, "out of memory");
        return NULL;
    }
    microphone->samples = samples;
    microphone->most = settings->most;
    microphone->seen_at = -1;
    CardSettings card = { .direction = CARD_LISTENS,
                          .device = settings->device,
                          .rate = settings->rate,
                          .channels = 1,
                          .latency = LATENCY,
                          .call = call,
                          .self = microphone };
    if ((microphone->card = card_open(&card, error)))
        return microphone;
    microphone_close(microphone);
    return NULL;
}

void microphone_close(Microphone *microphone)
{
    if (!microphone)
        return;
    card_close(microphone->card);
    free(microphone->samples);
    free(microphone);
}

void microphone_begin(Microphone *microphone)
{
    atomic_store_explicit(&microphone->kept, 0, memory_order_relaxed);
    atomic_store_explicit(&microphone->lost, false, memory_order_relaxed);
    atomic_store_explicit(&microphone->state, KEEPING, memory_order_release);
}

// The audio thread may be inside a call: wait for it, or give up if the device has gone.
const float *microphone_end(Microphone *microphone, Frames *length, bool *lost)
{
    enum { LOOKS = 500, LOOK_NS = 1000000 };
    int keeping = KEEPING;
    if (atomic_compare_exchange_strong(&microphone->state, &keeping, ENDING))
        for (int i = 0; i < LOOKS && atomic_load_explicit(&microphone->state, memory_order_acquire) != IDLE;
             i++)
            nanosleep(&(struct timespec){ .tv_nsec = LOOK_NS }, NULL);
    *length = atomic_load_explicit(&microphone->kept, memory_order_acquire);
    *lost = atomic_load_explicit(&microphone->lost, memory_order_relaxed);
    return microphone->samples;
}

Frames microphone_kept(const Microphone *microphone)
{
    return atomic_load_explicit(&microphone->kept, memory_order_acquire);
}

float microphone_peak(Microphone *microphone)
{
    return atomic_exchange_explicit(&microphone->peak, 0, memory_order_relaxed);
}

bool microphone_is_there(Microphone *microphone, double now)
{
    uint64_t heard = atomic_load_explicit(&microphone->heard, memory_order_relaxed);
    if (microphone->seen_at < 0 || heard != microphone->seen) {
        microphone->seen = heard;
        microphone->seen_at = now;
    }
    return now - microphone->seen_at <= STALL;
}
