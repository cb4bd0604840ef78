// What PortAudio on ALSA does, and how we deal with it. It prints a hundred lines on stderr at start: fd 2
// points elsewhere meanwhile. When a server dies, it just stops calling, and Pa_StopStream reports success:
// we use the finished callback. It sees a new device only after Pa_Terminate: each Card initialises afresh.
#include "sink/card.h"

#include "base/library.h"
#include "sink/alsa.h"

#include <stdio.h>
#include <string.h>

#ifdef HAVE_PORTAUDIO

#include <fcntl.h>
#include <portaudio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

// clang-format off
#define CALLS(X) \
    X(Pa_Initialize) X(Pa_Terminate) X(Pa_GetErrorText) X(Pa_GetDeviceCount) \
    X(Pa_GetDefaultOutputDevice) X(Pa_GetDefaultInputDevice) X(Pa_GetDeviceInfo) X(Pa_OpenStream) \
    X(Pa_GetStreamInfo) X(Pa_SetStreamFinishedCallback) X(Pa_StartStream) X(Pa_AbortStream) X(Pa_CloseStream)
// clang-format on
LIBRARY_STATIC(CALLS)
#define LIBRARY "libportaudio.so.2"

struct Card {
    CardSettings settings;  // without the device's name
    PaStream    *stream;
    char         name[256];
};

// --- The audio thread ------------------------------------------------------------------

static int call(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *when,
                PaStreamCallbackFlags flags, void *self)
{
    (void)when;
    Card *card = self;
    bool  plays = card->settings.direction == CARD_PLAYS;
    bool  slipped = flags & (plays ? paOutputUnderflow : paInputOverflow);
    bool  goes_on = card->settings.call(card->settings.self, plays ? out : (float *)in, (Frames)frames,
                                        slipped);
    return goes_on ? paContinue : paComplete;
}

static void stopped(void *self)
{
    Card *card = self;
    if (card->settings.stopped)
        card->settings.stopped(card->settings.self);
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
    if (quiet.saved >= 0)  // else it could not be brought back
        (void)dup2(nowhere, STDERR_FILENO);
    close(nowhere);
    return quiet;
}

static void stderr_back(Quiet quiet)
{
    if (quiet.saved < 0)
        return;
    (void)dup2(quiet.saved, STDERR_FILENO);
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

static int channels_of(CardDirection direction, int index)
{
    const PaDeviceInfo *info = lib.Pa_GetDeviceInfo(index);
    return direction == CARD_PLAYS ? info->maxOutputChannels : info->maxInputChannels;
}

static const char *device_name(int index) { return lib.Pa_GetDeviceInfo(index)->name; }

static int default_device(CardDirection direction)
{
    return direction == CARD_PLAYS ? lib.Pa_GetDefaultOutputDevice() : lib.Pa_GetDefaultInputDevice();
}

// An exact match, then the one device that has `wanted` in its name. paNoDevice with the reason in error.
static int find_device(CardDirection direction, const char *wanted, SinkError *error)
{
    int part = paNoDevice, parts = 0, count = lib.Pa_GetDeviceCount();
    for (int i = 0; i < count; i++) {
        if (channels_of(direction, i) == 0)
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
                        parts ? "\"%s\" is part of the names of %d devices:"
                              : "no device is called \"%s\"; there are:",
                        wanted, parts);
    for (int i = 0; i < count && used < (int)sizeof error->text; i++)
        if (channels_of(direction, i) > 0 && (!parts || strcasestr(device_name(i), wanted)))
            used += snprintf(error->text + used, sizeof error->text - (size_t)used, " \"%s\"",
                             device_name(i));
    return paNoDevice;
}

static int choose_device(const CardSettings *settings, SinkError *error)
{
    if (settings->device)
        return find_device(settings->direction, settings->device, error);
    int index = default_device(settings->direction);
    if (index == paNoDevice)
        sink_failed(error, settings->direction == CARD_PLAYS ? "no sound device was found"
                                                             : "no microphone was found");
    return index;
}

static bool start(Card *card, int device, SinkError *error)
{
    const CardSettings *settings = &card->settings;
    bool                plays = settings->direction == CARD_PLAYS;
    PaStreamParameters  parameters = {
         .device = device,
         .channelCount = settings->channels,
         .sampleFormat = paFloat32,
         .suggestedLatency = settings->latency,
    };
    Quiet   quiet = stderr_away(settings->verbose);
    PaError code = lib.Pa_OpenStream(&card->stream, plays ? NULL : &parameters, plays ? &parameters : NULL,
                                     settings->rate, paFramesPerBufferUnspecified, paClipOff | paDitherOff,
                                     call, card);
    if (code == paNoError) {
        const PaStreamInfo *info = lib.Pa_GetStreamInfo(card->stream);
        if (settings->opened)
            settings->opened(settings->self, plays ? info->outputLatency : info->inputLatency);
        lib.Pa_SetStreamFinishedCallback(card->stream, stopped);
        code = lib.Pa_StartStream(card->stream);
    }
    stderr_back(quiet);
    if (code == paNoError)
        return true;
    return sink_failed(error, "\"%s\" cannot %s: %s", device_name(device), plays ? "play" : "listen",
                       lib.Pa_GetErrorText(code));
}

Card *card_open(const CardSettings *settings, SinkError *error)
{
    if (!initialize(settings->verbose, error))
        return NULL;
    Card *card = NULL;
    int   device = choose_device(settings, error);
    if (device == paNoDevice)
        goto failed;
    card = calloc(1, sizeof *card);
    if (!card) {
        sink_failed(error, "out of memory");
        goto failed;
    }
    card->settings = *settings;
    snprintf(card->name, sizeof card->name, "%s", device_name(device));
    if (start(card, device, error))
        return card;
failed:
    if (card && card->stream)
        lib.Pa_CloseStream(card->stream);
    free(card);
    lib.Pa_Terminate();
    return NULL;
}

void card_close(Card *card)
{
    if (!card)
        return;
    Quiet quiet = stderr_away(false);
    lib.Pa_AbortStream(card->stream);
    lib.Pa_CloseStream(card->stream);
    lib.Pa_Terminate();
    stderr_back(quiet);
    free(card);
}

const char *card_name(const Card *card) { return card->name; }

bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error)
{
    if (!initialize(false, error))
        return false;
    int         all = lib.Pa_GetDeviceCount();
    CardDevice *devices = ARENA_ARRAY(arena, CardDevice, all > 0 ? all : 1);
    *count = 0;
    for (int i = 0; i < all; i++) {
        const PaDeviceInfo *info = lib.Pa_GetDeviceInfo(i);
        if (channels_of(direction, i) == 0)
            continue;
        bool plays = direction == CARD_PLAYS;
        devices[(*count)++] = (CardDevice){
            .name = arena_strdup(arena, info->name),
            .rate = info->defaultSampleRate,
            .latency = plays ? info->defaultHighOutputLatency : info->defaultHighInputLatency,
            .channels = channels_of(direction, i),
            .is_default = i == default_device(direction),
        };
    }
    *out = devices;
    lib.Pa_Terminate();
    return true;
}

#else

static bool say_absent(SinkError *error)
{
    return sink_failed(
        error,
        "this walkcoach was built without PortAudio (portaudio19-dev): it can neither play nor listen");
}

bool card_devices(CardDirection direction, Arena *arena, const CardDevice **out, size_t *count,
                  SinkError *error)
{
    (void)direction, (void)arena, (void)out, (void)count;
    return say_absent(error);
}

Card *card_open(const CardSettings *settings, SinkError *error)
{
    (void)settings;
    say_absent(error);
    return NULL;
}

void        card_close(Card *card) { (void)card; }
const char *card_name(const Card *card)
{
    (void)card;
    return "";
}

#endif
