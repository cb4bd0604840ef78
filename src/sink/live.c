// The audio thread's side is one function, live_callback: it asks the source, counts underruns, and ends by
// paComplete.
//
// What PortAudio on ALSA does and how it is met here: a hundred lines on stderr at start (fd 2 is turned away
// meanwhile); the tail is lost when a stream is stopped (silence for the output latency and 0.1 s more goes
// out after the end); a server that dies just stops calling and Pa_StopStream says success (the finished
// callback and a look at the frames); a new device is seen only after Pa_Terminate (each Live initialises
// afresh).
#include "sink/live.h"

#include "base/library.h"
#include "sink/alsa.h"

#include <stdio.h>
#include <string.h>

#ifdef HAVE_PORTAUDIO

#include <fcntl.h>
#include <portaudio.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(Pa_Initialize) X(Pa_Terminate) X(Pa_GetErrorText) X(Pa_GetDeviceCount) \
    X(Pa_GetDefaultOutputDevice) X(Pa_GetDeviceInfo) X(Pa_OpenStream) X(Pa_GetStreamInfo) \
    X(Pa_SetStreamFinishedCallback) X(Pa_StartStream) X(Pa_AbortStream) X(Pa_CloseStream)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libportaudio.so.2"

#define TAIL_EXTRA 0.1  // seconds of silence after the device's latency

struct Live {
    PaStream        *stream;
    SinkFill        *fill;
    void            *source;
    int              channels;
    double           latency;
    char             name[256];
    Frames           tail;    // audio thread: frames of silence still to send once the source has ended
    bool             ended;   // audio thread
    _Atomic uint64_t frames;  // handed over so far
    _Atomic uint64_t underruns;
    atomic_bool      completed;    // the callback has returned paComplete
    atomic_bool      stopped;      // the stream is no longer running
    uint64_t         seen_frames;  // live_state's own
    double           seen_at;
    double           asked_at;  // when live_state was called last
};

// --- The audio thread ------------------------------------------------------------------

static int live_callback(const void *in, void *out, unsigned long frames,
                         const PaStreamCallbackTimeInfo *when, PaStreamCallbackFlags flags, void *self)
{
    (void)in, (void)when;
    Live *live = self;
    if (flags & paOutputUnderflow)
        atomic_fetch_add_explicit(&live->underruns, 1, memory_order_relaxed);
    Frames got = live->ended ? 0 : live->fill(live->source, out, (Frames)frames);
    if (got < (Frames)frames) {
        live->ended = true;
        memset((float *)out + got * live->channels, 0,
               (size_t)(((Frames)frames - got) * live->channels) * sizeof(float));
        live->tail -= (Frames)frames - got;
    }
    atomic_fetch_add_explicit(&live->frames, frames, memory_order_relaxed);
    if (live->tail > 0)
        return paContinue;
    atomic_store_explicit(&live->completed, true, memory_order_release);
    return paComplete;
}

static void live_stopped(void *self)
{
    Live *live = self;
    atomic_store_explicit(&live->stopped, true, memory_order_release);
}

// --- Opening ---------------------------------------------------------------------------

typedef struct {
    int saved;
} Quiet;

static Quiet stderr_away(bool verbose)
{
    Quiet quiet = { -1 };
    if (verbose)
        return quiet;
    fflush(stderr);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (nowhere < 0)
        return quiet;
    quiet.saved = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    return quiet;
}

static void stderr_back(Quiet quiet)
{
    if (quiet.saved < 0)
        return;
    dup2(quiet.saved, STDERR_FILENO);
    close(quiet.saved);
}

static bool initialize(bool verbose, SinkError *error)
{
    char why[LIBRARY_WHY_SIZE];
    if (!LIBRARY_OPEN(LIBRARY, &lib, why))
        return sink_failed(error, "no sound system: PortAudio (package libportaudio2) is missing: %s", why);
    alsa_messages(verbose);
    if (alsa_is_empty())
        return sink_failed(error, "no sound device: ALSA's configuration names none, not even \"default\"");
    Quiet   quiet = stderr_away(verbose);
    PaError code = lib.Pa_Initialize();
    stderr_back(quiet);
    if (code == paNoError)
        return true;
    return sink_failed(error, "no sound system: %s", lib.Pa_GetErrorText(code));
}

static bool can_play(int index) { return lib.Pa_GetDeviceInfo(index)->maxOutputChannels > 0; }

static const char *device_name(int index) { return lib.Pa_GetDeviceInfo(index)->name; }

// Exact, then the one device of which `wanted` is a part. paNoDevice with the reason in error.
static int find_device(const char *wanted, SinkError *error)
{
    int part = paNoDevice, parts = 0, count = lib.Pa_GetDeviceCount();
    for (int i = 0; i < count; i++) {
        if (!can_play(i))
            continue;
        if (strcmp(device_name(i), wanted) == 0)
            return i;
        if (strcasestr(device_name(i), wanted)) {
            part = i;
            parts++;
        }
    }
    if (parts == 1)
        return part;
    error->failed = true;
    int used = snprintf(error->text, sizeof error->text,
                        parts ? "\"%s\" is a part of %d devices:" : "no device is called \"%s\"; there are:",
                        wanted, parts);
    for (int i = 0; i < count && used < (int)sizeof error->text; i++)
        if (can_play(i) && (!parts || strcasestr(device_name(i), wanted)))
            used += snprintf(error->text + used, sizeof error->text - (size_t)used, " \"%s\"",
                             device_name(i));
    return paNoDevice;
}

static int choose_device(const char *wanted, SinkError *error)
{
    if (wanted)
        return find_device(wanted, error);
    int index = lib.Pa_GetDefaultOutputDevice();
    if (index == paNoDevice)
        sink_failed(error, "no sound device was found");
    return index;
}

static bool start(Live *live, const LiveSettings *settings, int device, SinkError *error)
{
    PaStreamParameters output = {
        .device = device,
        .channelCount = settings->channels,
        .sampleFormat = paFloat32,
        .suggestedLatency = settings->latency > 0 ? settings->latency : LIVE_LATENCY,
    };
    Quiet   quiet = stderr_away(settings->verbose);
    PaError code = lib.Pa_OpenStream(&live->stream, NULL, &output, settings->rate,
                                     paFramesPerBufferUnspecified, paClipOff | paDitherOff, live_callback,
                                     live);
    if (code == paNoError) {
        live->latency = lib.Pa_GetStreamInfo(live->stream)->outputLatency;
        live->tail = (Frames)((live->latency + TAIL_EXTRA) * settings->rate);
        lib.Pa_SetStreamFinishedCallback(live->stream, live_stopped);
        code = lib.Pa_StartStream(live->stream);
    }
    stderr_back(quiet);
    if (code == paNoError)
        return true;
    return sink_failed(error, "\"%s\" cannot play: %s", device_name(device), lib.Pa_GetErrorText(code));
}

Live *live_open(const LiveSettings *settings, SinkError *error)
{
    if (!initialize(settings->verbose, error))
        return NULL;
    Live *live = NULL;
    int   device = choose_device(settings->device, error);
    if (device == paNoDevice)
        goto failed;
    live = calloc(1, sizeof *live);
    if (!live) {
        sink_failed(error, "out of memory");
        goto failed;
    }
    live->fill = settings->fill;
    live->source = settings->source;
    live->channels = settings->channels;
    live->seen_at = live->asked_at = -1;
    snprintf(live->name, sizeof live->name, "%s", device_name(device));
    if (start(live, settings, device, error))
        return live;
failed:
    if (live && live->stream)
        lib.Pa_CloseStream(live->stream);
    free(live);
    lib.Pa_Terminate();
    return NULL;
}

void live_close(Live *live)
{
    if (!live)
        return;
    Quiet quiet = stderr_away(false);
    lib.Pa_AbortStream(live->stream);
    lib.Pa_CloseStream(live->stream);
    lib.Pa_Terminate();
    stderr_back(quiet);
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
                 LIVE_STALL / 2;  // stopped by Ctrl-Z, or the computer suspended: begin anew
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

const char *live_device_name(const Live *live) { return live->name; }

bool live_devices(Arena *arena, const LiveDevice **out, size_t *count, SinkError *error)
{
    if (!initialize(false, error))
        return false;
    int         all = lib.Pa_GetDeviceCount();
    LiveDevice *devices = ARENA_ARRAY(arena, LiveDevice, all > 0 ? all : 1);
    *count = 0;
    for (int i = 0; i < all; i++) {
        const PaDeviceInfo *info = lib.Pa_GetDeviceInfo(i);
        if (can_play(i))
            devices[(*count)++] = (LiveDevice){
                .name = arena_strdup(arena, info->name),
                .rate = info->defaultSampleRate,
                .latency = info->defaultHighOutputLatency,
                .channels = info->maxOutputChannels,
                .is_default = i == lib.Pa_GetDefaultOutputDevice(),
            };
    }
    *out = devices;
    lib.Pa_Terminate();
    return true;
}

#else

static bool say_absent(SinkError *error)
{
    return sink_failed(error, "this walkcoach was built without PortAudio (portaudio19-dev) and cannot play");
}

bool live_devices(Arena *arena, const LiveDevice **out, size_t *count, SinkError *error)
{
    (void)arena, (void)out, (void)count;
    return say_absent(error);
}

Live *live_open(const LiveSettings *settings, SinkError *error)
{
    (void)settings;
    say_absent(error);
    return NULL;
}

void      live_close(Live *live) { (void)live; }
LiveState live_state(Live *live, double now)
{
    (void)live, (void)now;
    return LIVE_LOST;
}
uint64_t live_underruns(const Live *live)
{
    (void)live;
    return 0;
}
double live_latency(const Live *live)
{
    (void)live;
    return 0;
}
const char *live_device_name(const Live *live)
{
    (void)live;
    return "";
}

#endif
