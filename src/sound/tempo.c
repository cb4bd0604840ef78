#include "sound/tempo.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef HAVE_RUBBERBAND

#include <rubberband/rubberband-c.h>

// clang-format off
#define CALLS(X) \
    X(rubberband_new) X(rubberband_delete) X(rubberband_set_expected_input_duration) \
    X(rubberband_set_max_process_size) X(rubberband_study) X(rubberband_process) X(rubberband_available) \
    X(rubberband_retrieve)
// clang-format on
LIBRARY_TYPE(CALLS)
#define LIBRARY "librubberband.so.2"

// Rubber Band's finer engine: the coarser one smears the consonants of single words.
#define OPTIONS                                                                                      \
    (RubberBandOptionProcessOffline | RubberBandOptionEngineFiner | RubberBandOptionThreadingNever | \
     RubberBandOptionChannelsTogether)

enum { CHANNELS_MAX = 2, PIECE = 4096 };

bool tempo_ready(char why[LIBRARY_WHY_SIZE])
{
    Library lib = { 0 };
    char    missing[LIBRARY_WHY_SIZE];
    bool    found = LIBRARY_OPEN(LIBRARY, &lib, missing);
    if (!found)
        snprintf(why, LIBRARY_WHY_SIZE, "Rubber Band (package librubberband2) is missing: %.120s", missing);
    return found;
}

// Channels one after the other, and back.
static void part(const float *samples, Frames length, int channels, float *out)
{
    for (Frames i = 0; i < length * channels; i++)
        out[i % channels * length + i / channels] = samples[i];
}

static void join(const float *samples, Frames length, int channels, float *out)
{
    for (Frames i = 0; i < length * channels; i++)
        out[i] = samples[i % channels * length + i / channels];
}

// Channels one after the other, each of `length` frames.
typedef struct {
    float *samples;
    Frames length, at;
} Apart;

// Where each channel goes on.
static void point(const Apart *apart, int channels, float *out[CHANNELS_MAX])
{
    for (int i = 0; i < channels; i++)
        out[i] = apart->samples + i * apart->length + apart->at;
}

static void take(const Library *lib, RubberBandState state, int channels, Apart *out)
{
    for (int there; (there = lib->rubberband_available(state)) > 0 && out->at < out->length;) {
        float *to[CHANNELS_MAX];
        Frames count = there < out->length - out->at ? there : out->length - out->at;
        point(out, channels, to);
        out->at += lib->rubberband_retrieve(state, to, (unsigned)count);
    }
}

// A piece at a time: what comes out has to be taken before more is given.
static void run(const Library *lib, RubberBandState state, int channels, Apart in, Apart *out)
{
    float *from[CHANNELS_MAX];
    lib->rubberband_set_expected_input_duration(state, (unsigned)in.length);
    lib->rubberband_set_max_process_size(state, PIECE);
    for (int pass = 0; pass < 2; pass++)
        for (in.at = 0; in.at < in.length; in.at += PIECE) {
            Frames left = in.length - in.at;
            point(&in, channels, from);
            unsigned count = (unsigned)(left < PIECE ? left : PIECE);
            if (pass == 0)
                lib->rubberband_study(state, (const float *const *)from, count, left <= PIECE);
            else
                lib->rubberband_process(state, (const float *const *)from, count, left <= PIECE);
            take(lib, state, channels, out);
        }
}

float *tempo_stretch(const float *samples, Frames length, int channels, int rate, double ratio,
                     Frames *out_length)
{
    Library lib = { 0 };
    char    why[LIBRARY_WHY_SIZE];
    if (channels > CHANNELS_MAX || length <= 0 || !LIBRARY_OPEN(LIBRARY, &lib, why))
        return NULL;
    Frames          wanted = (Frames)lround((double)length * ratio);
    size_t          size = sizeof *samples * (size_t)channels;
    float          *in = malloc(size * (size_t)length), *apart = calloc((size_t)wanted + 1, size);
    float          *out = malloc(size * ((size_t)wanted + 1));
    RubberBandState state = lib.rubberband_new((unsigned)rate, (unsigned)channels, OPTIONS, ratio, 1.0);
    *out_length = wanted;
    if (in && apart && out && state) {
        part(samples, length, channels, in);
        run(&lib, state, channels, (Apart){ in, length, 0 }, &(Apart){ apart, wanted, 0 });  // or silence
        join(apart, wanted, channels, out);
    } else {
        free(out);
        out = NULL;
    }
    if (state)
        lib.rubberband_delete(state);
    free(in);
    free(apart);
    return out;
}

#else

bool tempo_ready(char why[LIBRARY_WHY_SIZE])
{
    snprintf(why, LIBRARY_WHY_SIZE, "this walkcoach was built without Rubber Band (librubberband-dev)");
    return false;
}

float *tempo_stretch(const float *samples, Frames length, int channels, int rate, double ratio,
                     Frames *out_length)
{
    (void)samples, (void)length, (void)channels, (void)rate, (void)ratio, *out_length = 0;
    return NULL;
}

#endif
