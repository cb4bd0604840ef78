// A filter waits for its own last result, so that one alone leaves the processor idle: energy is measured in
// four stretches of a sound at once, a lane each. Every stretch begins with what a filter remembers: RUN_UP
// before it.
//
//   lane 0   |========|                        blocks 0 .. each
//   lane 1         ~~~|========|               each .. 2 each, ~ the run-up
//   lane 2                  ~~~|========|
#include "sound/loudness.h"

#include "base/wide.h"
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

enum { LANES = 4, PIECE = 512 };
enum { RUN_UP = 20 };  // a second / 20: the low cut, critically damped at 38 Hz, has forgotten all but 7e-6
typedef double Lanes __attribute__((vector_size(LANES * sizeof(double))));

// One channel of a sound.
typedef struct {
    const float *samples;
    Frames       length;
    int          stride, rate;
} Channel;

// Where each lane is, and what its two filters remember.
typedef struct {
    Frames at[LANES];
    Biquad shelf, low_cut;
    Lanes  shelf_1, shelf_2, cut_1, cut_2;
} Weighing;

static Frames block_start(int64_t block, int rate) { return block * rate / LOUDNESS_BLOCKS; }

// After how many blocks their borders fall on the same part of a frame: all lanes' blocks then have one
// length.
static int period(int rate)
{
    int blocks = 1;
    while ((int64_t)blocks * rate % LOUDNESS_BLOCKS != 0)
        blocks++;
    return blocks;
}

// The next frames of each lane; there is silence before the sound and after it.
static void take(const Channel *channel, Frames at[LANES], int count, Lanes *out)
{
    for (int lane = 0; lane < LANES; lane++) {
        for (int i = 0; i < count; i++) {
            Frames frame = at[lane] + i;
            out[i][lane] = frame >= 0 && frame < channel->length ? channel->samples[frame * channel->stride]
                                                                 : 0;
        }
        at[lane] += count;
    }
}

// The sum of squares of the next frames of each lane, weighted.
WIDE static void weigh(const Channel *channel, Weighing *at, Frames count, double sums[LANES])
{
    Lanes  piece[PIECE], sum = { 0 };
    Biquad shelf = at->shelf, cut = at->low_cut;
    Lanes  shelf_1 = at->shelf_1, shelf_2 = at->shelf_2, cut_1 = at->cut_1, cut_2 = at->cut_2;
    for (int some; count > 0; count -= some) {
        some = count < PIECE ? (int)count : PIECE;
        take(channel, at->at, some, piece);
        for (int i = 0; i < some; i++) {
            Lanes in = piece[i], bright = shelf.b0 * in + shelf_1;
            shelf_1 = shelf.b1 * in - shelf.a1 * bright + shelf_2;
            shelf_2 = shelf.b2 * in - shelf.a2 * bright;
            Lanes heard = cut.b0 * bright + cut_1;
            cut_1 = cut.b1 * bright - cut.a1 * heard + cut_2;
            cut_2 = cut.b2 * bright - cut.a2 * heard;
            sum += heard * heard;
        }
    }
    at->shelf_1 = shelf_1, at->shelf_2 = shelf_2, at->cut_1 = cut_1, at->cut_2 = cut_2;
    for (int lane = 0; lane < LANES; lane++)
        sums[lane] = sum[lane];
}

static void add_channel(const Channel *channel, float *out)
{
    int      rate = channel->rate, count = loudness_block_count(channel->length, rate), whole = period(rate);
    int      each = (count + LANES * whole - 1) / (LANES * whole) * whole;
    Weighing at = { .shelf = biquad_k_shelf(rate), .low_cut = biquad_k_low_cut(rate) };
    double   sums[LANES];
    for (int lane = 0; lane < LANES; lane++)
        at.at[lane] = block_start((int64_t)lane * each, rate) - rate / RUN_UP;
    weigh(channel, &at, rate / RUN_UP, sums);
    for (int block = 0; block < each; block++) {
        Frames frames = block_start(block + 1, rate) - block_start(block, rate);
        weigh(channel, &at, frames, sums);
        for (int lane = 0; lane < LANES; lane++)
            if (lane * each + block < count)
                out[lane * each + block] += (float)(sums[lane] / (double)frames);
    }
}

void loudness_energy(const float *samples, Frames length, int channels, int rate, float *out)
{
    for (int block = loudness_block_count(length, rate); block-- > 0;)
        out[block] = 0;
    for (int channel = 0; channel < channels; channel++)
        add_channel(&(Channel){ samples + channel, length, channels, rate }, out);
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
