// White noise straight from the hash; pink and brown from it through one-pole filters.
//
// Pink falls by 3 dB an octave: poles a factor of five apart, each 7 dB weaker than the one below it, add up to that within
// a decibel. Brown falls by 6: one pole, low enough to be heard as a slope and high enough that no power is spent where
// nobody hears.
#include "sound/noise.h"

#include "base/rng.h"

#define BROWN_HZ 70.0
#define PINK_HZ  50.0
#define PINK_APART 5.0

enum { SETTLE_PER_SECOND = 8 };       // an eighth of a second is five time constants of the lowest pole

void noise_init(Noise *noise, NoiseColour colour, uint64_t seed, Frames ring, int rate)
{
    *noise = (Noise){ .colour = colour, .seed = seed, .ring = ring };
    if (colour == NOISE_BROWN)
        smooth_tune(&noise->poles[0], BROWN_HZ, rate);
    for (int i = 0; colour == NOISE_PINK && i < NOISE_POLES; i++)
        smooth_tune(&noise->poles[i], PINK_HZ * pow(PINK_APART, i), rate);
    double bands = rate / 44100.0;            // white noise spreads over half the rate; what is kept of it shrinks as it grows
    noise->gain = colour == NOISE_BROWN ? 5.2 * sqrt(bands) : colour == NOISE_PINK ? 2.2 * sqrt(bands) : 0.52;

    Frames settle = rate / SETTLE_PER_SECOND;
    if (ring > 0 && settle > ring)
        settle = ring;
    noise->next = ring > 0 ? ring - settle : 0;
    float sink[256];
    for (Frames done = 0; done < settle; done += 256)
        noise_fill(noise, sink, settle - done < 256 ? settle - done : 256);
}

static double coloured(Noise *noise, double white)
{
    if (noise->colour == NOISE_WHITE)
        return white;
    if (noise->colour == NOISE_BROWN)
        return smooth_next(&noise->poles[0], white);
    static const double shares[NOISE_POLES] = { 1, 0.4472, 0.2, 0.0894 };     // the root of how far apart
    double sum = 0;
    for (int i = 0; i < NOISE_POLES; i++)
        sum += smooth_next(&noise->poles[i], white) * shares[i];
    return sum;
}

void noise_fill(Noise *noise, float *out, Frames count)
{
    for (Frames i = 0; i < count; i++) {
        out[i] = (float)(noise->gain * coloured(noise, rng_white(noise->seed, (uint64_t)noise->next)));
        if (++noise->next == noise->ring)
            noise->next = 0;
    }
}
