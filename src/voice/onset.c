// Two bands of the voice: F1 is in one, F2 and F3 in the other. Each has the amplitude of each millisecond,
// as a part of the highest that the vowel reaches in that band. A vowel begins where their sum rises fastest:
//
//   "Rest"          r r r r r e e e e s s t
//   300-1000 Hz     __/-------/‾‾‾‾‾\______
//   1000-3000 Hz    __/-----_/‾‾‾‾‾‾\______
//   their rise        ^     ^  the second is steeper: here the mouth opens
//
// After S. K. Scott, "P-centres in speech: an acoustic analysis", 1993, which has one band of 500 to 1500 Hz;
// alone, it takes the r of "Rest" for the vowel.
#include "voice/onset.h"

#include "sound/filter.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

enum {
    HOPS = 1000,  // a second
    BANDS = 2,
    BLUR = 23,     // hops: of the amplitude; two periods of a low voice
    SLOPE = 10,    // hops to either side over which a rise is measured
    LEAD = 12,     // hops from the foot of a rise, where the vowel begins, to its steepest place
    BEFORE = 100,  // hops before the hint
    AFTER = 30,
    NUCLEUS = 50,  // hops after the window in which the vowel reaches its height
    SETTLE = 60,   // hops before the window, for the filters
    SWELL = 51,    // hops: blur that leaves one hump a syllable
    LEAST = 50,    // hops
};
#define STRONG      0.4    // of the strongest hump: a vowel that carries the phrase
#define SEARCH_MOST 3      // seconds: without a hint, only this much of the phrase is searched
#define TINY        1e-9f  // an amplitude this small is silence

// The higher band counts a little more: an l is already in the lower one.
static const struct {
    double from, to;
    float  weight;
} bands[BANDS] = { { 300, 1000, 1 }, { 1000, 3000, 1.15f } };

// Amplitudes of both bands, hop by hop, for a part of the phrase.
typedef struct {
    int    count;
    float *amplitude[BANDS];
    float *sum, *spare;
    float *room;  // all of them
} Envelope;

static bool envelope_open(int count, Envelope *out)
{
    float *room = calloc((size_t)count * (BANDS + 2), sizeof *room);
    *out = (Envelope){ .count = count, .room = room };
    for (int band = 0; room && band < BANDS; band++)
        out->amplitude[band] = room + band * count;
    out->sum = room + BANDS * count, out->spare = room + (BANDS + 1) * count;
    return room != NULL;
}

// Half a cosine wave on either side, of odd width; values beyond the ends count as 0.
static void blur(float *values, float *spare, int count, int width)
{
    float weights[SWELL], whole = 0;
    for (int i = 0; i < width; i++)
        whole += weights[i] = (float)(1 - cos(2 * M_PI * (i + 1) / (width + 1)));
    for (int at = 0; at < count; at++) {
        float sum = 0;
        for (int i = 0, from = at - width / 2; i < width; i++)
            if (from + i >= 0 && from + i < count)
                sum += weights[i] * values[from + i];
        spare[at] = sum / whole;
    }
    for (int at = 0; at < count; at++)
        values[at] = spare[at];
}

static void read_band(const float *samples, Frames length, int channels, int rate, int band, Envelope *out)
{
    Band   low_cut = { 0 }, high_cut = { 0 };
    float *power = out->amplitude[band];
    band_tune(&low_cut, bands[band].from, M_SQRT1_2, rate);
    band_tune(&high_cut, bands[band].to, M_SQRT1_2, rate);
    for (Frames i = 0; i < length; i++) {
        double in = 0;
        for (int channel = 0; channel < channels; channel++)
            in += samples[i * channels + channel];
        band_next(&low_cut, in);
        band_next(&high_cut, low_cut.high);
        Frames hop = i * HOPS / rate;
        if (hop < out->count)
            power[hop] += (float)(high_cut.low * high_cut.low);
    }
    blur(power, out->spare, out->count, BLUR);
    for (int hop = 0; hop < out->count; hop++)
        power[hop] = sqrtf(power[hop]);
}

static float highest(const float *values, int from, int to)
{
    float most = 0;
    for (int i = from; i < to; i++)
        most = fmaxf(most, values[i]);
    return most;
}

// Each band as a part of its highest value in [from, to), added up.
static void add_bands(Envelope *envelope, int from, int to)
{
    float unit[BANDS];
    for (int band = 0; band < BANDS; band++)
        unit[band] = bands[band].weight / (highest(envelope->amplitude[band], from, to) + TINY);
    for (int hop = 0; hop < envelope->count; hop++) {
        envelope->sum[hop] = 0;
        for (int band = 0; band < BANDS; band++)
            envelope->sum[hop] += unit[band] * envelope->amplitude[band][hop];
    }
}

static int within(int hop, int count) { return hop < 0 ? 0 : hop < count ? hop : count; }

// Where the sum of the bands rises fastest in [from, to): the foot of that rise.
static int fastest_rise(Envelope *envelope, int from, int to)
{
    int   count = envelope->count, found = from;
    float steepest = -1;
    add_bands(envelope, from, within(to + NUCLEUS, count));
    for (int hop = from; hop < to; hop++) {
        float before = hop >= SLOPE ? envelope->sum[hop - SLOPE] : 0;
        float after = hop + SLOPE < count ? envelope->sum[hop + SLOPE] : 0;
        if (after - before > steepest)
            steepest = after - before, found = hop;
    }
    return found - LEAD > 0 ? found - LEAD : 0;
}

// The top of the first hump that is nearly as high as the highest.
static int first_strong_hump(Envelope *envelope)
{
    int    count = envelope->count;
    float *sum = envelope->sum;
    add_bands(envelope, 0, count);
    blur(sum, envelope->spare, count, SWELL);
    float wanted = (float)STRONG * highest(sum, 0, count);
    for (int hop = 1; hop + 1 < count; hop++)
        if (sum[hop] >= wanted && sum[hop] >= sum[hop - 1] && sum[hop] > sum[hop + 1])
            return hop;
    return 0;
}

Frames onset_find(const float *samples, Frames length, int channels, int rate, Frames hint)
{
    bool     hinted = hint >= 0;
    Frames   most = (Frames)SEARCH_MOST * rate, hop_of_hint = hinted ? hint * HOPS / rate : 0;
    Frames   first = hop_of_hint > BEFORE + SETTLE ? hop_of_hint - BEFORE - SETTLE : 0;  // hop
    Frames   from = first * rate / HOPS;
    Frames   left = hinted ? (hop_of_hint + AFTER + 2 * NUCLEUS - first) * rate / HOPS : most;
    Envelope envelope;
    if (left > length - from)
        left = length - from;
    int count = (int)(left * HOPS / rate);
    if (count < LEAST || !envelope_open(count, &envelope))
        return hinted && hint <= length ? hint : hinted ? length : 0;
    for (int band = 0; band < BANDS; band++)
        read_band(samples + from * channels, left, channels, rate, band, &envelope);
    int  centre = hinted ? (int)(hop_of_hint - first) : first_strong_hump(&envelope) - AFTER + SLOPE;
    int  start = within(centre - BEFORE, count), end = within(centre + AFTER, count);
    int  found = start < end ? fastest_rise(&envelope, start, end) : start;
    bool silent = highest(envelope.sum, 0, count) <= 0;
    free(envelope.room);
    return silent ? (hinted ? hint : 0) : (first + found) * rate / HOPS;
}
