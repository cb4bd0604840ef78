// White noise straight from the hash; pink and brown from it through one-pole filters.
//
// Pink falls by 3 dB an octave: poles a factor of five apart, each 7 dB weaker than the one below it, add up
// to that within a decibel. Brown falls by 6: one pole, low enough to be heard as a slope and high enough
// that no power is spent where nobody hears.
#include "sound/noise.h"

#include "base/rng.h"

#define BROWN_HZ   70.0
#define PINK_HZ    50.0
#define PINK_APART 5.0
#define PINK_STEP  0.4472  // each pole is weaker than the one below by the root of that

enum { SETTLE_PER_SECOND = 8 };  // an eighth of a second is five time constants of the lowest pole

void noise_init(Noise *noise, NoiseColour colour, uint64_t seed, Frames ring, int rate)
{
    *noise = (Noise){ .colour = colour, .seed = seed, .ring = ring };
    if (colour == NOISE_BROWN)
        smooth_tune(&noise->poles[0], BROWN_HZ, rate);
    for (int i = 0; colour == NOISE_PINK && i < NOISE_POLES; i++)
        smooth_tune(&noise->poles[i], PINK_HZ * pow(PINK_APART, i), rate);
    double bands = rate /
                   44100.0;  // white noise spreads over half the rate; what is kept of it shrinks as it grows
    noise->gain = colour == NOISE_BROWN ? 5.2 * sqrt(bands) : colour == NOISE_PINK ? 2.2 * sqrt(bands) : 0.52;

    Frames settle = rate / SETTLE_PER_SECOND;
    if (ring > 0 && settle > ring)
        settle = ring;
    noise->next = ring > 0 ? ring - settle : 0;
    float sink[256];
    for (Frames done = 0; done < settle; done += 256)
        noise_fill(noise, sink, settle - done < 256 ? settle - done : 256);
}

static double next_white(Noise *noise)
{
    double white = rng_white(noise->seed, (uint64_t)noise->next);
    if (++noise->next == noise->ring)
        noise->next = 0;
    return white * noise->gain;
}

static void fill_white(Noise *noise, float *out, Frames count)
{
    for (Frames i = 0; i < count; i++)
        out[i] = (float)next_white(noise);
}

static void fill_brown(Noise *noise, float *out, Frames count)
{
    for (Frames i = 0; i < count; i++)
        out[i] = (float)smooth_next(&noise->poles[0], next_white(noise));
}

// The poles written out and copied to where the compiler keeps them in registers: half the time of a loop
// over them.
static void fill_pink(Noise *noise, float *out, Frames count)
{
    Smooth a = noise->poles[0], b = noise->poles[1], c = noise->poles[2], d = noise->poles[3];
    for (Frames i = 0; i < count; i++) {
        double white = next_white(noise);
        out[i] = (float)(smooth_next(&a, white) + PINK_STEP * smooth_next(&b, white) +
                         PINK_STEP * PINK_STEP *
                             (smooth_next(&c, white) + PINK_STEP * smooth_next(&d, white)));
    }
    noise->poles[0] = a, noise->poles[1] = b, noise->poles[2] = c, noise->poles[3] = d;
}

void noise_fill(Noise *noise, float *out, Frames count)
{
    switch (noise->colour) {
    case NOISE_WHITE: fill_white(noise, out, count); return;
    case NOISE_PINK: fill_pink(noise, out, count); return;
    case NOISE_BROWN: fill_brown(noise, out, count); return;
    }
}
