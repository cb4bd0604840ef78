// Breath from noise: a band of noise that moves as air does in a throat.
//
//   in     .oO0Oo.      thin and bright: a narrow band that rises, with the hiss above it
//   out    0Ooo....     broad and dark: a wide band that falls, with the murmur below it, and a long way down
//
// One filter gives band, hiss and murmur at once. The ear alone can tell in from out: brightness and contour
// both differ.
#include "sound/noise.h"
#include "sound/synth.h"
#include "sound/texture.h"
#include "sound/wave.h"

#include "base/rng.h"

#include <math.h>
#include <string.h>

typedef struct {
    double q;  // how narrow the band is
    double band, hiss, murmur;
    double ceiling;  // of the hiss, times the pitch
} Throat;

typedef struct {
    const char *name;  // as packs say it
    NoiseColour colour;
    Throat      in, out;
} Air;

// Sea: the wave that runs up the beach foams, the one that draws back rumbles.
// clang-format off
static const Air airs[] = {
    { "pink",  NOISE_PINK,  { 1.5, 1, 0.55, 0.05, 9 }, { 0.8, 1, 0.06, 0.40, 3.0 } },
    { "white", NOISE_WHITE, { 2.0, 1, 0.30, 0.05, 8 }, { 1.0, 1, 0.03, 0.60, 2.5 } },
    { "brown", NOISE_BROWN, { 1.5, 1, 0.90, 0.02, 9 }, { 0.8, 1, 0.10, 0.15, 3.0 } },
    { "sea",   NOISE_PINK,  { 0.7, 1, 0.80, 0.30, 9 }, { 0.6, 1, 0.04, 0.45, 2.0 } },
};
// clang-format on

static const Air *air_find(const char *name)
{
    for (size_t i = 0; i < sizeof airs / sizeof *airs; i++)
        if (strcmp(airs[i].name, name) == 0)
            return &airs[i];
    return &airs[0];
}

enum { TUNE_FRAMES = 64 };  // the band moves in steps of 1.5 ms, too small to hear in noise
#define RUMBLE_HZ 170.0     // below this, air moves and nobody hears it

// One stream of air through the throat.
typedef struct {
    Band   rumble, band;
    Smooth ceiling;
} Stream;

static Stream stream_of(int rate)
{
    Stream out = { 0 };
    band_tune(&out.rumble, RUMBLE_HZ, M_SQRT1_2, rate);
    return out;
}

static void stream_tune(Stream *stream, const Throat *throat, double pitch, int rate)
{
    band_tune(&stream->band, pitch, throat->q, rate);
    smooth_tune(&stream->ceiling, pitch * throat->ceiling, rate);
}

static inline float stream_next(Stream *stream, const Throat *throat, double in)
{
    band_next(&stream->rumble, in);
    band_next(&stream->band, stream->rumble.high);
    double air = throat->band * stream->band.band + throat->hiss * stream->band.high +
                 throat->murmur * stream->band.low;
    return (float)smooth_next(&stream->ceiling, air);
}

// Two streams side by side, in registers: each waits for its own last sample, and the processor does the
// other meanwhile, which makes the second one cheap. second: NULL where only one is wanted.
static void blow(float *first, float *second, Frames length, const Throat *throat, const SoundSpec *spec,
                 int rate)
{
    Stream a = stream_of(rate), b = a;
    for (Frames from = 0; from < length; from += TUNE_FRAMES) {
        double part = (double)from / (double)length;
        double pitch = spec->pitch_from + (spec->pitch_to - spec->pitch_from) * part;
        Frames to = from + TUNE_FRAMES < length ? from + TUNE_FRAMES : length;
        stream_tune(&a, throat, pitch, rate);
        stream_tune(&b, throat, pitch, rate);
        Stream x = a, y = b;
        for (Frames i = from; i < to && second; i++) {
            first[i] = stream_next(&x, throat, first[i]);
            second[i] = stream_next(&y, throat, second[i]);
        }
        for (Frames i = from; i < to && !second; i++)
            first[i] = stream_next(&x, throat, first[i]);
        a = x, b = y;
    }
}

static void fill(const SoundOrder *order, float *first, float *second, Frames length)
{
    const Air *air = air_find(order->spec->name);
    Noise      noise;
    noise_init(&noise, air->colour, rng_hash(order->seed, order->kind), 0, order->rate);
    noise_fill(&noise, first, length);
    for (Frames i = 0, half = length / 2; i < length && second; i++)  // the same, half of it away
        second[i] = first[i < half ? i + length - half : i - half];
    blow(first, second, length, order->kind == SOUND_IN ? &air->in : &air->out, order->spec, order->rate);
}

void texture_air(const SoundOrder *order, Texture *out)
{
    fill(order, out->lanes[0], out->lanes[1], out->length);
}

bool synth_breath(const SoundOrder *order, Audio *out)
{
    double  seconds = (double)order->length / order->rate;
    Gesture gesture = gesture_of(order->kind, seconds, false, 1);
    if (!audio_alloc(out, order->length, 1, order->rate))
        return false;
    fill(order, out->samples, NULL, out->length);
    gesture_apply(&gesture, out);
    audio_set_level(out, (Frames)(gesture.rise / 2 * order->rate),
                    (Frames)((seconds + gesture.fall) / 2 * order->rate), order->spec->level_db);
    return true;
}
