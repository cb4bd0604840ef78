// In hops of 20 ms: the quietest tenth of them is the room, and whatever is well above it is speech.
#include "sound/take.h"

#include <math.h>
#include <stdlib.h>

enum { HOPS_A_SECOND = 50, QUIETEST = 10, FULL_SAMPLES = 3 };
#define ABOVE_NOISE 3.0    // times: 10 dB over the room's noise is somebody
#define BELOW_LOUD  0.016  // of the loudest hop, -36 dB: softer is a breath before the word
#define AIR         0.06   // seconds kept before and after
#define FULL        0.999  // of full scale
#define SOFTEST_DB  (-40)  // peak, dBFS
#define NEAREST_DB  20     // peak above noise
#define NOTHING_DB  (-120)

static double db(double value) { return value > 1e-6 ? 20 * log10(value) : NOTHING_DB; }

static Frames hop_start(Frames hop, int rate) { return hop * rate / HOPS_A_SECOND; }

static double rms(const float *samples, Frames from, Frames to)
{
    double sum = 0;
    for (Frames i = from; i < to; i++)
        sum += (double)samples[i] * samples[i];
    return to > from ? sqrt(sum / (double)(to - from)) : 0;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double noise_of(const double *hops, Frames count)
{
    double *sorted = malloc(sizeof *sorted * (size_t)(count + 1));
    double  noise = 0;
    if (!sorted)
        return 0;
    for (Frames i = 0; i < count; i++)
        sorted[i] = hops[i];
    qsort(sorted, (size_t)count, sizeof *sorted, by_size);
    noise = count > 0 ? sorted[count / QUIETEST] : 0;
    free(sorted);
    return noise;
}

static void find_words(Take *take, const double *hops, Frames count, Frames length, int rate)
{
    double loudest = 0, noise = pow(10, take->noise_db / 20);
    for (Frames i = 0; i < count; i++)
        loudest = fmax(loudest, hops[i]);
    double threshold = fmax(noise * ABOVE_NOISE, loudest * BELOW_LOUD);
    Frames first = 0, last = count, air = (Frames)(AIR * rate);
    while (first < count && hops[first] < threshold)
        first++;
    while (last > first && hops[last - 1] < threshold)
        last--;
    if (first == last)
        return;
    take->from = hop_start(first, rate) - air, take->to = hop_start(last, rate) + air;
    take->from = take->from > 0 ? take->from : 0;
    take->to = take->to < length ? take->to : length;
}

static TakeFault fault_of(const Take *take, int full)
{
    if (take->to == take->from || take->peak_db <= NOTHING_DB)
        return TAKE_EMPTY;
    if (full >= FULL_SAMPLES)
        return TAKE_CLIPPED;
    if (take->peak_db < SOFTEST_DB)
        return TAKE_QUIET;
    return take->peak_db - take->noise_db < NEAREST_DB ? TAKE_NOISY : TAKE_GOOD;
}

Take take_look(const float *samples, Frames length, int rate)
{
    Take    take = { .fault = TAKE_EMPTY, .peak_db = NOTHING_DB, .noise_db = NOTHING_DB };
    Frames  count = length * HOPS_A_SECOND / rate;
    double *hops = malloc(sizeof *hops * (size_t)(count + 1));
    double  peak = 0;
    int     full = 0;
    if (!hops)
        return take;
    for (Frames i = 0; i < count; i++)
        hops[i] = rms(samples, hop_start(i, rate), hop_start(i + 1, rate));
    for (Frames i = 0; i < length; i++) {
        peak = fmax(peak, fabs(samples[i]));
        full += fabs(samples[i]) >= FULL;
    }
    take.peak_db = db(peak);
    take.noise_db = db(noise_of(hops, count));
    find_words(&take, hops, count, length, rate);
    take.fault = fault_of(&take, full);
    free(hops);
    return take;
}

double take_gain(const Take *take) { return pow(10, (TAKE_PEAK_DB - take->peak_db) / 20); }
