// The gain is worked out per block of a millisecond and drawn as a line through the middles of the blocks:
//
//   what each block needs     ‾‾‾‾‾|__|‾‾‾‾      min(1, ceiling / peak)
//   lowest within REACH       ‾‾|________|‾      so that the smoothing below cannot rise above what is needed
//   mean over SMOOTH          ‾‾\________/‾
//
// REACH covers SMOOTH and the neighbour the line runs to, so the result keeps to the ceiling exactly.
#include "sound/peaks.h"

#include <math.h>
#include <stdlib.h>

enum { BLOCKS_A_SECOND = 1000, SMOOTH = 4, REACH = SMOOTH + 1 };

float peaks_highest(const float *samples, Frames length, int channels)
{
    float highest = 0;
    for (Frames i = 0; i < length * channels; i++)
        highest = fabsf(samples[i]) > highest ? fabsf(samples[i])
                                              : highest;  // fmaxf is a call, with NaN in mind
    return highest;
}

static Frames block_start(int block, int rate) { return (Frames)block * rate / BLOCKS_A_SECOND; }

static void needed(const float *samples, Frames length, int channels, int rate, float ceiling, float *gains,
                   int count)
{
    for (int block = 0; block < count; block++) {
        Frames start = block_start(block, rate), end = block_start(block + 1, rate);
        float  peak = peaks_highest(samples + start * channels, (end < length ? end : length) - start,
                                    channels);
        gains[block] = peak > ceiling ? ceiling / peak : 1;
    }
}

static void lowest_around(const float *in, float *out, int count)
{
    for (int block = 0; block < count; block++) {
        out[block] = 1;
        for (int i = block - REACH; i <= block + REACH; i++)
            if (i >= 0 && i < count && in[i] < out[block])
                out[block] = in[i];
    }
}

static void mean_around(const float *in, float *out, int count)
{
    for (int block = 0; block < count; block++) {
        float sum = 0;
        for (int i = block - SMOOTH; i <= block + SMOOTH; i++)
            // NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): lowest_around has filled it
            sum += in[i < 0 ? 0 : i >= count ? count - 1 : i];
        out[block] = sum / (2 * SMOOTH + 1);
    }
}

// The first frame at or after the middle of a block; it may lie beyond the block.
static Frames from_middle(int block, int rate)
{
    Frames halves = (2 * (Frames)block + 1) * rate - BLOCKS_A_SECOND;  // of a frame, times BLOCKS_A_SECOND
    return halves <= 0 ? 0 : (halves + 2 * BLOCKS_A_SECOND - 1) / (2 * BLOCKS_A_SECOND);
}

// Goes from the middle of a block to that of the next, both of which may be the same one at either end.
static void apply(float *samples, Frames length, int channels, int rate, const float *gains, int count)
{
    double per_frame = (double)BLOCKS_A_SECOND / rate;
    for (int block = -1; block < count; block++) {
        float  left = gains[block < 0 ? 0 : block], right = gains[block + 1 < count ? block + 1 : block];
        Frames end = block + 1 < count ? from_middle(block + 1, rate) : length;
        if (left == 1 && right == 1)
            continue;
        for (Frames frame = block < 0 ? 0 : from_middle(block, rate); frame < end && frame < length;
             frame++) {
            float share = (float)(((double)frame + 0.5) * per_frame - 0.5 - block);
            for (int channel = 0; channel < channels; channel++)
                samples[frame * channels + channel] *= left + share * (right - left);
        }
    }
}

bool peaks_limit(float *samples, Frames length, int channels, int rate, float ceiling)
{
    int count = 1;
    while (block_start(count, rate) < length)
        count++;
    float *gains = malloc(2 * sizeof *gains * (size_t)count);
    if (!gains)
        return false;
    float *spare = gains + count;
    needed(samples, length, channels, rate, ceiling, gains, count);
    lowest_around(gains, spare, count);
    mean_around(spare, gains, count);
    apply(samples, length, channels, rate, gains, count);
    free(gains);
    return true;
}
