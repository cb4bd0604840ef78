// A bed: noise that is under a walk, a loop without a seam.
//
// The noise runs in a ring and every filter has gone round once before the loop begins, so the last sample
// leads to the first as any sample leads to the next. The two ears share most of it: the side signal is the
// same ring, half a loop away, and what mono hears is the ring itself.
#include "sound/noise.h"
#include "sound/synth.h"
#include "sound/wave.h"

#include "base/rng.h"

#include <stdlib.h>
#include <string.h>

#define SIDE 0.5f  // of the middle: the ears correlate by 0.6

enum { LOOP_WAVES = 2, DROPS_PER_SECOND = 14, SETTLE_PARTS = 16 };

typedef struct {
    float   *samples;
    Frames   length;
    int      rate, seconds;
    uint64_t seed;
} Ring;

// A loop whose mean is not 0 adds up to a direct current.
static void centre(Ring *ring)
{
    double sum = 0;
    for (Frames i = 0; i < ring->length; i++)
        sum += ring->samples[i];
    float mean = (float)(sum / (double)ring->length);
    for (Frames i = 0; i < ring->length; i++)
        ring->samples[i] -= mean;
}

static void plain(Ring *ring) { (void)ring; }

// Rain: a roof of hiss, and drops that fall on it.
static void drop(Ring *ring, uint64_t index)
{
    Frames at = (Frames)(rng_hash(ring->seed, 3 * index) % (uint64_t)ring->length), length = ring->rate / 40;
    double pitch = 1500 + rng_below(ring->seed, 3 * index + 1, 2500);
    double strength = 0.2 + rng_below(ring->seed, 3 * index + 2, 100) * 0.006;
    for (Frames i = 0; i < length; i++) {
        double part = (double)i / (double)length, edge = wave_rise(part * 12) * (1 - part) * (1 - part);
        ring->samples[(at + i) % ring->length] += (float)(strength * edge * edge *
                                                          wave_sine(pitch * (double)i / ring->rate));
    }
}

static void rain(Ring *ring)
{
    Band   band = { 0 };
    Smooth soft = { 0 };
    band_tune(&band, 500, 0.6, ring->rate);
    smooth_tune(&soft, 5000, ring->rate);
    for (Frames i = -ring->length / SETTLE_PARTS; i < ring->length; i++) {
        band_next(&band, ring->samples[i < 0 ? i + ring->length : i]);
        double hiss = smooth_next(&soft, band.high);
        if (i >= 0)
            ring->samples[i] = (float)hiss;
    }
    for (int n = 0; n < ring->seconds * DROPS_PER_SECOND; n++)
        drop(ring, (uint64_t)n);
}

// Sea: a swell far out, for the loop's own sake; the waves that count follow the breath, and are made where
// it is mixed.
static double wave_at(double part)
{
    double turn = part * LOOP_WAVES + 1;
    double swell = 0.5 + 0.5 * wave_sine(turn + 0.06 * wave_sine(turn));
    return 0.7 + 0.3 * swell * swell;
}

static void sea(Ring *ring)
{
    Smooth foam = { 0 };
    for (Frames i = -ring->length / SETTLE_PARTS; i < ring->length; i++) {
        Frames at = i < 0 ? i + ring->length : i;
        double swell = wave_at((double)at / (double)ring->length);
        if (at % 64 == 0)
            smooth_tune(&foam, 2400 * swell * swell, ring->rate);
        double water = smooth_next(&foam, ring->samples[at]);
        if (i >= 0)
            ring->samples[i] = (float)(water * swell);
    }
}

// Nobody hears plain noise repeat after eight seconds; waves need longer. A second of bed costs a
// millisecond.
// clang-format off
static const struct {
    const char *name;
    NoiseColour colour;
    void (*shape)(Ring *ring);
    int seconds;
} beds[] = {
    { "pink", NOISE_PINK, plain, 8 }, { "white", NOISE_WHITE, plain, 8 }, { "brown", NOISE_BROWN, plain, 8 },
    { "rain", NOISE_PINK, rain, 12 }, { "sea", NOISE_PINK, sea, 14 },
};
// clang-format on

bool synth_bed(const SoundOrder *order, Audio *out)
{
    size_t row = 0;
    while (row + 1 < sizeof beds / sizeof *beds && strcmp(beds[row].name, order->spec->name) != 0)
        row++;
    Ring  ring = { .length = (Frames)beds[row].seconds * order->rate,
                   .rate = order->rate,
                   .seconds = beds[row].seconds,
                   .seed = rng_hash(order->seed, SOUND_BED) };
    Noise noise;
    ring.samples = malloc(sizeof *ring.samples * (size_t)ring.length);
    if (!ring.samples || !audio_alloc(out, ring.length, 2, order->rate))
        return free(ring.samples), false;
    noise_init(&noise, beds[row].colour, ring.seed, ring.length, order->rate);
    noise_fill(&noise, ring.samples, ring.length);
    beds[row].shape(&ring);
    centre(&ring);
    // (a + sb)^2 + (a - sb)^2 is 2 (a^2 + s^2 b^2): the level of the ring decides that of the ears.
    Audio mono = { ring.samples, ring.length, 1, order->rate, 0 };
    audio_set_level(&mono, 0, mono.length, order->spec->level_db - 10 * log10(1 + SIDE * SIDE));
    for (Frames i = 0, side = ring.length / 2; i < ring.length;
         i++, side = side + 1 < ring.length ? side + 1 : 0) {
        out->samples[2 * i] = ring.samples[i] + SIDE * ring.samples[side];
        out->samples[2 * i + 1] = ring.samples[i] - SIDE * ring.samples[side];
    }
    free(ring.samples);
    return true;
}
