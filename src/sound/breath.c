// Breath from noise: a band of noise that moves as air does in a throat.
//
//   in     .oO0Oo.      thin and bright: a narrow band that rises, with the hiss above it
//   out    0Ooo....     broad and dark: a wide band that falls, with the murmur below it, and a long way down
//
// One filter gives band, hiss and murmur at once. Told apart by ear alone: brightness and contour both
// differ.
#include "sound/noise.h"
#include "sound/synth.h"
#include "sound/wave.h"

#include "base/rng.h"

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

static void blow(float *samples, Frames length, const Throat *throat, const SoundSpec *spec, int rate)
{
    Band   band = { 0 };
    Smooth ceiling = { 0 };
    for (Frames from = 0; from < length; from += TUNE_FRAMES) {
        double part = (double)from / (double)length;
        double pitch = spec->pitch_from + (spec->pitch_to - spec->pitch_from) * part;
        band_tune(&band, pitch, throat->q, rate);
        smooth_tune(&ceiling, pitch * throat->ceiling, rate);
        for (Frames i = from; i < length && i < from + TUNE_FRAMES; i++) {
            band_next(&band, samples[i]);
            double air = throat->band * band.band + throat->hiss * band.high + throat->murmur * band.low;
            samples[i] = (float)smooth_next(&ceiling, air);
        }
    }
}

bool synth_breath(const SoundOrder *order, Audio *out)
{
    const Air *air = air_find(order->spec->name);
    Gesture    gesture = gesture_of(order->kind);
    Noise      noise;
    if (!audio_alloc(out, order->length, 1, order->rate))
        return false;
    noise_init(&noise, air->colour, rng_hash(order->seed, order->kind), 0, order->rate);
    noise_fill(&noise, out->samples, out->length);
    blow(out->samples, out->length, order->kind == SOUND_IN ? &air->in : &air->out, order->spec, order->rate);
    gesture_apply(gesture, out);

    double length = (double)out->length;
    audio_set_level(out, (Frames)(gesture.rise / 2 * length), (Frames)((1 + gesture.fall) / 2 * length),
                    order->spec->level_db);
    return true;
}
