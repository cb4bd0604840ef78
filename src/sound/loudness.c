#include "sound/loudness.h"

#include "sound/biquad.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

// In energy blocks of 10 ms.
enum {
    GATE_BLOCKS = 40,  // 0.4 s, measured every
    GATE_STEP = 10,    // 0.1 s
    SHORT_REPEATED_TO = 80,
};
#define GATE_ABSOLUTE (-70.0)  // LUFS
#define GATE_RELATIVE 0.1      // 10 LU below the mean of what passes the absolute gate

double loudness_integrated(const float *samples, Frames length, int channels, int rate)
{
    ebur128_state *meter = length > 0 ? ebur128_init((unsigned)channels, (unsigned long)rate, EBUR128_MODE_I)
                                      : NULL;
    if (!meter)
        return LOUDNESS_NONE;
    if (channels == 1)
        ebur128_set_channel(meter, 0, EBUR128_DUAL_MONO);
    bool   measurable = length * LOUDNESS_BLOCKS >= (Frames)GATE_BLOCKS * rate;
    Frames enough = measurable ? length : (Frames)rate * SHORT_REPEATED_TO / LOUDNESS_BLOCKS;
    for (Frames fed = 0; fed < enough; fed += length)
        ebur128_add_frames_float(meter, samples, (size_t)length);
    double lufs = -HUGE_VAL;
    ebur128_loudness_global(meter, &lufs);
    ebur128_destroy(&meter);
    return lufs > LOUDNESS_NONE ? lufs : LOUDNESS_NONE;
}

int loudness_block_count(Frames length, int rate)
{
    return (int)((length * LOUDNESS_BLOCKS + rate - 1) / rate);
}

static void add_channel(const float *samples, Frames length, int stride, int rate, float *out)
{
    Biquad shelf = biquad_k_shelf(rate), low_cut = biquad_k_low_cut(rate);
    int    count = loudness_block_count(length, rate);
    Frames frame = 0;
    for (int block = 0; block < count; block++) {
        Frames start = frame, whole_end = (Frames)(block + 1) * rate / LOUDNESS_BLOCKS;
        double sum = 0;
        for (Frames end = whole_end < length ? whole_end : length; frame < end; frame++) {
            double weighted = biquad_next(&low_cut, biquad_next(&shelf, samples[frame * stride]));
            sum += weighted * weighted;
        }
        out[block] += (float)(sum / (double)(whole_end - start));
    }
}

void loudness_energy(const float *samples, Frames length, int channels, int rate, float *out)
{
    for (int block = loudness_block_count(length, rate); block-- > 0;)
        out[block] = 0;
    for (int channel = 0; channel < channels; channel++)
        add_channel(samples + channel, length, channels, rate, out);
}

static double gate_energy(const float *energy, int count, int first)
{
    double sum = 0;
    for (int block = first; block < first + GATE_BLOCKS; block++)
        sum += energy[block % count];
    return sum / GATE_BLOCKS;
}

static double mean_above(const float *energy, int count, int last, double scale, double threshold)
{
    double sum = 0;
    int    passed = 0;
    for (int first = 0; first <= last; first += GATE_STEP) {
        double mean = gate_energy(energy, count, first) * scale;
        if (mean > threshold) {
            sum += mean;
            passed++;
        }
    }
    return passed ? sum / passed : 0;
}

double loudness_of_energy(const float *energy, int count, double scale)
{
    if (count <= 0)
        return LOUDNESS_NONE;
    int    last = count >= GATE_BLOCKS ? count - GATE_BLOCKS : SHORT_REPEATED_TO - GATE_BLOCKS;
    double loud = mean_above(energy, count, last, scale, pow(10, (GATE_ABSOLUTE + 0.691) / 10));
    double mean = loud > 0 ? mean_above(energy, count, last, scale, loud * GATE_RELATIVE) : 0;
    return mean > 0 ? 10 * log10(mean) - 0.691 : LOUDNESS_NONE;
}
